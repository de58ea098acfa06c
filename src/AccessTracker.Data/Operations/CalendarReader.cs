using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>Reads the calendars of an operation's task forces inside a transaction.</summary>
internal static class CalendarReader
{
    /// <summary>The whole calendar of each task force, whoever asks.</summary>
    public static async Task<IReadOnlyList<MeetingCalendar>> ReadAsync(DbSession session, StoredOperation operation)
    {
        var meetings = await session.QueryAsync<MeetingRow>(Sql.Meetings, new { operation = operation.Id.ToString() }).ConfigureAwait(false);
        var facts = await FactsAsync(session, operation.Id, new Visibility(new SensitivityRules(), Audience.Everything)).ConfigureAwait(false);
        return [.. Enum.GetValues<TaskForce>().Select(taskForce => new MeetingCalendar(
            operation.Operation,
            meetings.Select(m => new Meeting { TaskForce = m.TaskForce, Number = (int)m.Number, Date = m.HeldOn }),
            facts,
            taskForce))];
    }

    /// <summary>The whole calendar of one task force.</summary>
    public static async Task<MeetingCalendar> ReadAsync(DbSession session, StoredOperation operation, TaskForce taskForce) =>
        (await ReadAsync(session, operation).ConfigureAwait(false)).First(c => c.TaskForce == taskForce);

    /// <summary>The facts hold the calendars in their places besides the meetings that <paramref name="visibility"/> lets be read.</summary>
    public static async Task<CalendarFacts> FactsAsync(DbSession session, Id<Operation> operation, Visibility visibility)
    {
        var parameters = new { operation = operation.ToString(), openBefore = visibility.ParameterValue };
        var published = await session.QueryAsync<PeriodRow>(Sql.Published, parameters).ConfigureAwait(false);
        var withdrawn = await session.QueryAsync<WithdrawnRow>(Sql.Withdrawn(visibility), parameters).ConfigureAwait(false);
        var kept = await session.FirstOrDefaultAsync<KeptRow>(Sql.Kept, parameters).ConfigureAwait(false);
        return new CalendarFacts
        {
            Published = [.. published.Select(p => new PublishedPeriod(new ReportId(p.TaskForce, (int)p.Number), p.PeriodStart, p.PeriodEnd))],
            Withdrawn = [.. withdrawn.Select(m => new ReportId(m.TaskForce, (int)m.Number))],
            KeptTo = kept?.KeptTo,
            CeasefireKeptTo = kept?.CeasefireKeptTo,
        };
    }

    private sealed class MeetingRow
    {
        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }
    }

    private sealed class WithdrawnRow
    {
        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }
    }

    private sealed class PeriodRow
    {
        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public DateOnly PeriodStart { get; init; }

        public DateOnly PeriodEnd { get; init; }
    }

    private sealed class KeptRow
    {
        public DateOnly? KeptTo { get; init; }

        public DateOnly? CeasefireKeptTo { get; init; }
    }

    private static class Sql
    {
        public const string Meetings = 
            "select task_force, number, held_on from meeting where operation_id = @operation and withdrawn_at is null order by number";

        public const string Kept = 
            "select meetings_kept_to as kept_to, ceasefire_kept_to from operation where id = @operation";

        // Those that are published have a revision above 0: the index alone finds the latest of each.
        public const string Published = """
            select r.task_force, r.number, r.period_start, r.period_end
            from report r
            join (
                select task_force, number, max(revision) as revision
                from report
                where operation_id = @operation and revision > 0
                group by task_force, number
            ) latest on latest.task_force = r.task_force and latest.number = r.number and latest.revision = r.revision
            where r.operation_id = @operation
            order by r.task_force desc, r.period_end, r.number
            """;

        // What was undone is as if it had never been there.
        public static string Withdrawn(Visibility visibility) => $"""
            select t.task_force, t.number
            from meeting t
            where t.operation_id = @operation and t.withdrawn_at is not null and not exists (select 1 from undone_record u where u.record_id = t.id)
                and {visibility.Of(RecordKinds.Meetings)}
            order by t.number
            """;
    }
}
