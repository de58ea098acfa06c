using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Operations;

/// <summary>Writes the record of a meeting that the program knows of itself.</summary>
internal static class MeetingRecords
{
    private static readonly RecordKind _table = RecordKinds.Meetings;

    /// <summary>A new record; or the old one of this task force and number, whose adding was undone.</summary>
    public static async Task AddAsync(ChangeWriter writer, Meeting meeting, CancellationToken cancellation)
    {
        var values = new object?[_table.Columns.Count];
        (values[_table.Position("task_force")], values[_table.Position("number")], values[_table.Position("date")]) =
            (EnumCode.Of(meeting.TaskForce), (long)meeting.Number, meeting.Date);
        var key = RecordKey.Of(_table, values);
        if (await UndoneAsync(writer, key, cancellation).ConfigureAwait(false) is { } undone)
        {
            await BringBackAsync(writer, undone, values, cancellation).ConfigureAwait(false);
            return;
        }

        var id = writer.NewId();
        writer.Added(_table, id, key, values);
        using var insert = new BulkInsert(writer.Session, _table.Table, RecordSql.InsertColumns(_table));
        await insert.WriteAsync([[id.ToString(), writer.OperationId, key, writer.NextRecorded(), 1L, .. values]], cancellation).ConfigureAwait(false);
    }

    private static async Task BringBackAsync(ChangeWriter writer, StoredRecord undone, object?[] values, CancellationToken cancellation)
    {
        await UndoneRecords.EndAsync(writer.Session, undone.Id).ConfigureAwait(false);
        await using var update = writer.Session.Command(RecordSql.Update(_table)).With("id", undone.Id);
        for (var i = 0; i < values.Length; i++)
        {
            update.With($"p{i}", values[i]);
        }

        await update.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await writer.Session.ExecuteAsync(RecordSql.ComeBack(_table), new { id = undone.Id }).ConfigureAwait(false);
        writer.CameBack(undone, values);
    }

    private static async Task<StoredRecord?> UndoneAsync(ChangeWriter writer, string key, CancellationToken cancellation)
    {
        await using var command = writer.Session.Command($"{RecordSql.Stored(_table)} where t.operation_id = @operation and t.record_key = @key")
            .With("operation", writer.OperationId)
            .With("key", key);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? StoredRecord.Read(_table, reader) : null;
    }
}
