using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AccessTracker.Domain.Common;

namespace AccessTracker.Tests.Languages;

/// <summary>Each language has every text, with the same blanks to fill, and a form for every category of its plural rules.</summary>
public sealed partial class TextFilesTests
{
    private static readonly Dictionary<string, string> _english = Read("Texts.resx");

    public static TheoryData<string> Languages => [.. Directory.GetFiles(Folder, "Texts.*.resx").Select(f => Path.GetFileName(f).Split('.')[1])];

    private static string Folder => Repository.Path("src", "AccessTracker.Domain", "Common", "Resources");

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_texts_are_the_same(string language) =>
        Assert.Equal(_english.Keys.Order(StringComparer.Ordinal), Read($"Texts.{language}.resx").Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_blanks_are_the_same(string language) => Assert.Empty(
        Read($"Texts.{language}.resx")
            .Where(t => _english.TryGetValue(t.Key, out var english) && !Blanks(english).SetEquals(Blanks(t.Value))).Select(t => t.Key));

    // The colon of French has a space before it that does not break; the comma of Arabic is its own. What programs read has neither.
    [Theory]
    [InlineData("fr", "[\\p{L}\\p{Nd})}\u00BB] [:;?!\u00BB%]|\u00AB |'")]
    [InlineData("ar", "\\p{IsArabic}[,;?]")]
    public void Signs_between_words_are_the_language_s_own(string language, string foreign) => Assert.Empty(
        Read($"Texts.{language}.resx")
            .Where(t => t.Key is not (nameof(Texts.PluralRules) or nameof(Texts.SheetHeadingWords) or nameof(Texts.ProperNames))
                && Regex.IsMatch(t.Value, foreign)).Select(t => $"{t.Key}: {t.Value}"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Nouns_have_a_form_for_every_category(string language)
    {
        var rules = CountedNoun.Rules(CultureInfo.GetCultureInfo(language));
        Assert.Empty(Read($"Texts.{language}.resx")
            .Where(t => Blank().Matches(t.Value).Select(m => m.Groups[2].Value).Where(f => f.Contains('|', StringComparison.Ordinal))
                .Any(f => f.Split('|').Length is var n && n != rules.Forms && !(n == 2 && language == "fr")))
            .Select(t => t.Key));
    }

    // A translator leaves no English, and a text is never empty.
    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_left_in_English(string language) => Assert.Empty(
        Read($"Texts.{language}.resx")
            .Where(t => t.Value.Trim().Length == 0 || (_english.GetValueOrDefault(t.Key) == t.Value && Words(t.Value) > 3))
            .Select(t => t.Key));

    private static int Words(string text) => Blank().Replace(text, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(m => m.Groups[1].Value)];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)(?::([^}]*))?\}")]
    private static partial Regex Blank();
}
