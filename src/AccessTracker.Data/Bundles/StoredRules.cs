namespace AccessTracker.Data.Bundles;

/// <summary>A rule that two stored records break together, told of the one that a person would look at first.</summary>
/// <param name="Other">Key of the other record of the same kind, where it may be the one that was changed.</param>
internal sealed record BrokenRule(BundleTable Table, string Key, string? Other, string Column, Refusal Refusal);

/// <summary>
/// The rules between records that a change of either may break: a convoy's departure moved after its delivery, a meeting
/// moved before the one before it. Asked of the store once a change is made, before it is committed.
/// </summary>
internal sealed class StoredRules(Session session, string operationId)
{
    /// <summary>The day of an operation's start against its meetings, and the meetings against each other.</summary>
    public async Task<IReadOnlyList<BrokenRule>> BrokenByMeetingsAsync()
    {
        var broken = new List<BrokenRule>();
        var previous = (Meeting?)null;
        foreach (var meeting in await session.QueryAsync<Meeting>(Sql.Meetings, new { operation = operationId }).ConfigureAwait(false))
        {
            if (meeting.HeldOn < meeting.Since)
            {
                broken.Add(new BrokenRule(BundleSchema.Meetings, meeting.RecordKey, null, "date", new Refusal(RefusalCode.MeetingBeforeSince, meeting.Since)));
            }

            if (previous is not null && meeting.HeldOn <= previous.HeldOn)
            {
                var refusal = new Refusal(RefusalCode.MeetingNotAfterTheOneBefore, meeting.Number, previous.Number, previous.HeldOn);
                broken.Add(new BrokenRule(BundleSchema.Meetings, meeting.RecordKey, previous.RecordKey, "date", refusal));
            }

            previous = meeting;
        }

        return broken;
    }

    public async Task<IReadOnlyList<BrokenRule>> BrokenByRequestsAsync() => [.. (await ChildrenAsync(Sql.DecisionsBeforeRequest).ConfigureAwait(false))
        .Select(b => new BrokenRule(BundleSchema.Requests, b.ParentKey, null, "submitted_on",
            new Refusal(RefusalCode.DecisionBeforeRequest, b.ParentKey, b.ParentDay, b.ChildDay)))];

    public async Task<IReadOnlyList<BrokenRule>> BrokenByConvoysAsync() => [.. (await ChildrenAsync(Sql.DeliveriesBeforeDeparture).ConfigureAwait(false))
        .Select(b => new BrokenRule(BundleSchema.Convoys, b.ParentKey, null, "departed_on",
            new Refusal(RefusalCode.DeliveryBeforeDeparture, b.ParentKey, b.ParentDay, b.ChildDay)))];

    private Task<IReadOnlyList<Child>> ChildrenAsync(string sql) => session.QueryAsync<Child>(sql, new { operation = operationId });

    private sealed class Meeting
    {
        public string RecordKey { get; init; } = "";

        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }

        public DateOnly Since { get; init; }
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
            select m.record_key, m.number, m.held_on, o.since
            from meeting m
            join operation o on o.id = m.operation_id
            where m.operation_id = @operation and m.withdrawn_at is null
            order by m.number
            """;

        public const string DecisionsBeforeRequest = """
            select r.record_key as parent_key, r.submitted_on as parent_day, d.decided_on as child_day
            from decision d
            join access_request r on r.id = d.request_id
            where d.operation_id = @operation and d.withdrawn_at is null and r.withdrawn_at is null and d.decided_on < r.submitted_on
            order by d.recorded
            """;

        public const string DeliveriesBeforeDeparture = """
            select c.record_key as parent_key, c.departed_on as parent_day, d.day as child_day
            from delivery d
            join convoy c on c.id = d.convoy_id
            where d.operation_id = @operation and d.withdrawn_at is null and c.withdrawn_at is null and d.day < c.departed_on
            order by d.recorded
            """;
    }
}
