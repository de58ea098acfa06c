using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Records;

/// <summary>
/// What of an operation's records an audience may read, as conditions of the statements that select them: what is not for
/// it never leaves the database. The words are in docs/access.md.
/// </summary>
internal sealed class Visibility(SensitivityRules rules, Audience audience)
{
    /// <summary>Of the parameter that <see cref="Audience.OpenBefore"/> is passed as; bound even where no condition needs it.</summary>
    public const string OpenBefore = "openBefore";

    private readonly string _levels = string.Join(", ", Enum.GetValues<Sensitivity>().Where(l => l <= audience.Ceiling).Select(l => $"'{Word.Of(l)}'"));

    /// <summary>Everything there is: no condition is needed.</summary>
    public bool IsAll => audience.Ceiling == Sensitivity.Severe && audience.OpenBefore is null;

    /// <summary>A value for the parameter; without an embargo no condition reads it.</summary>
    public DateOnly ParameterValue => audience.OpenBefore ?? DateOnly.MaxValue;

    /// <summary>
    /// The record <c>t</c> of <paramref name="table"/> may be read, and so may what it cannot be without. Its references
    /// stand joined as <see cref="RecordSql.Stored"/> joins them.
    /// </summary>
    public string Of(BundleTable table)
    {
        if (IsAll || table == BundleSchema.Operations)
        {
            return "1 = 1";
        }

        var conditions = new List<string> { Itself(table, "t") };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column is { Refers: { } kind, Required: true } && kind != "convoy")
            {
                conditions.Add(Level(kind, $"r{i}", "1 = 1"));
            }
            else if (column is { Refers: "convoy" })
            {
                // A log, a stop, an incident tells of its convoy: none of them is to be read before it is.
                var readable = $"exists (select 1 from convoy c where c.id = t.convoy_id and {Itself(BundleSchema.Convoys, "c")})";
                conditions.Add(column.Required ? readable : $"(t.convoy_id is null or {readable})");
            }
        }

        if (table.BelongsToLine)
        {
            conditions.Add($"""
                exists (select 1 from request_line rl where rl.request_id = t.request_id and rl.location_id = t.location_id
                    and {Itself(BundleSchema.RequestLines, "rl")})
                """);
        }

        return string.Join("\n    and ", conditions);
    }

    /// <summary>A record under <paramref name="alias"/> that another one can be without may be named by it.</summary>
    public string OfReferred(string kind, string alias)
    {
        // Many name the same ones: those are found once, for the whole statement, which is about one operation.
        var table = BundleSchema.OfKind(kind);
        return IsAll ? "1 = 1" : $"{alias}.id in (select q.id from {table.Table} q where q.operation_id = @operation and {Itself(table, "q")})";
    }

    /// <summary>The same for a statement that reads few records: the one that is named is looked at on its own.</summary>
    public string OfReferredByFew(string kind, string alias) => IsAll ? "1 = 1" : Itself(BundleSchema.OfKind(kind), alias);

    private string Itself(BundleTable table, string alias) => Level(table.Kind, alias, audience.OpenBefore is null ? "1 = 1" : IsNotPlanned(table, alias));

    // The level it was given, or else the one it has of itself.
    private string Level(string kind, string alias, string isOpen)
    {
        var byDefault = rules.DefaultOf(kind) <= audience.Ceiling ? isOpen : "1 = 0";
        return $"(case when {alias}.sensitivity is null then {byDefault} else {alias}.sensitivity in ({_levels}) end)";
    }

    private string IsNotPlanned(BundleTable table, string alias) => table.Kind switch
    {
        "convoy" => HasTravelled(alias),
        "line" => IsSettled(alias),
        "request" => $"""
            exists (select 1 from request_line l where l.request_id = {alias}.id and l.withdrawn_at is null
                and {Level("line", "l", IsSettled("l"))})
            """,
        _ => "1 = 1",
    };

    // As long as one stop is to come or is not long past, the convoy is on its way, with all its stops.
    private static string HasTravelled(string convoy) => $"""
        (not exists (select 1 from delivery s where s.convoy_id = {convoy}.id and s.withdrawn_at is null
            and (s.outcome in ('planned', 'postponed') or s.day >= @{OpenBefore}))
        and (exists (select 1 from delivery s where s.convoy_id = {convoy}.id and s.withdrawn_at is null)
            or ({convoy}.departed_on is not null and {convoy}.departed_on < @{OpenBefore})))
        """;

    // The join and the place in it are written so that SQLite goes by the few convoys of the request and their stops, and not
    // by all deliveries of the place.
    // The answer that decides the line's state (counting rules, section 6) is there, and nothing is to follow from it: it
    // is a refusal or an end; or a permit that has lapsed, or has been used and the embargo of that delivery is over.
    private static string IsSettled(string line) => $"""
        exists (select 1 from decision d
            where d.request_id = {line}.request_id and d.location_id = {line}.location_id and d.withdrawn_at is null and d.decision <> 'verbal'
            and not exists (select 1 from decision n
                where n.request_id = d.request_id and n.location_id = d.location_id and n.withdrawn_at is null
                and (n.decided_on, n.recorded) > (d.decided_on, d.recorded)
                and (n.decision <> 'verbal' or d.decision in ('denied', 'withdrawn', 'expired')))
            and (d.decision in ('denied', 'withdrawn', 'expired')
                or (d.decision in ('granted', 'granted_with_conditions')
                    and ((d.valid_to is not null and d.valid_to < @{OpenBefore})
                        or exists (select 1 from convoy v cross join delivery u
                            where v.request_id = d.request_id and u.convoy_id = v.id and (u.location_id || '') = d.location_id
                            and u.withdrawn_at is null and v.withdrawn_at is null
                            and u.outcome in ('delivered', 'partial') and (u.people_reached is null or u.people_reached > 0)
                            and u.day >= d.decided_on and u.day < @{OpenBefore})))))
        """;
}
