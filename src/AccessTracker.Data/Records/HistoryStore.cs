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

    private static class Sql
    {
        private const string Entries = """
            select change_number, kind, record_key, version, changed_at, changed_by, changed_as, action, reason, before_json as before, after_json as after
            from history
            where operation_id = @operation

            """;

        public static string OfRecord(BundleTable table)
        {
            var record = table == BundleSchema.Operations ? "id = @operation and code = @key" : "operation_id = @operation and record_key = @key";
            return Entries + $"and record_id = (select id from {table.Table} where {record}) order by version";
        }
    }
}
