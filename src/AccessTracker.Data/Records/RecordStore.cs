using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Records;

/// <summary>
/// Single records: found, withdrawn, restored. They are added and changed by importing a bundle, if only of one
/// row (<see cref="BundleSource.Of"/>), so that every way in has the same rules.
/// </summary>
public sealed class RecordStore(Db db)
{
    static RecordStore() => TypeHandlers.RegisterId<Operation>();

    /// <param name="key">See <see cref="RecordKey"/>.</param>
    public Task<StoredRecord?> FindAsync(Id<Operation> operation, string kind, string key, CancellationToken cancellation = default) =>
        db.ReadAsync(session => FindAsync(session, operation, BundleSchema.RecordTable(kind), key), cancellation);

    /// <summary>The record stops counting and stays. Returns why not, or null when it is done.</summary>
    public Task<Refusal?> WithdrawAsync(
        Id<Operation> operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: true, actor, now, cancellation);

    /// <summary>A withdrawn record counts again. Returns why not, or null when it is done.</summary>
    public Task<Refusal?> RestoreAsync(
        Id<Operation> operation, string kind, string key, long version, string reason, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        MarkAsync(operation, kind, key, version, reason, isWithdrawn: false, actor, now, cancellation);

    private Task<Refusal?> MarkAsync(
        Id<Operation> operation, string kind, string key, long version, string reason, bool isWithdrawn, Actor actor, DateTimeOffset now, CancellationToken cancellation) =>
        db.WriteAsync(async session =>
        {
            var table = BundleSchema.RecordTable(kind);
            using var writer = await ChangeWriter.BeginAsync(session, operation.ToString(), actor, now).ConfigureAwait(false);
            var record = await FindAsync(session, operation, table, key).ConfigureAwait(false);
            if (Refused(record, table, version, reason, isWithdrawn) is { } refusal)
            {
                return refusal;
            }

            await session.ExecuteAsync(
                isWithdrawn ? Sql.Withdraw(table) : Sql.Restore(table), new { id = record!.Id, now, by = actor.Name, reason = reason.Trim() }).ConfigureAwait(false);
            writer.Marked(record, isWithdrawn ? "withdrawn" : "restored", reason.Trim());
            await writer.FinishAsync(cancellation).ConfigureAwait(false);
            return await BrokenAsync(session, operation).ConfigureAwait(false);
        }, cancellation);

    private static Refusal? Refused(StoredRecord? record, BundleTable table, long version, string reason, bool isWithdrawn) => record switch
    {
        null => new Refusal(RefusalCode.UnknownReference, table.Kind.Replace('_', ' '), table.File),
        _ when string.IsNullOrWhiteSpace(reason) => new Refusal(RefusalCode.Missing),
        _ when record.Version != version => new Refusal(RefusalCode.SeveralVersions, version, record.Version),
        _ when record.IsWithdrawn == isWithdrawn => new Refusal(isWithdrawn ? RefusalCode.AlreadyWithdrawn : RefusalCode.NotWithdrawn),
        _ => null,
    };

    // What changed while a record was withdrawn may not go with it; and a gap in the meetings may show two that do not follow.
    private static async Task<Refusal?> BrokenAsync(Session session, Id<Operation> operation)
    {
        var rules = new StoredRules(session, operation.ToString());
        IReadOnlyList<BrokenRule> broken =
        [
            .. await rules.BrokenByMeetingsAsync().ConfigureAwait(false),
            .. await rules.BrokenByRequestsAsync().ConfigureAwait(false),
            .. await rules.BrokenByConvoysAsync().ConfigureAwait(false),
        ];
        if (broken.Count == 0)
        {
            return null;
        }

        session.Discard();
        return broken[0].Refusal;
    }

    private static async Task<StoredRecord?> FindAsync(Session session, Id<Operation> operation, BundleTable table, string key)
    {
        await using var command = session.Command($"{RecordSql.Stored(table)} where t.operation_id = @operation and t.record_key = @key")
            .With("operation", operation.ToString())
            .With("key", key);
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false) ? StoredRecord.Read(table, reader) : null;
    }

    private static class Sql
    {
        public static string Withdraw(BundleTable table) =>
            $"update {table.Table} set version = version + 1, withdrawn_at = @now, withdrawn_by = @by, withdrawn_reason = @reason where id = @id";

        public static string Restore(BundleTable table) =>
            $"update {table.Table} set version = version + 1, withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where id = @id";
    }
}
