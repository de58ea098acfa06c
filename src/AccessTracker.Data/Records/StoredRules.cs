using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records;

/// <summary>A rule that two stored records break together.</summary>
/// <param name="Suspects">The records and days that break it, the one that a person would look at first first.</param>
internal sealed record BrokenRule(Refusal Refusal, params IReadOnlyList<Suspect> Suspects)
{
    /// <summary>The task force whose meetings break it; null: no meetings do.</summary>
    public TaskForce? TaskForce { get; init; }
}

/// <param name="Value">What stands there: a day, a number.</param>
internal sealed record Suspect(RecordKind Table, string Key, string Column, object? Value);

/// <summary>
/// The rules between records that a change of either may break: a convoy's departure moved after its delivery, a meeting
/// moved before the one before it. Asked of the store once a change is made, before it is committed.
/// </summary>
internal sealed class StoredRules(DbSession session, string operationId)
{
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _convoys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _allegations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stops = new(StringComparer.Ordinal);

    private IEnumerable<(RecordKind Kind, HashSet<string> Keys)> Parents =>
    [
        (RecordKinds.Requests, _requests), (RecordKinds.Convoys, _convoys), (RecordKinds.Allegations, _allegations), (RecordKinds.Deliveries, _stops),
    ];

    /// <summary>A record of <paramref name="table"/> has, or had, these values: <see cref="FirstBrokenAsync"/> looks at what it belongs to.</summary>
    public void Add(RecordKind table, string key, object?[] values)
    {
        foreach (var (parent, keys) in Parents)
        {
            if (table == parent)
            {
                keys.Add(key);
            }
            else if (table.Referring(parent) is { } column && values[table.Position(column.Name)] is string named)
            {
                keys.Add(named);
            }
        }
    }

    /// <summary>Why what is stored after the changes of <see cref="Add"/> cannot stay so; null when it can.</summary>
    public async Task<Refusal?> FirstBrokenAsync()
    {
        IReadOnlyList<BrokenRule> broken =
        [
            .. await BrokenByMeetingsAsync().ConfigureAwait(false),
            .. await BrokenByRequestsAsync(_requests).ConfigureAwait(false),
            .. await BrokenByConvoysAsync(_convoys).ConfigureAwait(false),
            .. await BrokenByAllegationsAsync(_allegations).ConfigureAwait(false),
            .. await BrokenByStopsAsync(_stops).ConfigureAwait(false),
        ];
        return broken.Count == 0 ? null : broken[0].Refusal;
    }

    /// <summary>The day of an operation's start against its meetings, and the meetings of each task force against each other.</summary>
    public async Task<IReadOnlyList<BrokenRule>> BrokenByMeetingsAsync()
    {
        var meetings = await session.QueryAsync<Meeting>(Sql.Meetings, new { operation = operationId }).ConfigureAwait(false);
        var early = meetings.Where(m => m.HeldOn < m.Since).ToList();
        return
        [
            .. early.Select(m => new BrokenRule(
                new Refusal(RefusalCode.MeetingBeforeSince, m.Since), m.Suspect, new Suspect(RecordKinds.Operations, m.Code, "since", m.Since))
            {
                TaskForce = m.TaskForce,
            }),
            .. meetings.Except(early).GroupBy(m => m.TaskForce).SelectMany(g => OutOfOrder([.. g])),
        ];
    }

    // One wrong day must not accuse all the meetings after it: those are kept that make up the longest row in order.
    private static IEnumerable<BrokenRule> OutOfOrder(List<Meeting> meetings)
    {
        var kept = LongestInOrder(meetings);
        foreach (var meeting in meetings.Except(kept))
        {
            var before = kept.LastOrDefault(m => m.Number < meeting.Number && m.HeldOn >= meeting.HeldOn);
            var after = kept.FirstOrDefault(m => m.Number > meeting.Number && m.HeldOn <= meeting.HeldOn);
            var refusal = before is not null
                ? new Refusal(RefusalCode.MeetingNotAfterTheOneBefore, meeting.RecordKey, before.RecordKey, before.HeldOn)
                : new Refusal(RefusalCode.MeetingNotBeforeTheNext, meeting.RecordKey, after!.RecordKey, after.HeldOn);
            var against = kept.Where(m => m.Number < meeting.Number ? m.HeldOn >= meeting.HeldOn : m.HeldOn <= meeting.HeldOn);
            yield return new BrokenRule(refusal, [meeting.Suspect, .. against.Select(m => m.Suspect)]) { TaskForce = meeting.TaskForce };
        }
    }

