using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    public static string Serialize(ReportContent content) => JsonSerializer.Serialize(content, _options);

    /// <exception cref="JsonException">The text was not written by <see cref="Serialize"/>.</exception>
    public static ReportContent Deserialize(string json) =>
        JsonSerializer.Deserialize<ReportContent>(json, _options) ?? throw new JsonException("A report's content cannot be null.");

    /// <summary>SHA-256 over the UTF-8 of <paramref name="json"/>, in lower-case hex.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.0###########################", CultureInfo.InvariantCulture), skipInputValidation: true);
    }
}
