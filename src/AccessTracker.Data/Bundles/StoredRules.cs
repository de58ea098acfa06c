namespace AccessTracker.Data.Bundles;

/// <summary>A rule that two stored records break together.</summary>
/// <param name="Suspects">The records and days that break it, the one that a person would look at first first.</param>
internal sealed record BrokenRule(Refusal Refusal, params IReadOnlyList<Suspect> Suspects);

internal sealed record Suspect(BundleTable Table, string Key, string Column, DateOnly Day);

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
                var since = new Suspect(BundleSchema.Operations, meeting.Code, "since", meeting.Since);
                broken.Add(new BrokenRule(new Refusal(RefusalCode.MeetingBeforeSince, meeting.Since), meeting.Suspect, since));
            }

            if (previous is not null && meeting.HeldOn <= previous.HeldOn)
            {
                var refusal = new Refusal(RefusalCode.MeetingNotAfterTheOneBefore, meeting.Number, previous.Number, previous.HeldOn);
                broken.Add(new BrokenRule(refusal, meeting.Suspect, previous.Suspect));
            }

            previous = meeting;
        }

        return broken;
    }

    public Task<IReadOnlyList<BrokenRule>> BrokenByRequestsAsync() =>
        BrokenByAsync(Sql.DecisionsBeforeRequest, BundleSchema.Requests, "submitted_on", RefusalCode.DecisionBeforeRequest);

    public Task<IReadOnlyList<BrokenRule>> BrokenByConvoysAsync() =>
        BrokenByAsync(Sql.DeliveriesBeforeDeparture, BundleSchema.Convoys, "departed_on", RefusalCode.DeliveryBeforeDeparture);

    private async Task<IReadOnlyList<BrokenRule>> BrokenByAsync(string sql, BundleTable table, string column, RefusalCode code) =>
        [.. (await session.QueryAsync<Child>(sql, new { operation = operationId }).ConfigureAwait(false))
            .Select(c => new BrokenRule(new Refusal(code, c.ParentKey, c.ParentDay, c.ChildDay), new Suspect(table, c.ParentKey, column, c.ParentDay)))];

    private sealed class Meeting
    {
        public string RecordKey { get; init; } = "";

        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }

        public DateOnly Since { get; init; }

        public string Code { get; init; } = "";

        public Suspect Suspect => new(BundleSchema.Meetings, RecordKey, "date", HeldOn);
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
            select m.record_key, m.number, m.held_on, o.since, o.code
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
