using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Records;

/// <summary>Which records of a table to read, and in what order.</summary>
public sealed record RecordQuery
{
    /// <summary>Column of the bundle and the text it must hold; a reference by its key.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>();

    /// <summary>Withdrawn records too.</summary>
    public bool WithWithdrawn { get; init; }

    /// <summary>Latest recorded first.</summary>
    public bool LatestFirst { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 100;
}

/// <summary>
/// Single records: found, listed, withdrawn, restored. They are added and changed by importing a bundle, if only of one
/// row (<see cref="BundleSource.Of"/>), so that every way in has the same rules.
/// </summary>
public sealed class RecordStore(Db db)
{
    static RecordStore() => TypeHandlers.RegisterId<Operation>();

    /// <param name="key">See <see cref="RecordKey"/>.</param>
    public Task<StoredRecord?> FindAsync(Id<Operation> operation, string kind, string key, CancellationToken cancellation = default) =>
        db.ReadAsync(session => FindAsync(session, operation, BundleSchema.RecordTable(kind), key), cancellation);

    public Task<IReadOnlyList<StoredRecord>> ListAsync(Id<Operation> operation, BundleTable table, RecordQuery query, CancellationToken cancellation = default) =>
        db.ReadAsync(session => ReadAsync(
            session, operation, table, $"{Condition(table, query)} order by t.recorded {(query.LatestFirst ? "desc" : "")} limit @take offset @skip",
            [("take", query.Take), ("skip", query.Skip), .. Parameters(table, query)]), cancellation);

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

    private static async Task<StoredRecord?> FindAsync(Session session, Id<Operation> operation, BundleTable table, string key) =>
        await ReadAsync(session, operation, table, "and t.record_key = @key", [("key", key)]).ConfigureAwait(false) is [var record] ? record : null;

    private static async Task<IReadOnlyList<StoredRecord>> ReadAsync(
        Session session, Id<Operation> operation, BundleTable table, string condition, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        await using var command = session.Command($"{RecordSql.Stored(table)} where t.operation_id = @operation {condition}").With("operation", operation.ToString());
        foreach (var (name, value) in parameters)
        {
            command.With(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var records = new List<StoredRecord>();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            records.Add(StoredRecord.Read(table, reader));
        }

        return records;
    }

    private static string Condition(BundleTable table, RecordQuery query)
    {
        var conditions = query.Where.Keys.Select((column, i) => $"and {RecordSql.Expression(table, column)} = @w{i}");
        return $"{(query.WithWithdrawn ? "" : "and t.withdrawn_at is null")} {string.Join(' ', conditions)}";
    }

    private static IReadOnlyList<(string, object?)> Parameters(BundleTable table, RecordQuery query) =>
        [.. query.Where.Select((p, i) => ($"w{i}", RecordSql.ToParameter(table.Columns[table.Position(p.Key)], p.Value)))];

    private static class Sql
    {
        public static string Withdraw(BundleTable table) =>
            $"update {table.Table} set version = version + 1, withdrawn_at = @now, withdrawn_by = @by, withdrawn_reason = @reason where id = @id";

        public static string Restore(BundleTable table) =>
            $"update {table.Table} set version = version + 1, withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null where id = @id";
    }
}
