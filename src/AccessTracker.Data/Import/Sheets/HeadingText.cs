using System.Text.RegularExpressions;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A heading without what people put around it: a number, a star, a unit, "number of", the same in another language. What stands in brackets is kept
/// apart, for it may change what is meant.
/// </summary>
internal sealed partial class HeadingText
{
    private static readonly BoundedCache<string, HeadingText> _known = new(10_000);

    private HeadingText(string whole, IReadOnlyList<string> keys, IReadOnlyList<string> remarks, IReadOnlyList<HeadingText> languages) =>
        (Whole, Keys, Remarks, Languages) = (whole, keys, remarks, languages);

    /// <summary>As it stands in the sheet.</summary>
    public string Whole { get; }

    /// <summary>What it may be known by, the whole first, each shorter than the one before. The first alone holds what stands in brackets.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>What stands in brackets, and units behind it.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Its parts, where it says the same more than once; none where it does not.</summary>
    public IReadOnlyList<HeadingText> Languages { get; }

    /// <summary>Whether it is written in Arabic letters.</summary>
    public bool IsArabic => Whole.Any(IsArabicLetter);

    public static HeadingText Read(string heading) => _known.Of(heading, heading, () => Read(heading, isWhole: true));

    /// <summary>The texts it may be known by, before they are folded.</summary>
    public static IEnumerable<string> Bare(string heading)
    {
        var text = Brackets().Replace(heading, " ").Replace("*", " ", StringComparison.Ordinal);
        text = Spaces().Replace(Around().Replace(Ordinal().Replace(text.Trim(), ""), ""), " ").Trim();
        while (text.Length > 0)
        {
            yield return text;
            var shorter = Count().Match(text) is { Success: true } count ? count.Groups["rest"].Value
                : Unit().Match(text) is { Success: true } unit ? unit.Groups["rest"].Value
                : "";
            text = shorter.Trim();
        }
    }

    private static HeadingText Read(string heading, bool isWhole)
    {
        var bare = Bare(heading).ToList();
        var remarks = Brackets().Matches(heading).Select(m => m.Groups["in"].Value.Trim())
            .Concat(bare.Select(b => Unit().Match(b)).Where(m => m.Success).Select(m => m.Groups["unit"].Value))
            .Where(r => r.Length > 0).ToList();
        string[] keys = [.. bare.Prepend(heading).Select(LocationName.Fold).Where(k => k.Length > 0).Distinct()];
        return new HeadingText(heading, keys, remarks, isWhole ? [.. Parts(heading).Select(p => Read(p, isWhole: false))] : []);
    }

    // Between strokes or lines; where nothing stands between them, by their letters.
    private static string[] Parts(string heading)
    {
        var text = Brackets().Replace(heading, " ");
        string[] parts = Strokes().Split(text);
        if (parts.Length == 1 && text.Any(IsArabicLetter) && text.Any(IsLatinLetter))
        {
            parts =
            [
                string.Concat(text.Select(c => IsArabicLetter(c) ? ' ' : c)), string.Concat(text.Select(c => IsLatinLetter(c) ? ' ' : c)),
            ];
        }

        parts = [.. parts.Where(p => p.Any(char.IsLetter))];
        return parts.Length > 1 ? parts : [];
    }

    private static bool IsArabicLetter(char c) => char.IsLetter(c) && c is >= '\u0600' and <= '\u06FF' or >= '\uFB50' and <= '\uFEFC';

    private static bool IsLatinLetter(char c) => char.IsLetter(c) && c < '\u0250';

    [GeneratedRegex(@"[(\[{\uFF08](?<in>[^()\[\]{}\uFF08\uFF09]*)[)\]}\uFF09]")]
    private static partial Regex Brackets();

    // 1. Date; 2) Place; A. Status; 3 - Trucks; Q4: People
    [GeneratedRegex(@"^\s*(?:(?:[Qq]?\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,4})\s*[.):\-\u2013\u2014]+\s*|\d{1,2}\s+)(?=\p{L}|#)")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^[\s\-\u2022\u00B7\u25CF\u2013]+|[\s:;\uFF1A\u061B.,\u060C\u2026?\u061F_\-\u2013]+$")]
    private static partial Regex Around();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*[/|\\\r\n]\s*|\s+[\u2013\u2014-]\s+")]
    private static partial Regex Strokes();

    [GeneratedRegex(
        @"^(?:(?:total|overall)?\s*(?:number|no\.?|nos\.?|nb\.?|nbr\.?|nr\.?|num\.?|n°|nº|count|\#)\s*(?:of\b|de\b|des\b|d['\u2019])\s*(?:the\s+)?"
        + @"|(?:total|overall|totaux)\s+|(?:\#|n°|nº|no\.|nb\.|nbr\.)\s*|nombre\s+(?:total\s+)?(?:de\b|des\b|d['\u2019])\s*"
        + @"|(?:name|names)\s+of\s+(?:the\s+)?|nom\s+(?:de\s+la|du|de|des|de\s+l['\u2019])\s+"
        + @"|(?:العدد الإجمالي ل|إجمالي عدد|اجمالي عدد|مجموع عدد|إجمالي|اجمالي|مجموع|عدد|اسم)\s*)(?<rest>\S.*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(?<rest>\S.*?)[\s,\u060C]+(?:in\s+|en\s+|par\s+)?"
        + @"(?<unit>mt|tm|tonnes?|tons?|metric\s+(?:tons?|tonnes?)|tonnes?\s+métriques?|kgs?|kilograms?|kilos?"
        + @"|بالطن|بالأطنان|طن|كغ|كيلوغرام|بالكيلوغرام)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
