using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AccessTracker.Data.Bundles;

namespace AccessTracker.Data.Records;

/// <summary>
/// A record as its history keeps it: an object with the bundle's column names in the bundle's order, days and references
/// as text, figures as numbers, what is unknown left out. One record has one text.
/// </summary>
internal static class RecordJson
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(BundleTable table, object?[] values)
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

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
