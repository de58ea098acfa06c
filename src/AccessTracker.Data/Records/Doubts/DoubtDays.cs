using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>What is doubtful about the days of a record: in the future, far from everything else, in the wrong order.</summary>
internal static class DoubtDays
{
    // Records of what was before an operation reach far back: a status since the beginning of a siege, the last census.
    private const int OldestYears = 30;

    // An answer is promised within days; half a year is a year mistyped.
    private const int LongestDue = 183;
    private const int LongestPermit = 2 * Days.Year;
    private const int LongestJourney = 90;

    public static IEnumerable<Doubt> Of(DoubtRow row, Operation operation, DateOnly today, DoubtRecords records)
    {
        foreach (var column in row.Table.Columns.Where(c => c.Type == CellType.Day))
        {
            if (row.Day(column.Name) is { } day && OfOne(row, column, day, operation, today) is { } doubt)
            {
                yield return doubt;
            }
        }

        // What else is in order the bundle requires.
        foreach (var column in row.Table.Columns.Where(c => c.After is not null))
        {
            if (row.Day(column.After!) is { } from && row.Day(column.Name) is { } to && to < from)
            {
                yield return new Doubt(DoubtCode.OutOfOrder, column.Name, column.Name, to, column.After!, from);
            }
        }

        foreach (var doubt in row.Table.Between?.Invoke(row, records) ?? [])
        {
            yield return doubt;
        }
    }

    // The day a figure counts on; what was planned counts nowhere yet.
    private static bool IsBeforeOperation(DoubtRow row, DateOnly day, Operation operation) =>
        row.Table == RecordKinds.Deliveries && day < operation.Since && IsAttempt(row);

    private static Doubt? OfOne(DoubtRow row, RecordColumn column, DateOnly day, Operation operation, DateOnly today)
    {
        if (day > today && column.HasHappened && (row.Table != RecordKinds.Deliveries || IsAttempt(row)))
        {
            return new Doubt(DoubtCode.InTheFuture, column.Name, day);
        }

        var ahead = day.DayNumber - today.DayNumber;
        if (ahead > column.MostAhead)
        {
            return new Doubt(DoubtCode.FarAhead, column.Name, day, ahead);
        }

        if (row.Table.ReachesBack)
        {
            return day < today.AddYears(-OldestYears) ? new Doubt(DoubtCode.LongAgo, column.Name, day, OldestYears) : null;
        }

        return day.DayNumber < operation.Since.DayNumber - Days.Year ? new Doubt(DoubtCode.LongBefore, column.Name, day, operation.Since)
            : IsBeforeOperation(row, day, operation) ? new Doubt(DoubtCode.BeforeOperation, column.Name, day, operation.Since)
            : null;
    }

    public static IEnumerable<Doubt> OfRequest(DoubtRow row, DoubtRecords records)
    {
        if (Between(row.Day("submitted_on"), row.Day("due_on")) is > LongestDue and var late)
        {
            yield return new Doubt(DoubtCode.DueLate, "due_on", row.Day("due_on"), late);
        }
    }

    public static IEnumerable<Doubt> OfDecision(DoubtRow row, DoubtRecords records)
    {
        if (records.Submitted(row.Text("request")) is { } asked && Between(asked, row.Day("decided_on")) is > Days.Year and var waited)
        {
            yield return new Doubt(DoubtCode.LongAfterRequest, "decided_on", row.Day("decided_on"), waited, asked);
        }

        if (row.Day("valid_to") is { } last && last < row.Day("decided_on"))
        {
            yield return new Doubt(DoubtCode.EndedBeforeDecided, "valid_to", last);
        }
        else if (Between(row.Day("valid_from") ?? row.Day("decided_on"), row.Day("valid_to")) is > LongestPermit and var holds)
        {
            yield return new Doubt(DoubtCode.HoldsLong, "valid_to", row.Day("valid_to"), holds);
        }
    }

    public static IEnumerable<Doubt> OfClearance(DoubtRow row, DoubtRecords records)
    {
        if (records.Submitted(row.Text("request")) is not { } submitted || row.Day("on") is not { } on)
        {
            yield break;
        }

        if (on < submitted)
        {
            yield return new Doubt(DoubtCode.BeforeRequest, "on", on, submitted);
        }
        else if (Between(submitted, on) is > LongestPermit and var after)
        {
            yield return new Doubt(DoubtCode.LongAfterRequest, "on", on, after, submitted);
        }
    }

    /// <summary>A stop of a convoy, or a line of its log, against the day on which it departed.</summary>
    public static IEnumerable<Doubt> OfJourney(DoubtRow row, DoubtRecords records)
    {
        if (row.Table == RecordKinds.Deliveries && IsAttempt(row) && records.Submitted(records.RequestOf(row.Text("convoy"))) is { } submitted
            && row.Day("day") is { } on && on < submitted)
        {
            yield return new Doubt(DoubtCode.BeforeRequest, "day", on, submitted);
        }

        if (records.Departed(row.Text("convoy")) is not { } departed || row.Day("day") is not { } day)
        {
            yield break;
        }

        if (day < departed && row.Text("kind") is { } kind && kind is not ("loaded" or "sealed"))
        {
            yield return new Doubt(DoubtCode.BeforeDeparture, "day", day, departed);
        }
        else if (Between(departed, day) is > LongestJourney and var under)
        {
            yield return new Doubt(DoubtCode.LongAfterDeparture, "day", day, under, departed);
        }
    }

    internal static bool IsAttempt(DoubtRow row) =>
        EnumCode.TryParse<DeliveryOutcome>(row.Text("outcome") ?? "", out var outcome) && outcome >= DeliveryOutcome.TurnedBack;

    private static int? Between(DateOnly? from, DateOnly? to) => to?.DayNumber - from?.DayNumber;
}
