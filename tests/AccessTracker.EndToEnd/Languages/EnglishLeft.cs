using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>Finds what a page in another language says in English: by the texts of the resources, and by words that are English ones.</summary>
internal sealed partial class EnglishLeft
{
    // Names of programs and formats, and codes, which are the same in every language.
    private static readonly HashSet<string> _names =
    [
        "AccessTracker", "CSV", "XLSX", "DOCX", "PDF", "PNG", "JPEG", "JSON",
        "Natural", "Earth", "GeoJSON", "RFC", "Markdown", "HXL", "TOTP", "UTC", "Excel", "Power", "Query", "BI", "Word", "SHA", "code",
            "ZIP", "TSV", "TXT",
        "name", "pcode", "MB", "Ctrl", "Alt", "Enter", "UN", "xlsx", "csv", "tsv", "txt", "zip", "docx", "pdf",
    ];

    private readonly CultureInfo _culture;
    private readonly HashSet<string> _english;
    private readonly IReadOnlyList<Regex> _filled;

    public EnglishLeft(string language)
    {
        _culture = CultureInfo.GetCultureInfo(language);
        var translated = Read(_culture);
        var left = Read(CultureInfo.InvariantCulture).Where(t => translated.GetValueOrDefault(t.Key) != t.Value && Latin().IsMatch(t.Value))
            .Select(t => t.Value).ToList();
        _english = [.. left.Where(t => !t.Contains('{', StringComparison.Ordinal)).Except(translated.Values)];
        _filled = [.. left.Where(t => t.Contains('{', StringComparison.Ordinal) && Latin().Count(Blank().Replace(t, "")) >= 2).Select(Pattern)];
    }

    /// <summary>Why <paramref name="text"/> is not of the language; null: it is.</summary>
    public string? Of(PageText text)
    {
        // Within isolates stands what filled a blank: it may be a record's, and must not be one of the program's words.
        var words = Isolated().Matches(text.Text).Select(m => m.Groups[1].Value).Append(text.Text);
        if (!text.IsOwn && words.Any(_english.Contains))
        {
            return "English text";
        }

        if (!text.IsOwn && _filled.Any(f => f.IsMatch(text.Text)))
        {
            return "English sentence";
        }

        var rest = RecordWords.Without(Code().Replace(Isolated().Replace(text.Text, ""), ""));
        return text.IsOwn ? (_culture.TextInfo.IsRightToLeft && Sentence().IsMatch(rest) ? "English in a record's place" : null)
            : !_culture.TextInfo.IsRightToLeft ? (Small().IsMatch(rest) ? "English words" : null)
            : Latin().Matches(rest).Any(w => !_names.Contains(w.Value)) ? "Latin words" : null;
    }

    /// <summary>The text without codes, which are the same in every language.</summary>
    public static string WithoutCodes(string text) => Code().Replace(text, "");

    /// <summary>The text without codes and names that are the same in every language.</summary>
    public static string WithoutNames(string text) => Latin().Replace(Code().Replace(text, ""), w => _names.Contains(w.Value) ? "" : w.Value);

    private static Dictionary<string, string> Read(CultureInfo culture) => Texts.ResourceManager.GetResourceSet(culture, true, false)!
        .Cast<DictionaryEntry>().ToDictionary(t => (string)t.Key, t => ((string)t.Value!).Trim(), StringComparer.Ordinal);

    private static Regex Pattern(string text) => new(
        $"^{string.Concat(Parts().Matches(text).Select(p => p.Value is ['{', ..] ? Any(p.Value) : Regex.Escape(p.Value)))}$",
        RegexOptions.NonBacktracking);

    private static string Any(string blank) => blank.Contains('|', StringComparison.Ordinal)
        ? $"(?:{string.Join('|', blank.Trim('{', '}')[2..].Split('|').Select(f => Regex.Escape(f).Replace("\\#", ".*", StringComparison.Ordinal)))})"
        : ".*";

    [GeneratedRegex(@"[A-Za-z][A-Za-z'’]+")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{\d+[^}]*\}|[^{]+")]
    private static partial Regex Parts();

    [GeneratedRegex("\u2068([^\u2069]*)\u2069")]
    private static partial Regex Isolated();

    // A setting (Mail:Host), a record as it is named in a field (allegation:A-7), the code of an operation (SDN-2026), a time zone, a language by its
    // own name, an address, a host, the name of a file.
    [GeneratedRegex(@"https?://\S+|^[A-Z]\w+/[\w/+-]+$"
        + @"|\b[A-Z]{2,}(?:-[A-Z]+)*-\d+\b|\bEnglish\b|\bFrançais\b|\b\w+:[A-Z][\w-]*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b")]
    private static partial Regex Code();

    // Words that stand in nearly every English sentence, and in none of French.
    [GeneratedRegex(@"\b(the|and|of|with|without|is|are|not|this|that)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Small();

    [GeneratedRegex(@"(?:\b[A-Za-z’']+ ){4,}[a-z]+.*\.$")]
    private static partial Regex Sentence();
}
