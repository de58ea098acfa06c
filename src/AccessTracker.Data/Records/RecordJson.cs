using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records;

/// <summary>
/// A record as its history keeps it: an object with the bundle's column names in the bundle's order, days and references
/// as text, figures as numbers, what is unknown left out, and the default of a column that was added later; last the level it was given, if any. One
/// record has one text.
/// </summary>
internal static class RecordJson
{
    /// <summary>Name of the level among the columns.</summary>
    public const string Level = "sensitivity";

    /// <summary>An object that was read is written again as it was with these options.</summary>
    public static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values, and the level it was given, that <see cref="Write"/> made <paramref name="json"/> of.</summary>
    public static (object?[] Values, Sensitivity? Given) Read(RecordKind table, string json)
    {
        using var document = JsonDocument.Parse(json);
        var values = new object?[table.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var column = table.Columns[i];
            if (document.RootElement.TryGetProperty(column.Name, out var value))
            {
                values[i] = column.Type switch
                {
                    CellType.Number => value.GetInt64(),
                    CellType.Tonnes or CellType.Degrees => value.GetDecimal(),
                    CellType.Day => Cell.Parse(column, value.GetString()!).Value,
                    _ => value.GetString(),
                };
            }
            else if (column is { IsLater: true, Default: { } meant })
            {
                values[i] = Cell.Parse(column, meant).Value;
            }
        }

        return (values, document.RootElement.TryGetProperty(Level, out var level) ? EnumCode.Parse<Sensitivity>(level.GetString()!) : null);
    }

    public static string Write(RecordKind table, object?[] values, Sensitivity? given)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            for (var i = 0; i < values.Length; i++)
            {
                switch (values[i])
                {
                    case null:
                    case var value when table.Columns[i] is { IsLater: true, Default: { } meant } && Cell.Write(value) == meant:
                        break;
                    case long number:
                        json.WriteNumber(table.Columns[i].Name, number);
                        break;
                    case decimal number:
                        json.WriteNumber(table.Columns[i].Name, Cell.Normal(number));
                        break;
                    default:
                        json.WriteString(table.Columns[i].Name, Cell.Write(values[i]));
                        break;
                }
            }

            if (given is { } level)
            {
                json.WriteString(Level, EnumCode.Of(level));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
