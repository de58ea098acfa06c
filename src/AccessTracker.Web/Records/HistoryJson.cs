using System.Text.Json;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>Writes a change of a record: what each field that differs was and became.</summary>
internal static class HistoryJson
{
    private const string Level = "sensitivity";

    /// <param name="withNumber">The reader may read everything: numbers of changes tell others of what they may not.</param>
    public static void Write(Utf8JsonWriter json, RecordKind kind, HistoryEntry entry, bool withNumber)
    {
        json.WriteStartObject();
        json.WritePropertyName("changeNumber");
        OutgoingJson.WriteNumber(json, withNumber ? entry.ChangeNumber : null);
        json.WriteNumber("version", entry.Version);
        json.WriteString("at", entry.ChangedAt);
        json.WriteString("by", entry.ChangedBy);
        json.WriteString("role", entry.ChangedAs);
        json.WriteString("action", EnumCode.Of(entry.Action));
        json.WriteString("reason", entry.Reason);
        json.WriteString("token", entry.Token);
        json.WriteStartArray("fields");
        using var before = entry.Before is { } text ? JsonDocument.Parse(text) : null;
        using var after = JsonDocument.Parse(entry.After);
        foreach (var column in kind.Columns.Where(c => !c.Severe))
        {
            WriteField(json, ApiNames.Of(column.Name), column, column.Name, before?.RootElement, after.RootElement);
        }

        WriteField(json, "level", null, Level, before?.RootElement, after.RootElement);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, string field, RecordColumn? column, string name, JsonElement? before, JsonElement after)
    {
        var was = before is { } old && old.TryGetProperty(name, out var oldValue) ? oldValue : (JsonElement?)null;
        var now = after.TryGetProperty(name, out var newValue) ? newValue : (JsonElement?)null;
        if (was?.GetRawText() == now?.GetRawText())
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("field", field);
        json.WritePropertyName("before");
        WriteValue(json, column, was);
        json.WritePropertyName("after");
        WriteValue(json, column, now);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, RecordColumn? column, JsonElement? value)
    {
        if (value is not { } known)
        {
            json.WriteNullValue();
        }
        else if (column is not null && known.ValueKind == JsonValueKind.String)
        {
            OutgoingJson.WriteValue(json, column, known.GetString());
        }
        else
        {
            known.WriteTo(json);
        }
    }
}
