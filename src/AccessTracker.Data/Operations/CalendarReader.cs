using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>Reads an operation's calendar inside a transaction.</summary>
internal static class CalendarReader
{
    /// <summary>The whole calendar, whoever asks.</summary>
    public static async Task<MeetingCalendar> ReadAsync(DbSession session, StoredOperation operation)
    {
        var meetings = await session.QueryAsync<MeetingRow>(Sql.Meetings, new { operation = operation.Id.ToString() }).ConfigureAwait(false);
        return new MeetingCalendar(
            operation.Operation,
            meetings.Select(m => new Meeting { Number = (int)m.Number, Date = m.HeldOn }),
            await FactsAsync(session, operation.Id, new Visibility(new SensitivityRules(), Audience.Everything)).ConfigureAwait(false));
    }

    /// <summary>The facts hold the calendar in its place besides the meetings that <paramref name="visibility"/> lets be read.</summary>
    public static async Task<CalendarFacts> FactsAsync(DbSession session, Id<Operation> operation, Visibility visibility)
    {
        var parameters = new { operation = operation.ToString(), openBefore = visibility.ParameterValue };
        var published = await session.QueryAsync<PeriodRow>(Sql.Published, parameters).ConfigureAwait(false);
        var withdrawn = await session.QueryAsync<long>(Sql.Withdrawn(visibility), parameters).ConfigureAwait(false);
        var kept = await session.FirstOrDefaultAsync<KeptRow>(Sql.Kept, parameters).ConfigureAwait(false);
        return new CalendarFacts
        {
            Published = [.. published.Select(p => new PublishedPeriod((int)p.Number, p.PeriodStart, p.PeriodEnd))],
            Withdrawn = [.. withdrawn.Select(n => (int)n)],
            KeptTo = kept?.KeptTo,
        };
    }

    private sealed class MeetingRow
    {
        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }
    }

    private sealed class PeriodRow
    {
        public long Number { get; init; }

        public DateOnly PeriodStart { get; init; }

        public DateOnly PeriodEnd { get; init; }
    }

    private sealed class KeptRow
    {
        public DateOnly? KeptTo { get; init; }
    }

    private static class Sql
    {
        public const string Meetings = "select number, held_on from meeting where operation_id = @operation and withdrawn_at is null order by number";

        public const string Kept = "select meetings_kept_to as kept_to from operation where id = @operation";

        // Those that are published have a revision above 0: the index alone finds the latest of each.
        public const string Published = """
            select r.number, r.period_start, r.period_end
            from report r
            join (select number, max(revision) as revision from report where operation_id = @operation and revision > 0 group by number) latest
                on latest.number = r.number and latest.revision = r.revision
            where r.operation_id = @operation
            order by r.period_end, r.number
            """;

        // What was undone is as if it had never been there.
        public static string Withdrawn(Visibility visibility) => $"""
            select t.number
            from meeting t
            where t.operation_id = @operation and t.withdrawn_at is not null and not exists (select 1 from undone_record u where u.record_id = t.id)
                and {visibility.Of(RecordKinds.Meetings)}
            order by t.number
            """;
    }
}
