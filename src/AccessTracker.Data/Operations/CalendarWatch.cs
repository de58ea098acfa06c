using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>
/// Stands around a change of the calendar, inside its transaction: what had come due is recorded before, so that the change works from the
/// next meeting on; afterwards it is known which periods moved, and whether what is published stands against it.
/// </summary>
internal sealed class CalendarWatch
{
    private readonly DbSession _session;
    private readonly Id<Operation> _operation;
    private readonly DateTimeOffset _now;
    private readonly MeetingCalendar? _before;

    private CalendarWatch(DbSession session, Id<Operation> operation, DateTimeOffset now, MeetingCalendar? before) =>
        (_session, _operation, _now, _before) = (session, operation, now, before);

    public static async Task<CalendarWatch> BeginAsync(DbSession session, string operation, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = new Id<Operation>(Guid.Parse(operation));
        await CalendarKeeper.KeepAsync(session, operation, now, cancellation).ConfigureAwait(false);
        var stored = (await OperationStore.FindAsync(session, id).ConfigureAwait(false))!;
        var isNew = stored.Operation.TimeZone.Length == 0;
        return new CalendarWatch(session, id, now, isNew ? null : await CalendarReader.ReadAsync(session, stored).ConfigureAwait(false));
    }

    /// <summary>The periods that are others now; and why that cannot be, with the number of the meeting that is to blame.</summary>
    public async Task<(IReadOnlyList<MovedPeriod> Moves, Refusal? Refusal, int Meeting)> EndAsync()
    {
        var stored = (await OperationStore.FindAsync(_session, _operation).ConfigureAwait(false))!;
        if (_before is null || stored.Operation.TimeZone.Length == 0)
        {
            return ([], null, 0);
        }

        var change = new CalendarChange(_before, await CalendarReader.ReadAsync(_session, stored).ConfigureAwait(false));
        return change.Conflict() is var (conflict, meeting, report)
            ? ([], new Refusal(CodeOf(conflict), meeting, report.Number, report.Start, report.End), meeting)
            : (change.Moves(stored.Operation.Today(_now)), null, 0);
    }

    private static RefusalCode CodeOf(CalendarConflict conflict) => conflict switch
    {
        CalendarConflict.BeforePublished => RefusalCode.MeetingBeforePublished,
        CalendarConflict.WithinPublished => RefusalCode.MeetingWithinPublished,
        CalendarConflict.OfPublished => RefusalCode.MeetingOfPublished,
    };
}
