using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>One value of a figure, with its own name where the figure has several.</summary>
public sealed record FigurePart(string? Name, string Value);

/// <summary>Reads a figure by its path in a report's content, as figures are named everywhere.</summary>
public static class FigureReader
{
    // A list's element is named by its key.
    private static readonly string[] _keys = ["code", "location", "ref", "request"];

    /// <summary>The values at <paramref name="path"/>; empty when the content has no such figure.</summary>
    public static IReadOnlyList<FigurePart> Read(ReportContent content, string path)
    {
        var (node, name) = Walk(WithUnknown(JsonNode.Parse(ReportJson.Serialize(content))!), path.Split('.'));
        return node switch
        {
            JsonValue value => [new FigurePart(NameOf(name), Text(name, value))],
            JsonArray list => [new FigurePart(null, Show.Number(list.Count))],
            JsonObject figures => [.. figures.Where(f => (f.Value is null or JsonValue) && NameOf(f.Key) is not null)
                .Select(f => new FigurePart(NameOf(f.Key), f.Value is JsonValue value ? Text(f.Key, value) : Missing(f.Key)))],
            _ => [],
        };
    }

    // Sums of nothing but unknown numbers are unknown here as on the report.
    private static JsonNode WithUnknown(JsonNode content)
    {
        var sums = new List<JsonObject>();
        Collect(content, sums);
        foreach (var figures in sums.Where(f => f.ContainsKey("peopleTimes")))
        {
            var people = figures.Deserialize<PeopleFigures>(JsonSerializerOptions.Web)!;
            MarkUnknown(figures, "distinct", Known.Distinct(people) is null);
            MarkUnknown(figures, "peopleTimes", Known.PeopleTimes(people) is null);
        }

        foreach (var figures in sums.Where(f => f.ContainsKey("trucks")))
        {
            var convoys = figures.Deserialize<ConvoyFigures>(JsonSerializerOptions.Web)!;
            MarkUnknown(figures, "trucks", Known.Trucks(convoys) is null);
            MarkUnknown(figures, "tonnes", Known.Tonnes(convoys) is null);
        }

        return content;
    }

    private static void MarkUnknown(JsonObject figures, string name, bool isUnknown)
    {
        if (isUnknown)
        {
            figures[name] = Texts.Unknown;
        }
    }

    private static void Collect(JsonNode? node, List<JsonObject> sums)
    {
        switch (node)
        {
            case JsonObject figures:
                sums.Add(figures);
                figures.ToList().ForEach(f => Collect(f.Value, sums));
                break;
            case JsonArray list:
                list.ToList().ForEach(e => Collect(e, sums));
                break;
        }
    }

    private static string? NameOf(string property) => Wording.Find($"Part_{property}");

    // A count that is null is not known; a day or a number of days that is null does not apply.
    private static string Missing(string property) => property is "people" or "population" ? Texts.Unknown : Texts.NotApplicable;

    private static (JsonNode? Node, string Name) Walk(JsonNode? node, string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            var step = path[i];
            if (node is JsonArray series && i + 1 < path.Length && series.Any(e => e?["track"] is not null))
            {
                node = series.FirstOrDefault(e => (string?)e!["track"] == step && (string?)e["line"] == path[i + 1]);
                i++;
                continue;
            }

            node = node switch
            {
                JsonObject figures => figures[step],
                JsonArray list => list.OfType<JsonObject>().FirstOrDefault(e => _keys.Any(k => e[k] is JsonValue v && v.TryGetValue<string>(out var key) && key == step)),
                _ => null,
            };
        }

        return (node, path[^1]);
    }

    private static string Text(string name, JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Show.Day(day) : Wording.OfFree(text);
        }

        if (value.TryGetValue<bool>(out var flag))
        {
            return flag ? Texts.Yes : Texts.No;
        }

        var number = value.GetValue<decimal>();
        return name == "share" ? Show.Percent(number) : Show.Number(number);
    }
}
