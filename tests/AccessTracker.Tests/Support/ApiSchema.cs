using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Support;

/// <summary>
/// Compares JSON with a schema of the document: the part of JSON Schema 2020-12 that the document uses. A word of a schema that it does not know is
/// a difference, so that nothing passes unread.
/// </summary>
internal sealed class ApiSchema(JsonElement document)
{
    private static readonly HashSet<string> _known =
    [
        "$ref", "type", "format", "enum", "const", "properties", "required", "additionalProperties", "items", "oneOf", "anyOf", "allOf", "pattern",
        "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "description", "title", "default", "examples", "deprecated",
        "readOnly", "writeOnly", "uniqueItems",
    ];

    /// <summary>Where and how they differ; null: they do not.</summary>
    public string? Difference(JsonElement value, JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return schema.ValueKind == JsonValueKind.False ? $"{at}: nothing may stand here" : null;
        }

        if (schema.EnumerateObject().FirstOrDefault(p => !_known.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            return $"{at}: the schema says '{unknown.Name}', which this test does not know";
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Difference(value, At(document, reference.GetString()!), at);
        }

        return OfType(value, schema, at) ?? OfChoices(value, schema, at) ?? value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, schema, at),
            JsonValueKind.Array => OfArray(value, schema, at),
            JsonValueKind.String => OfText(value.GetString()!, schema, at),
            JsonValueKind.Number => OfNumber(value.GetDouble(), schema, at),
            _ => null,
        };
    }

    /// <summary>What a reference such as <c>#/components/schemas/X</c> stands for.</summary>
    public static JsonElement At(JsonElement document, string reference) => reference.Split('/').Skip(1)
        .Aggregate(
            document, (element, step) =>
                element.GetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));

    private static string? OfType(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value)))
        {
            return $"{at}: {value} is none of {words}";
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return null;
        }

        var kinds = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).ToList() : [type.GetString()];
        return kinds.Any(k => Is(value, k!)) ? null : $"{at}: {value.ValueKind} is no {string.Join(" or ", kinds)}";
    }

    private static bool Is(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
        JsonValueKind.Null => type == "null",
        _ => type == "boolean",
    };

    private string? OfChoices(JsonElement value, JsonElement schema, string at)
    {
        foreach (var word in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(word, out var choices))
            {
                var differences = choices.EnumerateArray().Select(c => Difference(value, c, at)).ToList();
                if (differences.All(d => d is not null))
                {
                    return string.Join("; or ", differences);
                }
            }
        }

        return schema.TryGetProperty("allOf", out var all)
            ? all.EnumerateArray().Select(c => Difference(value, c, at)).FirstOrDefault(d => d is not null)
            : null;
    }

    private string? OfObject(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(r => !value.TryGetProperty(r.GetString()!, out _)) is
                { ValueKind: JsonValueKind.String } missing)
        {
            return $"{at}: '{missing}' is missing";
        }

        var named = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            var here = $"{at}.{property.Name}";
            if (named && properties.TryGetProperty(property.Name, out var of))
            {
                if (Difference(property.Value, of, here) is { } difference)
                {
                    return difference;
                }
            }
            else if (hasOthers)
            {
                if (Difference(property.Value, others, here) is { } difference)
                {
                    return difference;
                }
            }
            else if (named && !HasChoices(schema))
            {
                return $"{here}: the schema does not know it";
            }
        }

        return null;
    }

    private static bool HasChoices(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out _) || schema.TryGetProperty("anyOf", out _) || schema.TryGetProperty("allOf", out _);

    private string? OfArray(JsonElement value, JsonElement schema, string at) => schema.TryGetProperty("items", out var items)
        ? value.EnumerateArray().Select((v, i) => Difference(v, items, $"{at}[{i}]")).FirstOrDefault(d => d is not null)
        : null;

    private static string? OfText(string text, JsonElement schema, string at)
    {
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        var isRight = format switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "uri" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
            _ => true,
        };
        return !isRight ? $"{at}: '{text}' is no {format}"
            : schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!)
                ? $"{at}: '{text}' is not like {pattern}"
                : null;
    }

    private static string? OfNumber(double number, JsonElement schema, string at) =>
        (schema.TryGetProperty("minimum", out var least) && number < least.GetDouble())
        || (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble())
            ? $"{at}: {number} is out of range"
            : null;
}
