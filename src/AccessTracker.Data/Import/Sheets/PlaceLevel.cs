using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// A column tells the name or the P-code of an area of this level, as lists of places are published: 0 is the country, 1 the governorate, 4 the
/// community.
/// </summary>
/// <param name="Language">Of the names: <c>en</c>, <c>ar</c>, <c>fr</c>; empty where the heading does not say.</param>
/// <param name="IsOther">Its names are others than the usual ones.</param>
internal sealed partial record PlaceLevel(int Level, bool IsCode, string Language = "", bool IsOther = false)
{
    public const int Country = 0;
    public const int Governorate = 1;
    public const int Community = 4;

    private static readonly FrozenDictionary<string, int> _words = new[]
    {
        (0, "country; pays; الدولة; البلد"),
        (1, "governorate; province; mohafaza; muhafaza; muhafazah; gouvernorat; المحافظة; محافظة"),
        (2, "district; mantika; القضاء; قضاء"),
        (3, "sub-district; subdistrict; nahia; nahya; nahiya; sous-district; الناحية; ناحية"),
        (4, "community; communauté; القرية; البلدة; التجمع; قرية; بلدة; تجمع"),
    }
        .SelectMany(l => l.Item2.Split("; ").Select(w => (Key: LocationName.Fold(w), Level: l.Item1)))
        .DistinctBy(w => w.Key).ToFrozenDictionary(w => w.Key, w => w.Level, StringComparer.Ordinal);

    private static readonly BoundedCache<string, PlaceLevel?> _known = new(10_000);

    /// <summary>Null: the heading is of no such column.</summary>
    public static PlaceLevel? Read(HeadingText heading) => _known.Of(heading.Whole, heading.Whole, () =>
        Read(heading.Whole) ?? heading.Languages.Select(l => Read(l.Whole)).FirstOrDefault(l => l is not null));

    /// <summary>The hashtag of such a column; null: it is of another.</summary>
    public static PlaceLevel? OfTag(string tag) => Tag().Match(tag) is { Success: true } match
        ? new PlaceLevel(
            match.Groups["level"] is { Success: true, Value: var level } ? Number(level) : Country,
            tag.Contains("+code", StringComparison.Ordinal),
            tag.Contains("+ar", StringComparison.Ordinal) || tag.Contains("+i_ar", StringComparison.Ordinal) ? "ar"
                : tag.Contains("+fr", StringComparison.Ordinal) || tag.Contains("+i_fr", StringComparison.Ordinal) ? "fr" : "",
            tag.Contains("+alt", StringComparison.Ordinal))
        : null;

    private static PlaceLevel? Read(string text)
    {
        var language = LanguageOf(text);
        var plain = InArabic().Replace(InEnglish().Replace(InFrench().Replace(text, " "), " "), " ");
        return HeadingText.Bare(text).Select(Written).FirstOrDefault(l => l is not null)
            ?? HeadingText.Bare(plain).Select(b => Word(b, language)).FirstOrDefault(l => l is not null);
    }

    private static PlaceLevel? Written(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var language = match.Groups["language"].Value.ToLowerInvariant();
        var kind = match.Groups["kind"].Value.ToLowerInvariant();
        return new PlaceLevel(
            Number(match.Groups["level"].Value), kind.Contains("code", StringComparison.Ordinal) || kind is "gid" or "pcod",
            language.Length > 2 ? language[..2] : language, match.Groups["other"].Success);
    }

    // Governorate; District P-code; Code du district; رمز الناحية
    private static PlaceLevel? Word(string text, string language)
    {
        var isCode = CodeWord().IsMatch(text);
        return _words.TryGetValue(LocationName.Fold(isCode ? CodeWord().Replace(text, " ") : NameWord().Replace(text, " ")), out var level)
            ? new PlaceLevel(level, isCode, language)
            : null;
    }

    // Community (Arabic); Nom arabe du sous-district
    private static string LanguageOf(string text) =>
        InArabic().IsMatch(text) ? "ar" : InEnglish().IsMatch(text) ? "en" : InFrench().IsMatch(text) ? "fr" : "";

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // ADM3_EN, ADM3_PCODE, adm3_name, admin3Name_en, admin4Pcode, admin3RefName, ADM3ALT1EN, Admin 3, Admin level 3 name, NAME_3
    [GeneratedRegex(
        @"^(?:(?:adm|admin|administrative)[\s_.-]*(?:level|lvl)?[\s_.-]*(?<level>[0-5])[\s_.-]*(?<other>ref|alt[\s_]*(?:name)?[\s_]*[0-9]?)?[\s_.-]*"
        + @"(?<kind>name|nm|nom|p[\s_.-]?code|pcod|code)?[\s_.-]*(?<language>en|eng|ar|ara|fr|fra)?|(?<kind>name|gid)_(?<level>[0-5]))$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^#(?:adm(?<level>[1-5])|country)(?:\s*\+.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bp[\s_-]?code\b|\bcode(?:\s+p)?\b(?:\s+(?:du|de\s+la|de))?|(?:^|\s)(?:رمز|كود)\s", RegexOptions.IgnoreCase)]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"\b(?:in\s+|en\s+)?(?:arabic|arabe)\b|بالعربية|العربية|العربي", RegexOptions.IgnoreCase)]
    private static partial Regex InArabic();

    [GeneratedRegex(@"\b(?:in\s+|en\s+)?(?:english|anglais)\b|بالإنكليزية|بالإنجليزية|الإنكليزي|الإنجليزي", RegexOptions.IgnoreCase)]
    private static partial Regex InEnglish();

    [GeneratedRegex(@"\b(?:in\s+|en\s+)?(?:french|français)\b|بالفرنسية|الفرنسي", RegexOptions.IgnoreCase)]
    private static partial Regex InFrench();

    [GeneratedRegex(@"\bnames?\b(?:\s+of(?:\s+the)?\b)?|\bnom\b(?:\s+(?:du|de\s+la|de|des)\b)?|(?:^|\s)اسم\s", RegexOptions.IgnoreCase)]
    private static partial Regex NameWord();
}