    /// <summary>
    /// Returns the most of <paramref name="meetings"/>, by number, that are in order of their days; of equally many the earlier numbered.
    /// </summary>
    private static List<Meeting> LongestInOrder(List<Meeting> meetings)
    {
        var length = new int[meetings.Count];
        var previous = new int[meetings.Count];
        var last = -1;
        for (var i = 0; i < meetings.Count; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (meetings[j].HeldOn < meetings[i].HeldOn && length[j] + 1 > length[i])
                {
                    (length[i], previous[i]) = (length[j] + 1, j);
                }
            }

            last = last < 0 || length[i] > length[last] ? i : last;
        }

        var kept = new List<Meeting>();
        for (var i = last; i >= 0; i = previous[i])
        {
            kept.Insert(0, meetings[i]);
        }

        return kept;
    }

    /// <summary>Answers before their request was submitted, of the requests of these keys.</summary>
    public Task<IReadOnlyList<BrokenRule>> BrokenByRequestsAsync(IReadOnlyCollection<string> requests) =>
        BrokenByAsync(Sql.DecisionsBeforeRequest(session.Dialect), requests, RecordKinds.Requests, "submitted_on", RefusalCode.DecisionBeforeRequest);

    /// <summary>Stops before their convoy departed, of the convoys of these keys.</summary>
    public Task<IReadOnlyList<BrokenRule>> BrokenByConvoysAsync(IReadOnlyCollection<string> convoys) =>
        BrokenByAsync(
            Sql.DeliveriesBeforeDeparture(session.Dialect), convoys, RecordKinds.Convoys, "departed_on", RefusalCode.DeliveryBeforeDeparture);

    /// <summary>Steps before their allegation was received, of the allegations of these keys.</summary>
    public Task<IReadOnlyList<BrokenRule>> BrokenByAllegationsAsync(IReadOnlyCollection<string> allegations) =>
        BrokenByAsync(
            Sql.StepsBeforeAllegation(session.Dialect), allegations, RecordKinds.Allegations, "received_on", RefusalCode.StepBeforeAllegation);

    /// <summary>What is told of stops against the stops, of these keys.</summary>
    public Task<IReadOnlyList<BrokenRule>> BrokenByStopsAsync(IReadOnlyCollection<string> stops) =>
        StopRules.BrokenAsync(session, operationId, stops);

    private async Task<IReadOnlyList<BrokenRule>> BrokenByAsync(
        string sql, IReadOnlyCollection<string> keys, RecordKind table, string column, RefusalCode code) => keys.Count == 0
        ? []
        : [.. (await session.QueryAsync<Child>(sql, new { operation = operationId, keys = session.Dialect.Texts(keys) }).ConfigureAwait(false))
            .Select(c =>
                new BrokenRule(new Refusal(code, c.ParentKey, c.ParentDay, c.ChildDay), new Suspect(table, c.ParentKey, column, c.ParentDay)))];

    private sealed class Meeting
    {
        public string RecordKey { get; init; } = "";

        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }

        public DateOnly Since { get; init; }

        public string Code { get; init; } = "";

        public Suspect Suspect => new(RecordKinds.Meetings, RecordKey, "date", HeldOn);
    }

    private sealed class Child
    {
        public string ParentKey { get; init; } = "";

        public DateOnly ParentDay { get; init; }

        public DateOnly ChildDay { get; init; }
    }

    private static class Sql
    {
        public const string Meetings = """
            select m.record_key, m.task_force, m.number, m.held_on, o.since, o.code
            from meeting m
            join operation o on o.id = m.operation_id
            where m.operation_id = @operation and m.withdrawn_at is null
            order by m.number
            """;

        public static string DecisionsBeforeRequest(Dialect dialect) => $"""
            select r.record_key as parent_key, r.submitted_on as parent_day, d.decided_on as child_day
            from access_request r
            join decision d on d.request_id = r.id
            where r.operation_id = @operation and {dialect.AnyOf("r.record_key", "keys")}
                and d.withdrawn_at is null and r.withdrawn_at is null and d.decided_on < r.submitted_on
            order by d.recorded
            """;

        public static string StepsBeforeAllegation(Dialect dialect) => $"""
            select a.record_key as parent_key, a.received_on as parent_day, s.on_day as child_day
            from allegation a
            join allegation_step s on s.allegation_id = a.id
            where a.operation_id = @operation and {dialect.AnyOf("a.record_key", "keys")}
                and s.withdrawn_at is null and a.withdrawn_at is null and s.on_day < a.received_on
            order by s.recorded
            """;

        public static string DeliveriesBeforeDeparture(Dialect dialect) => $"""
            select c.record_key as parent_key, c.departed_on as parent_day, d.day as child_day
            from convoy c
            join delivery d on d.convoy_id = c.id
            where c.operation_id = @operation and {dialect.AnyOf("c.record_key", "keys")}
                and d.withdrawn_at is null and c.withdrawn_at is null and d.day < c.departed_on
            order by d.recorded
            """;
    }
}
