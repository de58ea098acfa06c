using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Doubts;

/// <summary>What is doubtful about the days of a record: in the future, far from everything else, in the wrong order.</summary>
internal static class DoubtDays
{
    private const int Year = 366;

    // Records of what was before an operation reach far back: a status since the beginning of a siege, the last census.
    private const int OldestYears = 30;

    // An answer is promised within days; half a year is a year mistyped.
    private const int LongestDue = 183;
    private const int LongestPermit = 2 * Year;
    private const int LongestJourney = 90;

    // Days on which something has happened.
    private static readonly HashSet<(string, string)> _happened =
    [
        ("status", "from"), ("population", "as_of"), ("request", "submitted_on"), ("decision", "decided_on"), ("clearance", "on"), ("convoy", "departed_on"),
        ("delivery", "day"), ("convoy_event", "day"), ("incident", "day"), ("incident", "referred_on"), ("incident", "resolved_on"),
    ];

    // How far ahead of today something may be planned, in days.
    private static readonly Dictionary<(string, string), int> _planned = new()
    {
        [("delivery", "day")] = Year,
        [("meeting", "date")] = Year,
        [("target", "start_on")] = 5 * Year,
        [("target", "due_on")] = 10 * Year,
        [("operation", "until")] = 10 * Year,
        [("operation", "since")] = Year,
        [("decision", "valid_from")] = Year,
    };

    // The first of each pair is before the second; what else is in order the bundle requires.
    private static readonly (string Kind, string First, string Second)[] _order =
    [
        ("request", "submitted_on", "due_on"), ("incident", "day", "referred_on"), ("incident", "day", "resolved_on"), ("target", "start_on", "due_on"),
    ];

    public static IEnumerable<Doubt> Of(DoubtRow row, Operation operation, DateOnly today, DoubtRecords records)
    {
        foreach (var column in row.Table.Columns.Where(c => c.Type == CellType.Day).Select(c => c.Name))
        {
            if (row.Day(column) is { } day && OfOne(row, column, day, operation, today) is { } doubt)
            {
                yield return doubt;
            }
        }

        foreach (var (_, first, second) in _order.Where(o => o.Kind == row.Table.Kind))
        {
            if (row.Day(first) is { } from && row.Day(second) is { } to && to < from)
            {
                yield return new Doubt(DoubtCode.OutOfOrder, second, Name(second), to, Name(first), from);
            }
        }

        foreach (var doubt in Between(row, records))
        {
            yield return doubt;
        }
    }

    private static Doubt? OfOne(DoubtRow row, string column, DateOnly day, Operation operation, DateOnly today)
    {
        var key = (row.Table.Kind, column);
        if (day > today && _happened.Contains(key) && (row.Table != BundleSchema.Deliveries || IsAttempt(row)))
        {
            return new Doubt(DoubtCode.InTheFuture, column, day);
        }

        var ahead = day.DayNumber - today.DayNumber;
        if (_planned.TryGetValue(key, out var most) && ahead > most)
        {
            return new Doubt(DoubtCode.FarAhead, column, day, ahead);
        }

        if (row.Table.Kind is "status" or "population" or "operation")
        {
            return day < today.AddYears(-OldestYears) ? new Doubt(DoubtCode.LongAgo, column, day, OldestYears) : null;
        }

        return day.DayNumber < operation.Since.DayNumber - Year ? new Doubt(DoubtCode.LongBefore, column, day, operation.Since) : null;
    }

    // Of days that belong to each other.
    private static IEnumerable<Doubt> Between(DoubtRow row, DoubtRecords records)
    {
        switch (row.Table.Kind)
        {
            case "request" when Days(row.Day("submitted_on"), row.Day("due_on")) is > LongestDue and var late:
                yield return new Doubt(DoubtCode.DueLate, "due_on", row.Day("due_on"), late);
                break;
            case "decision":
                if (records.Submitted(row.Text("request")) is { } asked && Days(asked, row.Day("decided_on")) is > Year and var waited)
                {
                    yield return new Doubt(DoubtCode.LongAfterRequest, "decided_on", row.Day("decided_on"), waited, asked);
                }

                if (row.Day("valid_to") is { } last && last < row.Day("decided_on"))
                {
                    yield return new Doubt(DoubtCode.EndedBeforeDecided, "valid_to", last);
                }
                else if (Days(row.Day("valid_from") ?? row.Day("decided_on"), row.Day("valid_to")) is > LongestPermit and var holds)
                {
                    yield return new Doubt(DoubtCode.HoldsLong, "valid_to", row.Day("valid_to"), holds);
                }

                break;
            case "clearance" when records.Submitted(row.Text("request")) is { } submitted && row.Day("on") is { } on:
                if (on < submitted)
                {
                    yield return new Doubt(DoubtCode.BeforeRequest, "on", on, submitted);
                }
                else if (Days(submitted, on) is > LongestPermit and var after)
                {
                    yield return new Doubt(DoubtCode.LongAfterRequest, "on", on, after, submitted);
                }

                break;
            case "delivery" or "convoy_event" when records.Departed(row.Text("convoy")) is { } departed && row.Day("day") is { } day:
                if (day < departed && row.Text("kind") is { } kind && kind is not ("loaded" or "sealed"))
                {
                    yield return new Doubt(DoubtCode.BeforeDeparture, "day", day, departed);
                }
                else if (Days(departed, day) is > LongestJourney and var under)
                {
                    yield return new Doubt(DoubtCode.LongAfterDeparture, "day", day, under, departed);
                }

                break;
            default:
                break;
        }
    }

    internal static bool IsAttempt(DoubtRow row) => Word.TryParse<DeliveryOutcome>(row.Text("outcome") ?? "", out var outcome) && outcome >= DeliveryOutcome.TurnedBack;

    private static int? Days(DateOnly? from, DateOnly? to) => to?.DayNumber - from?.DayNumber;

    private static string Name(string column) => char.ToUpperInvariant(column[0]) + column[1..].Replace('_', ' ');
}
