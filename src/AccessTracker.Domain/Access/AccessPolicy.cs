namespace AccessTracker.Domain.Access;

/// <summary>A verb names what somebody wants to do.</summary>
public enum Verb
{
    Read,

    /// <summary>Read a severe field of one record, for a reason.</summary>
    ReadSevere,

    /// <summary>Add, change, withdraw or restore a record.</summary>
    Write,

    /// <summary>Add a place that the operation's list does not have, for a manager to confirm.</summary>
    Propose,

    /// <summary>
    /// Quieten an alert for a while: about a place of theirs, or, of kind <c>target</c> or <c>report</c>, about the operation as a whole.
    /// </summary>
    Snooze,

    /// <summary>Set the level of one record.</summary>
    Classify,

    /// <summary>Check records, and ask their authors about them.</summary>
    Review,

    /// <summary>Publish a report.</summary>
    Publish,

    /// <summary>Take out what one may read as files.</summary>
    Export,

    /// <summary>Bring in many records at once; each of them is asked about again, as <see cref="Write"/>.</summary>
    Import,

    /// <summary>Begin an operation: a manager of all operations may, or an administrator.</summary>
    AddOperation,

    /// <summary>Start a job now.</summary>
    RunJobs,

    /// <summary>Invite, disable, give and take roles.</summary>
    ManageAccounts,

    /// <summary>Read who did what.</summary>
    ReadAudit,

    /// <summary>Open the dashboard of the scheduler.</summary>
    SeeScheduler,
}

/// <summary>An area tells where a record lies, as far as rights depend on it.</summary>
/// <param name="Governorate">Null: not known, and in nobody's area.</param>
/// <param name="Pcode">The governorate's P-code.</param>
public sealed record Area(string? Governorate, string? Pcode);

/// <summary>A kind names the sort of thing that a verb is done to.</summary>
/// <param name="Name">As the bundle names records of the kind: <c>delivery</c>.</param>
/// <param name="IsCoordinated">Coordinators may write it, each in their area.</param>
public sealed record SubjectKind(string Name, bool IsCoordinated = false);

/// <summary>A subject is what a verb is done to.</summary>
/// <param name="Operation">Code; null for what belongs to none: accounts, jobs, the audit.</param>
/// <param name="Kind">Kind of record; null: the operation's records in general.</param>
/// <param name="Level">The record's level.</param>
/// <param name="Areas">Of every place that the record is about. Empty: of none.</param>
public sealed record Subject(string? Operation, SubjectKind? Kind = null, Sensitivity Level = Sensitivity.Low, IReadOnlyList<Area>? Areas = null);

/// <summary>
/// The one place that decides who may do what (docs/access.md has it as a table). Pages, endpoints, stores, import,
/// export, history and jobs ask it; nothing else compares roles.
/// </summary>
public static class AccessPolicy
{
    /// <summary><paramref name="person"/> may do that.</summary>
    public static bool May(Person person, Verb verb, Subject subject) => person.IsOperator || (IsWithin(person.Scopes, verb)
        && (subject.Operation is { } operation
            ? MayIn(person, operation, verb, subject)
            : verb == Verb.AddOperation ? person.Is(Role.Administrator) || person.Is(Role.Manager)
            : verb is Verb.ManageAccounts or Verb.ReadAudit or Verb.RunJobs or Verb.SeeScheduler && person.Is(Role.Administrator)));

    /// <summary>The highest level that the person may read in an operation; null: nothing of it, not even that it exists.</summary>
    public static Sensitivity? Ceiling(Person person, string operation) => person.IsOperator
        ? Sensitivity.Severe
        : person.In(operation).Select(g => (Sensitivity?)Ceiling(g.Role)).Max();

    /// <summary>A role alone may read up to this level.</summary>
    public static Sensitivity Ceiling(Role role) => role switch
    {
        Role.Member or Role.Administrator => Sensitivity.Moderate,
        Role.Coordinator => Sensitivity.High,
        Role.Manager => Sensitivity.Severe,
    };

    /// <summary>The role is held only by those who have shown a second factor.</summary>
    public static bool NeedsSecondFactor(Role role) => role is Role.Manager or Role.Administrator;

    // What no scope names, no token does: accounts, the audit, jobs, and severe fields, which are read for a reason by a person.
    private static bool IsWithin(IReadOnlyList<ApiScope>? scopes, Verb verb) => scopes is null || verb switch
    {
        Verb.Read or Verb.Export => scopes.Contains(ApiScope.Read),
        Verb.Write or Verb.Propose or Verb.Import => scopes.Contains(ApiScope.Write),
        Verb.Publish => scopes.Contains(ApiScope.Publish),
        _ => false,
    };

    private static bool MayIn(Person person, string operation, Verb verb, Subject subject) => Ceiling(person, operation) is { } ceiling
        && subject.Level <= ceiling
        && verb switch
        {
            Verb.Read or Verb.Export => true,
            Verb.Write =>
                person.Is(Role.Manager, operation) || (subject.Kind is { IsCoordinated: true } && person.In(operation).Any(g => Covers(g, subject))),
            Verb.Propose => person.Is(Role.Manager, operation) || person.In(operation).Any(g => Covers(g, subject)),
            Verb.Snooze =>
                person.Is(Role.Manager, operation)
                || (subject.Kind?.Name is not ("target" or "report") && person.In(operation).Any(g => Covers(g, subject))),
            Verb.Import => person.Is(Role.Manager, operation) || person.Is(Role.Coordinator, operation),
            Verb.ReadSevere or Verb.Classify or Verb.Review or Verb.Publish => person.Is(Role.Manager, operation),
            Verb.RunJobs => person.Is(Role.Manager, operation) || person.Is(Role.Administrator, operation),
            Verb.AddOperation => person.Is(Role.Administrator) || person.Is(Role.Manager),
            Verb.ManageAccounts or Verb.ReadAudit or Verb.SeeScheduler => person.Is(Role.Administrator),
        };

    private static bool Covers(Grant grant, Subject subject) => grant.Role == Role.Coordinator
        && (grant.Areas.Count == 0 || (subject.Areas ?? []).All(a => IsOneOf(grant.Areas, a.Governorate) || IsOneOf(grant.Areas, a.Pcode)));

    private static bool IsOneOf(IReadOnlyList<string> areas, string? area) =>
        area is not null && areas.Contains(area, StringComparer.OrdinalIgnoreCase);
}
