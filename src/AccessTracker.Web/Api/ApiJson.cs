using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AccessTracker.Web.Api;

/// <summary>How the API writes and reads JSON: camelCase, words of enums as everywhere outside of the program, numbers as numbers.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Made();

    public static void Set(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Set(options);
        return options;
    }
}
