using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Data.Records;

public enum HistoryAction
{
    Added,
    Changed,
    Withdrawn,
    Restored,
}

/// <summary>One change of one record. <see cref="Before"/> and <see cref="After"/>: its columns as JSON, named as in the bundle.</summary>
public sealed record HistoryEntry
{
    /// <summary>The operation's change number at this change; changes of one transaction share it.</summary>
    public long ChangeNumber { get; init; }

    public string Kind { get; init; } = "";

    public string RecordKey { get; init; } = "";

    /// <summary>The version of the record that this change made.</summary>
    public long Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string ChangedBy { get; init; } = "";

    /// <summary>The role it was done in.</summary>
    public string? ChangedAs { get; init; }

    public HistoryAction Action { get; init; }

    /// <summary>Why it was withdrawn or restored.</summary>
    public string? Reason { get; init; }

    public string? Before { get; init; }

    public string After { get; init; } = "";
}

/// <summary>What happened to records. Written by whoever changes one, and by nobody else; nothing in it ever changes.</summary>
public sealed class HistoryStore(Db db)
{
    static HistoryStore() => TypeHandlers.RegisterId<Operation>();

    /// <summary>The changes of one record, oldest first.</summary>
    /// <param name="key">See <see cref="RecordKey"/>.</param>
    public Task<IReadOnlyList<HistoryEntry>> OfAsync(Id<Operation> operation, string kind, string key, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<HistoryEntry>(Sql.OfRecord(BundleSchema.OfKind(kind)), new { operation, key }), cancellation);

    /// <summary>Everything that changed after <paramref name="changeNumber"/>, in order: what a report of that number did not know.</summary>
    public Task<IReadOnlyList<HistoryEntry>> SinceAsync(Id<Operation> operation, long changeNumber, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<HistoryEntry>(Sql.Since, new { operation, changeNumber }), cancellation);

    /// <summary>The latest changes of the whole operation, newest first.</summary>
    public Task<IReadOnlyList<HistoryEntry>> LatestAsync(Id<Operation> operation, int count, CancellationToken cancellation = default) =>
        db.ReadAsync(session => session.QueryAsync<HistoryEntry>(Sql.Latest, new { operation, count }), cancellation);

    private static class Sql
    {
        private const string Entries = """
            select change_number, kind, record_key, version, changed_at, changed_by, changed_as, action, reason, before_json as before, after_json as after
            from history
            where operation_id = @operation

            """;

        public const string Since = Entries + "and change_number > @changeNumber order by change_number, kind, record_key";

        public const string Latest = Entries + "order by change_number desc, kind, record_key limit @count";

        public static string OfRecord(BundleTable table)
        {
            var record = table == BundleSchema.Operations ? "id = @operation and code = @key" : "operation_id = @operation and record_key = @key";
            return Entries + $"and record_id = (select id from {table.Table} where {record}) order by version";
        }
    }
}
