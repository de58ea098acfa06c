using System.Text.Encodings.Web;
using System.Text.Json;

namespace AccessTracker.Web.Reports;

/// <summary>How the records behind a report's figures are kept with it.</summary>
public static class RecordsJson
{
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Serialize(IReadOnlyDictionary<string, IReadOnlyList<string>> records) => JsonSerializer.Serialize(records, _options);

    /// <exception cref="JsonException">The text was not written by <see cref="Serialize"/>.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Deserialize(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json, _options)
            ?? throw new JsonException("The records of a report cannot be null.");
}
