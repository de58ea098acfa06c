using System.Text.Json.Nodes;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

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
    /// <summary>
    /// In the place of a kind of record: the entry tells of a file that belongs to one. What may be read of it hangs on that record, and it is shown
    /// there; whoever reads histories record by record passes it over.
    /// </summary>
    internal const string OfFiles = "attachment";

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

    /// <summary>Why it was withdrawn, restored or given another level.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of the access token by which a program did it; null: its person did it themselves.</summary>
    public string? Token { get; init; }

    public string? Before { get; init; }

    public string After { get; init; } = "";
}

/// <summary>Reads what happened to a record. Written by <see cref="ChangeWriter"/>, and by nobody else; nothing in it ever changes.</summary>
internal static class HistoryReader
{
    /// <summary>The changes of one record, oldest first, without severe fields, not even sealed.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>> OfAsync(DbSession session, RecordKind table, Id<StoredRecord> record)
    {
        var entries = await session.QueryAsync<HistoryEntry>(Sql.OfRecord, new { id = record }).ConfigureAwait(false);
        var names = await Pseudonyms.ReadAsync(session).ConfigureAwait(false);
        return [.. entries.Select(e => e with
        {
            ChangedBy = names.Of(e.ChangedBy), Before = WithoutSevere(table, e.Before), After = WithoutSevere(table, e.After)!,
            Reason = ChangeReason.Read(e.Reason).Said, Token = ChangeReason.Read(e.Reason).Token,
        })];
    }

    /// <summary>A record as its history keeps it, without severe fields.</summary>
    public static string? WithoutSevere(RecordKind table, string? json)
    {
        string[] columns = [.. table.Columns.Where(c => c.Severe).Select(c => c.Name)];
        if (json is null || columns.Length == 0)
        {
            return json;
        }

        var record = JsonNode.Parse(json)!.AsObject();
        foreach (var column in columns)
        {
            record.Remove(column);
        }

        return record.ToJsonString(RecordJson.Relaxed);
    }

    private static class Sql
    {
        public const string OfRecord = """
            select change_number, kind, record_key, version, changed_at, changed_by, changed_as, action, reason, before_json as before,
                after_json as after
            from history
            where record_id = @id
            order by version
            """;
    }
}
