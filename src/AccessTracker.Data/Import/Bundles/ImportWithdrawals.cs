using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>A record that an import is to withdraw.</summary>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Key">As the store has it.</param>
/// <param name="Reason">Goes into the history of the record.</param>
/// <param name="IfWithoutParts">Only where nothing is left that belongs to it: a convoy all of whose stops went elsewhere.</param>
public sealed record ImportWithdrawal(string Kind, string Key, string Reason, bool IfWithoutParts = false);

/// <summary>Withdraws records in the transaction of an import: what undoes the import restores them.</summary>
internal sealed class ImportWithdrawals(ChangeWriter writer, ImportGate gate, Actor actor, DateTimeOffset now, IRecordLog? log)
{
    // Where nobody needs to ask for it.
    private const string NoLevel = "0";

    /// <summary>The kinds of what was withdrawn.</summary>
    public HashSet<RecordKind> Kinds { get; } = [];

    private DbSession Session => writer.Session;

    /// <exception cref="BundleRefusedException">One of them may not be withdrawn, or others cannot be without it.</exception>
    public async Task RunAsync(IEnumerable<ImportWithdrawal> withdrawals, CancellationToken cancellation)
    {
        foreach (var asked in withdrawals.OrderBy(w => w.IfWithoutParts))
        {
            var table = Session.Kinds.Of(asked.Kind);
            if (await FindAsync(table, asked.Key, cancellation).ConfigureAwait(false) is not var (record, level) || record.IsWithdrawn
                || (asked.IfWithoutParts && await HasPartsAsync(record).ConfigureAwait(false)))
            {
                continue;
            }

            if ((await gate.Guard.CheckAsync(table, record.Values, record, level).ConfigureAwait(false)
                ?? await new RecordNeeds(Session, writer.OperationId).OfOthersAsync(record).ConfigureAwait(false)) is { } refusal)
            {
                throw new BundleRefusedException(table.File, refusal);
            }

            await Session.ExecuteAsync(RecordSql.Withdraw(table), new { id = record.Id, now, by = actor.Name, reason = asked.Reason })
                .ConfigureAwait(false);
            await UndoneRecords.EndAsync(Session, record.Id).ConfigureAwait(false);
            writer.Marked(record, "withdrawn", asked.Reason);
            log?.Seen(new SeenRecord(table, record.Key, SeenState.Withdrawn, 0, record.Values, record.Values) { Version = record.Version + 1 });
            Kinds.Add(table);
        }

        await writer.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<(StoredRecord Record, Sensitivity? Level)?> FindAsync(RecordKind table, string key, CancellationToken cancellation)
    {
        var level = gate.Level?.Invoke(table) ?? NoLevel;
        await using var command = Session.Command(Sql.ByKey(table, level, gate.Visibility))
            .With("operation", writer.OperationId)
            .With("key", key)
            .With(Visibility.OpenBefore, gate.OpenBefore);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? (StoredRecord.Read(table, reader),
                gate.Level is null ? null : (Sensitivity)reader.GetInt32(RecordSql.FirstColumn + table.Columns.Count))
            : null;
    }

    private async Task<bool> HasPartsAsync(StoredRecord record)
    {
        foreach (var (table, column) in Session.Kinds.Records.SelectMany(t => t.Columns.Where(c => c.Refers == record.Table).Select(c => (t, c))))
        {
            if (await Session.FirstOrDefaultAsync<string>(Sql.PartOf(table, column), new { id = record.Id }).ConfigureAwait(false) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static class Sql
    {
        public static string ByKey(RecordKind table, string level, Visibility visibility) =>
            $"{RecordSql.Stored(table, $", {level}")} where t.operation_id = @operation and t.record_key = @key and {visibility.Of(table)}";

        public static string PartOf(RecordKind table, RecordColumn column) =>
            $"select t.id from {table.Table} t where t.{column.Stored} = @id and t.withdrawn_at is null limit 1";
    }
}
