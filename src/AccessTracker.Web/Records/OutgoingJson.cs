using System.Text.Json;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Records;

/// <summary>Writes records as JSON: what is known about each, and its fields by name; what is unknown, or not for the reader, is null.</summary>
internal static class OutgoingJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = ApiJson.Options.Encoder, SkipValidation = true };

    private static readonly JsonEncodedText _kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText _key = JsonEncodedText.Encode("key");
    private static readonly JsonEncodedText _version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText _level = JsonEncodedText.Encode("level");
    private static readonly JsonEncodedText _changeNumber = JsonEncodedText.Encode("changeNumber");
    private static readonly JsonEncodedText _withdrawn = JsonEncodedText.Encode("withdrawn");
    private static readonly JsonEncodedText _fields = JsonEncodedText.Encode("fields");

    /// <summary>A record.</summary>
    /// <param name="fields">The columns that are wanted, by position; null: all.</param>
    /// <param name="withKind">The list has records of several kinds.</param>
    public static void Write(Utf8JsonWriter json, OutgoingRecord record, IReadOnlySet<int>? fields = null, bool withKind = false)
    {
        json.WriteStartObject();
        if (withKind)
        {
            json.WriteString(_kind, ApiKinds.Of(record.Kind));
        }

        json.WriteString(_key, RecordAddress.Of(record.Key));
        json.WriteNumber(_version, record.Version);
        if (record.Level is { } level)
        {
            json.WriteString(_level, EnumCode.Of(level));
            json.WritePropertyName(_changeNumber);
            WriteNumber(json, record.ChangeNumber);
        }

        json.WriteBoolean(_withdrawn, record.IsWithdrawn);
        json.WriteStartObject(_fields);
        for (var i = 0; i < record.Values.Count; i++)
        {
            var column = record.Kind.Columns[i];
            if (!column.Severe && fields?.Contains(i) != false)
            {
                json.WritePropertyName(ApiNames.Of(column.Name));
                WriteValue(json, column, record.Values[i]);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What has become of a record: the record, or that it is gone.</summary>
    public static void Write(Utf8JsonWriter json, FeedItem item)
    {
        if (item.Record is { } record)
        {
            Write(json, record, withKind: true);
            return;
        }

        json.WriteStartObject();
        json.WriteString(_kind, ApiKinds.Of(item.Kind));
        json.WriteString(_key, RecordAddress.Of(item.Key));
        json.WriteBoolean(_withdrawn, true);
        json.WriteEndObject();
    }

    /// <summary>A number, or null.</summary>
    public static void WriteNumber(Utf8JsonWriter json, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>A value of a column: days as text, lists as arrays, figures as numbers.</summary>
    public static void WriteValue(Utf8JsonWriter json, RecordColumn column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case string list when column.Type is CellType.List or CellType.Words or CellType.Places:
                json.WriteStartArray();
                foreach (var item in Cell.Items(list))
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteStringValue(Cell.Write(value));
                break;
        }
    }
}
