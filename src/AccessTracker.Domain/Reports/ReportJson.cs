using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// The one way in which a report's content is written: UTF-8 JSON without white space, properties in the order of
/// report.md, letters of every script as they are, decimals with at least one and no needless digit.
/// </summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainDecimal() },
    };

    /// <summary>Writes the content; of one that was read, the very text that it was read from.</summary>
    public static string Serialize(ReportContent content) => JsonSerializer.Serialize(PublishedForm.ToZero(content), _options);

    /// <summary>Writes the content of a report of the ceasefire task force.</summary>
    public static string Serialize(CeasefireContent content) => JsonSerializer.Serialize(content, _options);

    /// <summary>Takes the content apart as it is in memory: null where it is unknown, also of one that was published with 0 there.</summary>
    public static JsonNode ToNode(IReportContent content) => JsonSerializer.SerializeToNode(content, content.GetType(), _options)!;

    /// <summary>Reads a content, also one that was published before it had all the properties of today.</summary>
    /// <exception cref="JsonException">The text was not written by <see cref="Serialize(ReportContent)"/>.</exception>
    public static ReportContent Deserialize(string json) =>
        PublishedForm.ToNull(
            JsonSerializer.Deserialize<ReportContent>(json, _options) ?? throw new JsonException("A report's content cannot be null."));

    /// <summary>Reads the content of a report of the ceasefire task force.</summary>
    /// <exception cref="JsonException">The text was not written by <see cref="Serialize(CeasefireContent)"/>.</exception>
    public static CeasefireContent DeserializeCeasefire(string json) =>
        JsonSerializer.Deserialize<CeasefireContent>(json, _options) ?? throw new JsonException("A report's content cannot be null.");

    /// <summary>SHA-256 over the UTF-8 of <paramref name="json"/>, in lower-case hex.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.0###########################", CultureInfo.InvariantCulture), skipInputValidation: true);
    }
}
