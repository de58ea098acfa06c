using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>One value of a figure, with its own name where the figure has several.</summary>
public sealed record FigurePart(string? Name, string Value);

/// <summary>Reads a figure by its path in a report's content, as figures are named everywhere.</summary>
public static class FigureReader
{
    // A list's element is named by its key.
    private static readonly string[] _keys = ["code", "location", "ref", "request", "governorate", "party", "kind", "route", "centre"];

    // Two of them name it together.
    private static readonly (string First, string Second)[] _pairs = [("track", "line"), ("arrangement", "party")];

    /// <summary>The values at <paramref name="path"/>; empty when the content has no such figure.</summary>
    /// <param name="content">What the report says.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="path">The figure's.</param>
    public static IReadOnlyList<FigurePart> Read(IReportContent content, ReportSums sums, string path)
    {
        var (parent, node, name) = Walk(ReportJson.ToNode(content), path.Split('.'));
        return node switch
        {
            JsonArray list => [new FigurePart(null, Format.Number(list.Count))],
            JsonObject figures => [.. figures.Where(f => (f.Value is null or JsonValue) && NameOf(f.Key) is not null)
                .Select(f => new FigurePart(NameOf(f.Key), Text($"{path}.{f.Key}", f.Key, f.Value, figures)))],
            _ when parent?.ContainsKey(name) == true => [new FigurePart(NameOf(name), Text(path, name, node, parent))],
            _ => [],
        };

        string Text(string at, string step, JsonNode? value, JsonObject beside) => value switch
        {
            null => Missing(step, beside),
            _ when value.GetValueKind() == JsonValueKind.Number => sums.At(at, value.GetValue<decimal>()).ToString(),
            _ => FigureReader.Text(value.AsValue()),
        };
    }

    private static string? NameOf(string property) => EnumText.Find($"Part_{property}");

    // A sum or a count that is null is not known; a day or a number of days that is null does not apply, nor does the share of a target
    // that has no number of people.
    private static string Missing(string property, JsonObject beside) => property switch
    {
        "people" or "share" or "neededPerWeek" when beside["code"] is not null && ((long?)beside["people"] ?? 0) == 0 => Texts.NoNumber,
        "people" or "population" or "distinct" or "peopleTimes" or "trucks" or "tonnes" or "peoplePending" or "peopleReachedCumulative" or "reached"
            or "patients" or "share" =>
            Texts.Unknown,
        _ => Texts.NotApplicable,
    };

    // The value, its name, and the object that holds it: of one that is null it tells whether there is such a figure.
    private static (JsonObject? Parent, JsonNode? Node, string Name) Walk(JsonNode? node, string[] path)
    {
        JsonNode? parent = null;
        for (var i = 0; i < path.Length; i++)
        {
            var step = path[i];
            parent = node;
            if (node is JsonArray series && i + 1 < path.Length && PairOf(series) is { } pair)
            {
                node = series.FirstOrDefault(e => (string?)e![pair.First] == step && (string?)e[pair.Second] == path[i + 1]);
                i++;
                continue;
            }

            node = node switch
            {
                JsonObject figures => figures[step],
                JsonArray list =>
                    list.OfType<JsonObject>()
                    .FirstOrDefault(e => _keys.Any(k => e.ContainsKey(k) && ((e[k] as JsonValue)?.ToString() ?? "") == step)),
                _ => null,
            };
        }

        return (parent as JsonObject, node, path[^1]);
    }

    // A list of records that have a reference goes by that.
    private static (string First, string Second)? PairOf(JsonArray list)
    {
        if (list.OfType<JsonObject>().FirstOrDefault() is not { } first || first.ContainsKey("ref"))
        {
            return null;
        }

        return _pairs.Where(p => first.ContainsKey(p.First) && first.ContainsKey(p.Second)).Select(p => ((string, string)?)p).FirstOrDefault();
    }

    private static string Text(JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Format.Day(day) : EnumText.OfFree(text);
        }

        if (value.TryGetValue<bool>(out var flag))
        {
            return flag ? Texts.Yes : Texts.No;
        }

        return Format.Number(value.GetValue<decimal>());
    }
}
