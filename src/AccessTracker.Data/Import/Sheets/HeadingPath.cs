using System.Text.RegularExpressions;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A heading of several rows, from the top: <c>Delivered – People</c>. What was planned is told apart from what was done, for the same word
/// stands below both.
/// </summary>
internal static partial class HeadingPath
{
    private const string Between = " \u2013 ";
    private const string PeopleReached = "deliveries.people_reached";
    private const string PeopleTargeted = "deliveries.people_targeted";

    private static readonly HashSet<string> _planned = Keys("""
        planned; plan; target; targets; targeted; required; needed; intended; scheduled; to be delivered; planning
        prévu; prévus; prévue; prévues; planifié; planifiés; cible; cibles; ciblé; ciblés; requis; besoin; besoins
        المخطط; مخطط; المخطط له; المستهدف; مستهدف; المستهدفون; المستهدفين; المطلوب; مطلوب; الخطة; المقرر
        """);

    private static readonly HashSet<string> _done = Keys("""
        delivered; reached; achieved; actual; actuals; distributed; done; completed; implemented; achievement; served; received
        livré; livrés; livrée; livrées; atteint; atteints; réalisé; réalisés; distribué; distribués; réel; exécuté
        المنفذ; منفذ; المنجز; المسلم; الفعلي; فعلي; تم التسليم; الموزع; الواصل; المحقق; التنفيذ; تم تسليمه; المستلم
        """);

    /// <summary>The path of the texts over one column, each said once.</summary>
    public static string Of(IEnumerable<string> texts)
    {
        var parts = new List<string>();
        foreach (var text in texts.Where(t => t.Length > 0 && (parts.Count == 0 || parts[^1] != t)))
        {
            parts.Add(text);
        }

        return string.Join(Between, parts);
    }

    /// <summary>Whether <paramref name="text"/> tells what was planned from what was done.</summary>
    public static bool Tells(string text) => LocationName.Fold(text) is var key && (_planned.Contains(key) || _done.Contains(key));

    /// <summary>The fields that <paramref name="heading"/> means in a sheet of <paramref name="kind"/>, the likeliest first.</summary>
    public static IEnumerable<SheetField> Fields(SheetKind kind, string heading)
    {
        if (Named(kind, heading) is { Count: > 0 } named)
        {
            return named;
        }

        var parts = heading.Split(Between);
        if (parts.Length == 1)
        {
            return [];
        }

        var rest = parts.Where(p => !Tells(p)).ToArray();
        var isPlanned = parts.Any(p => _planned.Contains(LocationName.Fold(p)));
        if (isPlanned == parts.Any(p => _done.Contains(LocationName.Fold(p))) && isPlanned)
        {
            return [];
        }

        // The word below tells more than the one above, which may be said of many columns.
        var found = rest.Length == 0 ? [] : Named(kind, string.Join(' ', rest)) is { Count: > 0 } whole ? whole : Named(kind, rest[^1]);
        return !isPlanned ? found
            : found.Exists(f => f.Name is PeopleReached or PeopleTargeted) && kind.Field(PeopleTargeted) is { } targeted ? [targeted]
            : [];
    }

    private static List<SheetField> Named(SheetKind kind, string text)
    {
        var key = LocationName.Fold(text);
        return key.Length == 0 ? [] : [.. kind.Fields.Where(f => f.Keys.Contains(key))];
    }

    private static HashSet<string> Keys(string words) =>
        Parts().Split(words).Where(w => w.Length > 0).Select(LocationName.Fold).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\s*[;\r\n]\s*")]
    private static partial Regex Parts();
}
