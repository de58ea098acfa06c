using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>
/// What of an operation's records an audience may read, as conditions of the statements that select them: what is not for
/// it never leaves the database. The words are in docs/access.md.
/// </summary>
internal sealed class Visibility(SensitivityRules rules, Audience audience)
{
    /// <summary>
    /// The name of the parameter that <see cref="Audience.OpenBefore"/> is passed as; it is bound even where no condition needs it.
    /// </summary>
    public const string OpenBefore = "openBefore";

    private readonly string _levels =
        string.Join(", ", Enum.GetValues<Sensitivity>().Where(l => l <= audience.Ceiling).Select(l => $"'{EnumCode.Of(l)}'"));

    /// <summary>Everything there is: no condition is needed.</summary>
    public bool IsAll => audience.Ceiling == Sensitivity.Severe && audience.OpenBefore is null;

    /// <summary>A value for the parameter; without an embargo no condition reads it.</summary>
    public DateOnly ParameterValue => audience.OpenBefore ?? DateOnly.MaxValue;

    /// <summary>
    /// The record <c>t</c> of <paramref name="table"/> may be read, and so may what it cannot be without. Its references
    /// stand joined as <see cref="RecordSql.Stored"/> joins them.
    /// </summary>
    public string Of(RecordKind table)
    {
        if (IsAll || table == RecordKinds.Operations)
        {
            return "1 = 1";
        }

        var conditions = new List<string> { Itself(table, "t") };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Refers == RecordKinds.Convoys)
            {
                // A log, a stop, an incident tells of its convoy: none of them is to be read before it is.
                conditions.Add(WhereNamed(
                    column, $"exists (select 1 from convoy c where c.id = t.convoy_id and {Itself(RecordKinds.Convoys, "c")})"));
            }
            else if (column.Refers == RecordKinds.Deliveries)
            {
                // An item, a breakdown of the people reached tells of its stop, if only by its key: neither is to be read where the stop is not.
                conditions.Add(WhereNamed(column, $"""
                    exists (select 1 from delivery c where c.id = t.delivery_id and {Itself(RecordKinds.Deliveries, "c")}
                        and exists (select 1 from location p where p.id = c.location_id and {Level(RecordKinds.Locations, "p", "1 = 1")}))
                    """));
            }
            else if (column is { Refers: { } kind, Required: true })
            {
                conditions.Add(Level(kind, $"r{i}", "1 = 1"));
            }
        }

        if (table.BelongsToLine)
        {
            conditions.Add($"""
                exists (select 1 from request_line rl where rl.request_id = t.request_id and rl.location_id = t.location_id
                    and {Itself(RecordKinds.RequestLines, "rl")})
                """);
        }

        return string.Join("\n    and ", conditions);
    }

    // What a record can be without is asked about where it has it.
    private static string WhereNamed(RecordColumn column, string condition) =>
        column.Required ? condition : $"(t.{column.Stored} is null or {condition})";

    /// <summary>A record under <paramref name="alias"/> that another one can be without may be named by it.</summary>
    public string OfReferred(RecordKind kind, string alias)
    {
        // Many name the same ones: those are found once, for the whole statement, which is about one operation.
        return IsAll ? "1 = 1" : $"{alias}.id in (select q.id from {kind.Table} q where q.operation_id = @operation and {Itself(kind, "q")})";
    }

    /// <summary>The same for a statement that reads few records: the one that is named is looked at on its own.</summary>
    public string OfReferredByFew(RecordKind kind, string alias) => IsAll ? "1 = 1" : Itself(kind, alias);

    // Judged on its own, or by what under it may be read: never by what may not, or that would show by what it hides.
    private string Itself(RecordKind table, string alias) =>
        Level(table, alias, audience.OpenBefore is null ? "1 = 1" : table.IsOpen?.Invoke(this, alias) ?? "1 = 1");

    /// <summary>The level that records of the kind have of themselves.</summary>
    public Sensitivity LevelOf(RecordKind kind) => rules.DefaultOf(kind.Name, kind.Level);

    // The level it was given, or else the one it has of itself.
    private string Level(RecordKind kind, string alias, string isOpen)
    {
        var byDefault = LevelOf(kind) <= audience.Ceiling ? isOpen
            : kind.IsLow is { } isLow && rules.DefaultOf(kind.Name, Sensitivity.Low) <= audience.Ceiling ? isLow(this, alias)
            : "1 = 0";
        return $"(case when {alias}.sensitivity is null then {byDefault} else {alias}.sensitivity in ({_levels}) end)";
    }

    /// <summary>A line of the log is open when its day is.</summary>
    public string IsOfPastDay(string entry) => $"({entry}.day < @{OpenBefore} or {IsOfGivenConvoy(entry)})";

    /// <summary>An incident tells of its convoy, where it names one.</summary>
    public string IsOfNoConvoyOrPast(string incident) =>
        $"({incident}.convoy_id is null or {incident}.day < @{OpenBefore} or {IsOfGivenConvoy(incident)})";

    /// <summary>
    /// Somebody has said of the allegation whether it is so. It stays open when it is taken up again: what everybody has read cannot be taken
    /// back, and its going away would show a step that they may not read.
    /// </summary>
    public string IsAssessed(string allegation) => $"""
        exists (select 1 from allegation_step s where s.allegation_id = {allegation}.id and s.withdrawn_at is null
            and s.step in ('substantiated', 'not_substantiated', 'inconclusive') and {Level(RecordKinds.AllegationSteps, "s", "1 = 1")})
        """;

    // A convoy is known by its stops: as long as none of them may be read, neither may the convoy.
    public string HasOpenStop(string convoy) => $"""
        exists (select 1 from delivery s where s.convoy_id = {convoy}.id and s.withdrawn_at is null
            and {Level(RecordKinds.Deliveries, "s", IsPast("s"))} and {IsAtReadablePlace("s")})
        """;

    // A stop is open when it is not to come any more and its embargo is over; or its convoy was given a level, and is open as a whole.
    public string IsPast(string stop) =>
        $"(({stop}.outcome not in ('planned', 'postponed') and {stop}.day < @{OpenBefore}) or {IsOfGivenConvoy(stop)})";

    /// <summary>What is told of a stop is open when the stop is.</summary>
    public string IsOfPastStop(string part) => $"""
        exists (select 1 from delivery s where s.id = {part}.delivery_id
            and {Level(RecordKinds.Deliveries, "s", IsPast("s"))} and {IsAtReadablePlace("s")})
        """;

    /// <summary>The same; what is told of the whole convoy is open when the convoy is, which is asked of it besides.</summary>
    public string IsOfNoStopOrPast(string part) => $"({part}.delivery_id is null or {IsOfPastStop(part)})";

    private string IsOfGivenConvoy(string part) => $"exists (select 1 from convoy g where g.id = {part}.convoy_id and g.sensitivity in ({_levels}))";

    private string IsAtReadablePlace(string record) =>
        $"exists (select 1 from location p where p.id = {record}.location_id and p.withdrawn_at is null and "
            + $"{Level(RecordKinds.Locations, "p", "1 = 1")})";

    public string HasOpenLine(string request) => $"""
        exists (select 1 from request_line l where l.request_id = {request}.id and l.withdrawn_at is null
            and {Level(RecordKinds.RequestLines, "l", HasOpenAnswer("l"))} and {IsAtReadablePlace("l")})
        """;

    // A line is known by its answers. Any that may be read comes with one that settles, or was given its level.
    public string HasOpenAnswer(string line) => $"""
        exists (select 1 from decision d
            where d.request_id = {line}.request_id and d.location_id = {line}.location_id and d.withdrawn_at is null
            and {Level(RecordKinds.Decisions, "d", Settles("d"))})
        """;

    // Nothing is to follow from the answer, or a later one that may be read settled the line; or the line was given a level, and is open as a whole.
    public string IsSettled(string answer) => $"""
        ({Settles(answer)}
        or exists (select 1 from decision n
            where n.request_id = {answer}.request_id and n.location_id = {answer}.location_id and n.withdrawn_at is null
            and (n.decided_on, n.recorded) > ({answer}.decided_on, {answer}.recorded) and {Level(RecordKinds.Decisions, "n", Settles("n"))})
        or {IsOfGivenLine(answer)})
        """;

    // A clearance belongs to the answer of its time: one that is after all that is settled tells of a permit that is not.
    public string IsOfSettled(string clearance) => $"""
        (exists (select 1 from decision n
            where n.request_id = {clearance}.request_id and n.location_id = {clearance}.location_id and n.withdrawn_at is null
            and {Level(RecordKinds.Decisions, "n", Settles("n", $"{clearance}.on_day"))})
        or {IsOfGivenLine(clearance)})
        """;

    private string IsOfGivenLine(string part) => $"""
        exists (select 1 from request_line g
            where g.request_id = {part}.request_id and g.location_id = {part}.location_id and g.sensitivity in ({_levels}))
        """;

    // It is a refusal or an end; or a permit that has lapsed, or was used by a stop that may be read: an evacuation uses none. Not before a day,
    // where one is given. The join and the place in it are written so that SQLite goes by the few convoys of the request and their stops, and not by
    // all deliveries of the place.
    private string Settles(string answer, string? day = null)
    {
        string NotBefore(string column) => day is null ? "" : $" and {column} >= {day}";
        return $"""
            (({answer}.decision in ('denied', 'withdrawn', 'expired'){NotBefore($"{answer}.decided_on")})
            or ({answer}.decision in ('granted', 'granted_with_conditions')
                and (({answer}.valid_to is not null and {answer}.valid_to < @{OpenBefore}{NotBefore($"{answer}.valid_to")})
                    or exists (select 1 from convoy v cross join delivery u
                        where v.request_id = {answer}.request_id and u.convoy_id = v.id and (u.location_id || '') = {answer}.location_id
                        and u.withdrawn_at is null and v.withdrawn_at is null and v.mode <> 'evacuation'
                        and u.outcome in ('delivered', 'partial') and (u.people_reached is null or u.people_reached > 0)
                        and u.day >= {answer}.decided_on{NotBefore("u.day")}
                        and {Level(RecordKinds.Deliveries, "u", IsPast("u"))} and {Level(RecordKinds.Convoys, "v", "1 = 1")}))))
            """;
    }
}
