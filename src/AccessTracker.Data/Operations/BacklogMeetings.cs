using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>
/// Meetings that the weekday gave, whether for the time before the operation was brought in or since: nobody has entered or changed them, no report
/// of them is published, and nobody has written about them. A file that brings the meetings as they were held takes their place.
/// </summary>
internal static class BacklogMeetings
{
    private const string Reason = "Replaced by the meetings that were imported.";

    /// <summary>
    /// Takes them back, but for those that the file itself brings. Returns whether there were any: the weekday then gives the meetings after the
    /// last one known anew.
    /// </summary>
    /// <param name="writer">Of the transaction.</param>
    /// <param name="taskForce">Whose meetings.</param>
    /// <param name="entered">The keys of those that the file brings.</param>
    /// <param name="actor">Who imports it.</param>
    /// <param name="now">When.</param>
    public static async Task<bool> GiveWayAsync(
        ChangeWriter writer, TaskForce taskForce, IReadOnlyCollection<string> entered, Actor actor, DateTimeOffset now)
    {
        var session = writer.Session;
        var records = new List<StoredRecord>();
        await using (var command = session.Command(Sql.Backlog).With("operation", writer.OperationId).With("program", CalendarKeeper.Name)
            .With("taskForce", EnumCode.Of(taskForce)))
        await using (var reader = await command.ExecuteReaderAsync().ConfigureAwait(false))
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                records.Add(StoredRecord.Read(RecordKinds.Meetings, reader));
            }
        }

        foreach (var record in records.Where(r => !entered.Contains(r.Key)))
        {
            await session.ExecuteAsync(RecordSql.Withdraw(RecordKinds.Meetings), new { id = record.Id, now, by = actor.Name, reason = Reason })
                .ConfigureAwait(false);
            await UndoneRecords.AddAsync(session, record.Id).ConfigureAwait(false);
            writer.Marked(record, "withdrawn", Reason);
        }

        await StateSeals.AroundAsync(
            session, SealedStates.Calendar, writer.OperationId, actor, now, () =>
                session.ExecuteAsync(taskForce == TaskForce.Humanitarian ? Sql.Forget : Sql.ForgetCeasefire, new { operation = writer.OperationId }))
            .ConfigureAwait(false);
        return records.Count > 0;
    }

    private static class Sql
    {
        public const string Forget = "update operation set meetings_kept_to = null where id = @operation";

        public const string ForgetCeasefire = "update operation set ceasefire_kept_to = null where id = @operation";

        public static readonly string Backlog = $"""
            {RecordSql.Stored(RecordKinds.Meetings)}
            join history h on h.record_id = t.id and h.version = t.version
            where t.operation_id = @operation and t.withdrawn_at is null and t.task_force = @taskForce and h.changed_by = @program
                and not exists (select 1 from report r where r.operation_id = t.operation_id and r.task_force = t.task_force and r.number = t.number
                    and r.revision > 0)
                and not exists (select 1 from report_narrative n where n.operation_id = t.operation_id and n.task_force = t.task_force
                    and n.number = t.number)
                and not exists (select 1 from stated_figure s where s.meeting_id = t.id and s.withdrawn_at is null)
            order by t.number
            """;
    }
}
