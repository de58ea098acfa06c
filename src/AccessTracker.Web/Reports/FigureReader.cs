using System.Text.Json;
using System.Text.Json.Nodes;
using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>One value of a figure, with its own name where the figure has several.</summary>
public sealed record FigurePart(string? Name, string Value);

/// <summary>Reads a figure by its path in a report's content, as figures are named everywhere.</summary>
public static class FigureReader
{
    // An element of a list is named by these of its properties, together.
    private static readonly string[][] _keys =
    [
        ["track", "line"], ["request", "location"], ["location", "on"], ["arrangement", "party"],
        ["code"], ["location"], ["ref"], ["request"], ["governorate"], ["party"], ["kind"], ["route"], ["centre"],
    ];

    /// <summary>The values at <paramref name="path"/>; empty when the content has no such figure.</summary>
    /// <param name="content">What the report says.</param>
    /// <param name="sums">How its sums are written.</param>
    /// <param name="path">The figure's.</param>
    public static IReadOnlyList<FigurePart> Read(IReportContent content, ReportSums sums, string path)
    {
        var (parent, node, name) = Walk(ReportJson.ToNode(content), path);
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
            _ => FigureReader.Text(step, value.AsValue()),
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
    /// <summary>
    /// What stands at <paramref name="path"/> in a content as it is there, with the path of each where several figures stand together; null: unknown.
    /// </summary>
    internal static IEnumerable<(string Path, JsonNode? Value)> ValuesAt(JsonNode content, string path) => Walk(content, path).Node switch
    {
        JsonObject figures => figures.Where(f => f.Value is null or JsonValue or JsonArray && NameOf(f.Key) is not null)
            .Select(f => ($"{path}.{f.Key}", f.Value)),
        var node => [(path, node)],
    };

    private static (JsonObject? Parent, JsonNode? Node, string Name) Walk(JsonNode? node, string path)
    {
        var (parent, name, rest) = (default(JsonObject), "", path);
        while (rest is not null)
        {
            (parent, name) = (node as JsonObject, node is JsonArray list ? Longest(list, rest) : rest.Split('.')[0]);
            node = node switch
            {
                JsonObject figures => figures[name],
                JsonArray elements => elements.OfType<JsonObject>().FirstOrDefault(e => KeysOf(e).Contains(name, StringComparer.Ordinal)),
                _ => null,
            };
            rest = rest.Length > name.Length ? rest[(name.Length + 1)..] : null;
        }

        return (parent, node, name);
    }

    // A key may hold a full stop, as the names of parties do that nobody knows by a code: the longest that the path begins with.
    private static string Longest(JsonArray list, string path) => list.OfType<JsonObject>()
        .SelectMany(KeysOf)
        .Where(key => path == key || path.StartsWith(key + '.', StringComparison.Ordinal))
        .MaxBy(key => key.Length) ?? path.Split('.')[0];

    private static IEnumerable<string> KeysOf(JsonObject element) => _keys
        .Where(names => names.All(element.ContainsKey))
        .Select(names => string.Join('.', names.Select(n => element[n]?.ToString())));

    private static string Text(string property, JsonValue value)
    {
        if (value.TryGetValue<string>(out var text))
        {
            return property switch
            {
                "status" => EnumText.OfWord<AccessStatus>(text),
                "blockedBy" => EnumText.OfWord<Blocking>(text),
                _ => Format.DayOf(text) ?? EnumText.OfFree(text),
            };
        }

        if (value.TryGetValue<bool>(out var flag))
        {
            return flag ? Texts.Yes : Texts.No;
        }

        return Format.Number(value.GetValue<decimal>());
    }
}
