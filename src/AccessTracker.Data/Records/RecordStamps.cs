using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Records;

/// <summary>When a record was changed last.</summary>
/// <param name="ChangeNumber">The operation's change number at that change.</param>
/// <param name="At">The instant of it.</param>
public readonly record struct RecordStamp(long ChangeNumber, DateTimeOffset At)
{
    /// <summary>The later of two: what is made of both was changed with it.</summary>
    public static RecordStamp Later(RecordStamp one, RecordStamp other) => one.ChangeNumber >= other.ChangeNumber ? one : other;
}

/// <summary>Tells when records were changed last, for what goes out of the program and is asked for again.</summary>
public sealed class RecordStamps(Db db)
{
    /// <summary>
    /// The last change of each record of <paramref name="kind"/> by its key; a key without a record is left out. The caller has read the records
    /// already, as somebody who may.
    /// </summary>
    public Task<IReadOnlyDictionary<string, RecordStamp>> OfAsync(
        Id<Operation> operation, RecordKind kind, IReadOnlyCollection<string> keys, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlyDictionary<string, RecordStamp>>(
            async session => keys.Count == 0
                ? new Dictionary<string, RecordStamp>(StringComparer.Ordinal)
                : (await session.QueryAsync<Row>(
                    Sql.OfRecords(kind, session.Dialect.AnyOf("t.record_key", "keys")),
                    new { operation = operation.ToString(), keys = session.Dialect.Texts(keys) }).ConfigureAwait(false))
                    .ToDictionary(r => r.RecordKey, r => new RecordStamp(r.ChangeNumber, r.ChangedAt), StringComparer.Ordinal),
            cancellation);

    /// <summary>The last change of the operation's own record: its name, its weekday, its days.</summary>
    public Task<RecordStamp> OfAsync(StoredOperation operation, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
            await session.FirstOrDefaultAsync<Row>(Sql.OfOperation, new { id = operation.Id.ToString() }).ConfigureAwait(false) is { } row
            ? new RecordStamp(row.ChangeNumber, row.ChangedAt)
            : default,
        cancellation);

    private sealed class Row
    {
        public string RecordKey { get; init; } = "";

        public long ChangeNumber { get; init; }

        public DateTimeOffset ChangedAt { get; init; }
    }

    private static class Sql
    {
        public const string OfOperation =
            "select record_key, change_number, changed_at from history where record_id = @id order by version desc limit 1";

        public static string OfRecords(RecordKind kind, string isOne) => $"""
            select t.record_key, h.change_number, h.changed_at
            from {kind.Table} t
            join history h on h.record_id = t.id and h.version = t.version
            where t.operation_id = @operation and {isOne}
            """;
    }
}
