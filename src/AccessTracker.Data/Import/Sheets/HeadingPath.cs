using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A heading of several rows, from the top: <c>Delivered – People</c>. What was planned is told apart from what was done, for the same word
/// stands below both.
/// </summary>
internal static partial class HeadingPath
{
    private const string Between = " \u2013 ";
    private static readonly HashSet<string> _total =
        [.. new[] { "total", "totals", "totaux", "sum", "all", "overall", "المجموع", "الإجمالي", "إجمالي", "مجموع" }.Select(LocationName.Fold)];

    private static readonly BoundedCache<(SheetKind, string), IReadOnlyList<SheetField>> _known = new(50_000);

    private const string PeopleReached = "deliveries.people_reached";
    private const string PeopleTargeted = "deliveries.people_targeted";

    private static readonly Regex _planned = Words("""
        planned; plan; target; targets; targeted; required; needed; intended; scheduled; to be delivered; planning; proposed; expected; forecast
        prévu; prévus; prévue; prévues; planifié; planifiés; planifiée; planifiées; cible; cibles; ciblé; ciblés; requis; besoin; besoins; attendu
        المخطط; مخطط; المخطط له; المخططة; المستهدف; مستهدف; المستهدفون; المستهدفين; المطلوب; مطلوب; المطلوبة; الخطة; المقرر; المتوقع
        """);

    private static readonly Regex _done = Words("""
        delivered; reached; achieved; actual; actuals; actually; distributed; done; completed; implemented; achievement; served; received
        livré; livrés; livrée; livrées; atteint; atteints; atteinte; atteintes; réalisé; réalisés; réalisée; réalisées; distribué; distribués; réel
        réels; exécuté; effectif
        المنفذ; منفذ; المنفذة; المنجز; المسلم; المسلمة; الفعلي; فعلي; تم التسليم; الموزع; الموزعة; الواصل; المحقق; التنفيذ; تم تسليمه; المستلم
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

    /// <summary>Whether <paramref name="text"/> tells what was planned from what was done, and nothing else.</summary>
    public static bool Tells(string text) =>
        Without(text) is var rest && rest.Length < text.Length && HeadingText.Read(rest).Keys.All(k => k.Length == 0);

    /// <summary>Whether it is called the total of the columns beside it.</summary>
    public static bool IsTotal(string text) => _total.Contains(LocationName.Fold(text));

    /// <summary>Whether it says of something that it was only planned.</summary>
    public static bool IsPlanned(string text) => _planned.IsMatch(text);

    /// <summary>The fields that <paramref name="heading"/> means in a sheet of <paramref name="kind"/>, the likeliest first.</summary>
    public static IReadOnlyList<SheetField> Fields(SheetKind kind, string heading) =>
        _known.Of((kind, heading), heading, () => Find(kind, heading));

    private static IReadOnlyList<SheetField> Find(SheetKind kind, string heading)
    {
        if (HeadingNames.Of(kind, HeadingText.Read(heading)) is { Count: > 0 } named)
        {
            return named;
        }

        var (isPlanned, isDone, parts) = (_planned.IsMatch(heading), _done.IsMatch(heading), heading.Split(Between));

        // Of what is neither planned nor done, these words tell something else.
        var isOfDoing = kind.Field(PeopleTargeted) is not null || kind.Table == RecordKinds.Convoys;
        if ((isPlanned && isDone) || ((isPlanned || isDone) ? !isOfDoing : parts.Length == 1))
        {
            return [];
        }

        // The word below tells more than the one above, which may be said of many columns.
        string[] rest = [.. parts.Select(Without).Where(p => p.Any(char.IsLetter)).Where((p, i) => i == 0 || !IsTotal(p))];
        var found = rest.Length == 0 ? []
            : HeadingNames.Of(kind, HeadingText.Read(string.Join(' ', rest))) is { Count: > 0 } whole ? whole
            : HeadingNames.Of(kind, HeadingText.Read(rest[^1]));
        return !isPlanned ? found
            : found.Any(f => f.Name is PeopleReached or PeopleTargeted) && kind.Field(PeopleTargeted) is { } targeted ? [targeted]
            : [];
    }

    private static string Without(string text) => Brackets().Replace(_done.Replace(_planned.Replace(text, " "), " "), " ").Trim();

    // Longest first, so that of two words none is left over.
    private static Regex Words(string words) => new(
        $@"(?<![\p{{L}}\p{{M}}])(?:{string.Join('|', Longest(words))})(?![\p{{L}}\p{{M}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static IEnumerable<string> Longest(string words) =>
        Parts().Split(words).Where(w => w.Length > 0).OrderByDescending(w => w.Length).Select(Regex.Escape);

    [GeneratedRegex(@"\s*[;\r\n]\s*")]
    private static partial Regex Parts();

    // Of a remark that said it, nothing is left but these.
    [GeneratedRegex(@"[(\[{]\s*[)\]}]")]
    private static partial Regex Brackets();
}
