using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Entries;

/// <summary>What the fields of a form need to know; the form hands it down to them.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Fields">What stands in them.</param>
/// <param name="Reading">What was wrong when it was sent; null: it was not.</param>
/// <param name="Situation">What the person may read of the operation.</param>
/// <param name="Person">Who enters.</param>
public sealed record EntryState(string Operation, EntryFields Fields, EntryReading? Reading, Situation Situation, Person Person)
{
    /// <summary>The message that the form was filled in from; null: it was not.</summary>
    public EntryMessage? Message { get; init; }

    /// <summary>See <see cref="EntryPage.IsForDevice"/>.</summary>
    public bool IsForDevice { get; init; }

    public static string IdOf(string field) => $"f-{field}";

    public string? ProblemOf(string field) => Reading?.ProblemOf(field);

    public IReadOnlyList<Location>? CandidatesOf(string field) => Reading?.CandidatesOf(field);

    /// <summary>Where the person may propose a place: of the operation's governorates a coordinator with areas has only those.</summary>
    public IReadOnlyList<string> Governorates =>
    [
        .. Situation.Locations.Values
            .Where(l => l.Governorate is not null)
            .Select(l => (Name: l.Governorate!, Area: new Area(l.Governorate, l.GovernoratePcode)))
            .Where(g => AccessPolicy.May(Person, Verb.Propose, new Subject(Situation.Operation.Code, RecordKinds.Locations.Subject, Areas: [g.Area])))
            .Select(g => g.Name)
            .Distinct()
            .Order(StringComparer.CurrentCulture),
    ];
}
