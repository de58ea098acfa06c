using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>
/// Stands around a change of the calendars, inside its transaction: what had come due is recorded before, so that the change works from the
/// next meeting on; afterwards it is known which periods moved, and whether what is published stands against it.
/// </summary>
internal sealed class CalendarWatch
{
    private readonly DbSession _session;
    private readonly Id<Operation> _operation;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<MeetingCalendar>? _before;

    private CalendarWatch(DbSession session, Id<Operation> operation, DateTimeOffset now, IReadOnlyList<MeetingCalendar>? before) =>
        (_session, _operation, _now, _before) = (session, operation, now, before);

    public static async Task<CalendarWatch> BeginAsync(DbSession session, string operation, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = new Id<Operation>(Guid.Parse(operation));
        await CalendarKeeper.KeepAsync(session, operation, now, cancellation).ConfigureAwait(false);
        var stored = (await OperationStore.FindAsync(session, id).ConfigureAwait(false))!;
        var isNew = stored.Operation.TimeZone.Length == 0;
        return new CalendarWatch(session, id, now, isNew ? null : await CalendarReader.ReadAsync(session, stored).ConfigureAwait(false));
    }

    /// <summary>The periods that are others now; and why that cannot be, with the meeting that is to blame.</summary>
    public async Task<(IReadOnlyList<MovedPeriod> Moves, Refusal? Refusal, ReportId Meeting)> EndAsync()
    {
        var stored = (await OperationStore.FindAsync(_session, _operation).ConfigureAwait(false))!;
        if (_before is null || stored.Operation.TimeZone.Length == 0)
        {
            return ([], null, default);
        }

        var now = await CalendarReader.ReadAsync(_session, stored).ConfigureAwait(false);
        var changes = _before.Zip(now, (then, after) => (after.TaskForce, Change: new CalendarChange(then, after))).ToList();
        foreach (var (taskForce, change) in changes)
        {
            if (change.Conflict() is var (conflict, number, report))
            {
                var meeting = new ReportId(taskForce, number);
                return ([], new Refusal(CodeOf(conflict), meeting, report.Report, report.Start, report.End), meeting);
            }
        }

        return ([.. changes.SelectMany(c => c.Change.Moves(stored.Operation.Today(_now)))], null, default);
    }

    private static RefusalCode CodeOf(CalendarConflict conflict) => conflict switch
    {
        CalendarConflict.BeforePublished => RefusalCode.MeetingBeforePublished,
        CalendarConflict.WithinPublished => RefusalCode.MeetingWithinPublished,
        CalendarConflict.OfPublished => RefusalCode.MeetingOfPublished,
    };
}
