using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Data.Bundles;

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

    /// <summary>Why it was withdrawn, restored or given another level.</summary>
    public string? Reason { get; init; }

    public string? Before { get; init; }

    public string After { get; init; } = "";
}

/// <summary>Reads what happened to a record. Written by <see cref="ChangeWriter"/>, and by nobody else; nothing in it ever changes.</summary>
internal static class HistoryReader
{
    /// <summary>The changes of one record, oldest first, without severe fields, not even sealed.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>> OfAsync(Session session, BundleTable table, string recordId)
    {
        var entries = await session.QueryAsync<HistoryEntry>(Sql.OfRecord, new { id = recordId }).ConfigureAwait(false);
        string[] severe = [.. table.Columns.Where(c => c.Severe).Select(c => c.Name)];
        return severe.Length == 0 ? entries : [.. entries.Select(e => e with { Before = Without(e.Before, severe), After = Without(e.After, severe)! })];
    }

    private static string? Without(string? json, string[] columns)
    {
        if (json is null)
        {
            return null;
        }

        var record = JsonNode.Parse(json)!.AsObject();
        foreach (var column in columns)
        {
            record.Remove(column);
        }

        return record.ToJsonString(_options);
    }

    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static class Sql
    {
        public const string OfRecord = """
            select change_number, kind, record_key, version, changed_at, changed_by, changed_as, action, reason, before_json as before, after_json as after
            from history
            where record_id = @id
            order by version
            """;
    }
}
