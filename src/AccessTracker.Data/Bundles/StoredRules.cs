namespace AccessTracker.Data.Bundles;

/// <summary>
/// What a changed record may do to those already stored: a convoy's departure moved after its delivery, a meeting before
/// the one before it. Asked once the bundle is merged, and told as a refusal of the bundle's row.
/// </summary>
internal sealed class StoredRules(Session session, string operationId, ImportReport report)
{
    public async Task CheckAsync(IReadOnlyDictionary<BundleTable, Dictionary<string, int>> touched)
    {
        await CheckMeetingsAsync(Of(BundleSchema.Operations), Of(BundleSchema.Meetings)).ConfigureAwait(false);
        await CheckChildrenAsync(Sql.DecisionsBeforeRequest, BundleSchema.Requests, "submitted_on", RefusalCode.DecisionBeforeRequest).ConfigureAwait(false);
        await CheckChildrenAsync(Sql.DeliveriesBeforeDeparture, BundleSchema.Convoys, "departed_on", RefusalCode.DeliveryBeforeDeparture).ConfigureAwait(false);

        Dictionary<string, int> Of(BundleTable table) => touched.GetValueOrDefault(table) ?? [];

        async Task CheckChildrenAsync(string sql, BundleTable parent, string column, RefusalCode code)
        {
            var rows = Of(parent);
            if (rows.Count == 0)
            {
                return;
            }

            foreach (var broken in await session.QueryAsync<Broken>(sql, new { operation = operationId }).ConfigureAwait(false))
            {
                if (rows.TryGetValue(broken.ParentKey, out var row))
                {
                    report.Refuse(parent, row, column, Cell.Day(broken.ParentDay), new Refusal(code, broken.ParentKey, broken.ParentDay, broken.ChildDay));
                }
            }
        }
    }

    private async Task CheckMeetingsAsync(Dictionary<string, int> operation, Dictionary<string, int> meetings)
    {
        if (operation.Count == 0 && meetings.Count == 0)
        {
            return;
        }

        var previous = (Meeting?)null;
        foreach (var meeting in await session.QueryAsync<Meeting>(Sql.Meetings, new { operation = operationId }).ConfigureAwait(false))
        {
            if (meeting.HeldOn < meeting.Since)
            {
                Blame(meeting, null, new Refusal(RefusalCode.MeetingBeforeSince, meeting.Since));
            }

            if (previous is not null && meeting.HeldOn <= previous.HeldOn)
            {
                Blame(meeting, previous, new Refusal(RefusalCode.MeetingNotAfterTheOneBefore, meeting.Number, previous.Number, previous.HeldOn));
            }

            previous = meeting;
        }

        void Blame(Meeting meeting, Meeting? other, Refusal refusal)
        {
            if (meetings.TryGetValue(meeting.RecordKey, out var row))
            {
                report.Refuse(BundleSchema.Meetings, row, "date", Cell.Day(meeting.HeldOn), refusal);
            }
            else if (other is not null && meetings.TryGetValue(other.RecordKey, out row))
            {
                report.Refuse(BundleSchema.Meetings, row, "date", Cell.Day(other.HeldOn), refusal);
            }
            else if (operation.Count > 0)
            {
                report.Refuse(BundleSchema.Operations, operation.Values.First(), "since", Cell.Day(meeting.Since), refusal);
            }
        }
    }

    private sealed class Meeting
    {
        public string RecordKey { get; init; } = "";

        public long Number { get; init; }

        public DateOnly HeldOn { get; init; }

        public DateOnly Since { get; init; }
    }

    private sealed class Broken
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
            select r.record_key as parent_key, r.submitted_on as parent_day, min(d.decided_on) as child_day
            from decision d
            join access_request r on r.id = d.request_id
            where d.operation_id = @operation and d.withdrawn_at is null and r.withdrawn_at is null and d.decided_on < r.submitted_on
            group by r.record_key, r.submitted_on
            """;

        public const string DeliveriesBeforeDeparture = """
            select c.record_key as parent_key, c.departed_on as parent_day, min(d.day) as child_day
            from delivery d
            join convoy c on c.id = d.convoy_id
            where d.operation_id = @operation and d.withdrawn_at is null and c.withdrawn_at is null and d.day < c.departed_on
            group by c.record_key, c.departed_on
            """;
    }
}
