using AccessTracker.Data.Entries;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <summary>What stands in a draft, in one line: its places, its day, who is asked, so that one of several is told from the others.</summary>
internal static class DraftContent
{
    private const int Longest = 120;
    private const int MostPlaces = 4;

    private static readonly string[] _days = ["departed_on", "submitted_on", "decided_on", "day", "from", "as_of", "date"];

    // Fields that say best what a record is about, of whatever kind.
    private static readonly string[] _said =
        ["location", "name", "number", "authority", "kind", "agencies", "decision", "status", "people", "people_reached", "value", "conditions",
            "reason", "note"];

    /// <summary>Empty when nothing was typed that says what it is about.</summary>
    public static string Of(Draft draft)
    {
        var fields = new EntryFields(draft.Fields);
        var places = new[] { "stops", "lines", "events", "places" }
            .SelectMany(rows => fields.Rows(rows).Select(n => fields[$"{EntryFields.Row(rows, n)}.location"].Trim()))
            .Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var parts = new[] { Format.List(places.Take(MostPlaces)) + (places.Count > MostPlaces ? $" +{places.Count - MostPlaces}" : "") }
            .Concat(_days.Select(d => EntryDay.Shown(fields[d].Trim())).Where(d => d.Length > 0).Take(1))
            .Concat(_said.Select(f => TextOf(fields[f])))
            .Concat(fields.Where(f => f.Key.StartsWith("text.", StringComparison.Ordinal)).Select(f => TextOf(f.Value)));
        var content = Format.Beside(parts.Where(p => p.Length > 0).Take(4));
        return content.Length <= Longest ? content : $"{content[..Cut(content)].TrimEnd()}\u2026";
    }

    private static string TextOf(string value) =>
        EnumText.Find($"Word_{value}") ?? string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Not between the halves of one character.
    private static int Cut(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
}
