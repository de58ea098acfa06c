using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Locations;

/// <summary>
/// Folds the spellings of one place name to one key. Latin: case, diacritics, apostrophes, hyphens and blanks, and the
/// article al-/el- with its assimilated forms (az-Zabadani, ar-Rastan). Arabic: alef forms, ya and alef maksura, ta
/// marbuta, hamza seats, diacritics, tatweel and the article. Keys are for comparing, never for showing.
/// </summary>
public static class LocationName
{
    private static readonly SearchValues<char> _plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // Every search goes through the names of all places.
    private static readonly ConditionalWeakTable<Location, string[]> _keys = [];

    // Sun letters as Latin transliteration writes them: the article takes the sound of the letter that follows.
    private static readonly string[] _sunLetters = ["sh", "th", "dh", "t", "d", "r", "z", "s", "n", "l"];

    /// <summary>The key of <paramref name="text"/>; empty when it holds neither letter nor digit.</summary>
    public static string Fold(string text)
    {
        if (IsPlainWord(text))
        {
            return text.ToLowerInvariant();
        }

        var key = new StringBuilder();
        foreach (var word in WithoutArticles(Words(text)))
        {
            key.Append(word);
        }

        return key.ToString();
    }

    /// <summary>The key of <paramref name="text"/> holds <paramref name="key"/>.</summary>
    public static bool Holds(string text, string key) =>
        IsPlainWord(text) ? text.Contains(key, StringComparison.OrdinalIgnoreCase) : Fold(text).Contains(key, StringComparison.Ordinal);

    /// <summary>The distinct keys under which <paramref name="location"/> is found: its name, its Arabic name, its aliases.</summary>
    public static IReadOnlyList<string> Keys(Location location) => _keys.GetValue(location, static l => Folded(l));

    /// <summary>Nothing of the text is a letter or digit, and something of it is to be seen: an emoji, a flag.</summary>
    public static bool IsSign(string text) => Fold(text).Length == 0 && Sign(text).Length > 0;

    /// <summary>
    /// The sign is what is to be seen of a text without letters and digits: without what only parts words, and what only changes how its neighbour
    /// looks.
    /// </summary>
    public static string Sign(string text) => string.Concat(Letters.Composed(text).EnumerateRunes()
        .Where(r => !IsBreak(r) && !Rune.IsControl(r)
            && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)));

    /// <summary>The signs are what is to be seen of the names of <paramref name="location"/> that have neither letter nor digit.</summary>
    public static IEnumerable<string> Signs(Location location) =>
        new[] { location.Name, location.NameAr }.Concat(location.Aliases).OfType<string>().Where(IsSign).Select(Sign);

    /// <summary>
    /// The keys are what <paramref name="text"/> comes to while it is still being typed: without its articles, and with them, for "az-" may yet
    /// become a name. Empty when it holds neither letter nor digit.
    /// </summary>
    internal static IReadOnlyList<string> Typed(string text) => Both(Words(text));

    /// <summary>The starts are what <paramref name="name"/> comes to from each of its words on, in the same two ways, the whole name first.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Starts(string name)
    {
        var words = Words(name);
        return [.. Enumerable.Range(0, words.Count).Select(i => Both(words[i..]))];
    }

    // As most refs are: nothing is to be taken off.
    private static bool IsPlainWord(string text) => text.AsSpan().IndexOfAnyExcept(_plain) < 0;

    private static string[] Folded(Location location) =>
        [.. new[] { location.Name, location.NameAr }.Concat(location.Aliases).OfType<string>().Select(Fold).Where(k => k.Length > 0).Distinct()];

    private static IReadOnlyList<string> Both(List<string> words) =>
        [.. new[] { string.Concat(WithoutArticles(words)), string.Concat(words) }.Where(k => k.Length > 0).Distinct()];

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();

        foreach (var composed in Letters.Composed(text).EnumerateRunes())
        {
            word.Append(Letters.Fold(composed));
            if (IsBreak(composed) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsBreak(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation || rune.Value is '.' or ',' or '/' or '_' or '\u060C';

    private static IEnumerable<string> WithoutArticles(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i + 1 < words.Count && IsLatinArticle(word, words[i + 1]))
            {
                continue;
            }

            // Three letters must remain: a word as short as "ال" plus two letters may well be a word of its own.
            yield return word.Length >= 5 && word.StartsWith("\u0627\u0644", StringComparison.Ordinal) ? word[2..] : word;
        }
    }

    private static bool IsLatinArticle(string word, string next)
    {
        if (word.Length is < 2 or > 3 || word[0] is not ('a' or 'e' or 'i' or 'u'))
        {
            return false;
        }

        var sound = word[1..];
        return sound == "l" || (_sunLetters.Contains(sound) && next.StartsWith(sound, StringComparison.Ordinal));
    }
}
