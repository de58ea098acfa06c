using System.Globalization;
using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>The words of a typed day, English and Arabic: months by their Levantine, Egyptian and Maghreb names.</summary>
public static class DayWords
{
    private const string Separators = "-/.,\u060C\u2010\u2011\u2013\\";

    private static readonly string[] _months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] _weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly Dictionary<string, int> _arabicMonths = Folded(
        ["كانون الثاني", "كانون ثاني", "يناير", "جانفي"],
        ["شباط", "فبراير", "فيفري"],
        ["آذار", "مارس"],
        ["نيسان", "أبريل", "أفريل"],
        ["أيار", "مايو", "ماي"],
        ["حزيران", "يونيو", "يونيه", "جوان"],
        ["تموز", "يوليو", "يوليه", "جويلية"],
        ["آب", "أغسطس", "أوت"],
        ["أيلول", "سبتمبر"],
        ["تشرين الأول", "تشرين أول", "أكتوبر"],
        ["تشرين الثاني", "تشرين ثاني", "نوفمبر"],
        ["كانون الأول", "كانون أول", "ديسمبر"]);

    private static readonly Dictionary<string, int> _arabicWeekdays = Folded(
        ["الأحد", "أحد"],
        ["الاثنين", "اثنين"],
        ["الثلاثاء", "ثلاثاء"],
        ["الأربعاء", "أربعاء"],
        ["الخميس", "خميس"],
        ["الجمعة", "جمعة"],
        ["السبت", "سبت"]);

    private static readonly Dictionary<string, int> _relative = new[]
    {
        ("today", 0), ("yesterday", -1), ("tomorrow", 1), ("اليوم", 0), ("أمس", -1), ("امبارح", -1), ("مبارح", -1), ("البارحة", -1), ("غدا", 1),
            ("بكرا", 1), ("بكرة", 1),
    }.ToDictionary(p => Letters.Fold(p.Item1), p => p.Item2, StringComparer.Ordinal);

    // What may stand around the parts of a day and says nothing: 18th of March, the day of Friday.
    private static readonly HashSet<string> _fillers =
        [.. new[] { "of", "the", "on", "st", "nd", "rd", "th", "يوم", "من", "في" }.Select(Letters.Fold)];

    // Two words make one month, so they are put together where they meet.
    private static readonly HashSet<string> _firstHalves = [.. new[] { "كانون", "تشرين" }.Select(Letters.Fold)];

    /// <summary>The runs of letters and of digits in <paramref name="text"/>, folded; empty when it holds what no day is written with.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Letters.Composed(text).EnumerateRunes())
        {
            var folded = Letters.Fold(rune);
            if (folded.Length > 0)
            {
                if (word.Length > 0 && char.IsDigit(word[^1]) != char.IsDigit(folded[0]))
                {
                    End(words, word);
                }

                word.Append(folded);
            }
            else if (Rune.IsWhiteSpace(rune) || (rune.IsBmp && Separators.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                End(words, word);
            }
            else if (!IsMark(rune))
            {
                return [];
            }
        }

        End(words, word);
        return words;
    }

    public static int? Number(string word) =>
        word.Length <= 8 && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture) : null;

    /// <summary>1 to 12; English months from their first three letters on.</summary>
    public static int? Month(string word) => _arabicMonths.TryGetValue(word, out var index) ? index + 1 : English(_months, word) + 1;

    public static DayOfWeek? Weekday(string word) =>
        _arabicWeekdays.TryGetValue(word, out var index) ? (DayOfWeek)index : (DayOfWeek?)English(_weekdays, word);

    /// <summary>Days from today.</summary>
    public static int? Relative(string word) => _relative.TryGetValue(word, out var away) ? away : null;

    private static void End(List<string> words, StringBuilder word)
    {
        var ended = word.ToString();
        word.Clear();
        if (ended.Length == 0 || _fillers.Contains(ended))
        {
            return;
        }

        if (words.Count > 0 && _firstHalves.Contains(words[^1]))
        {
            words[^1] += ended;
        }
        else
        {
            words.Add(ended);
        }
    }

    private static bool IsMark(Rune rune) => rune.Value is '\u0640' or '\u0621'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter;

    private static int? English(string[] names, string word) =>
        word.Length >= 3 && Array.FindIndex(names, n => n.StartsWith(word, StringComparison.Ordinal)) is >= 0 and var index ? index : null;

    private static Dictionary<string, int> Folded(params string[][] names) => names
        .SelectMany((spellings, index) => spellings.Select(s => (Key: Letters.Fold(s), index)).Distinct())
        .ToDictionary(p => p.Key, p => p.index, StringComparer.Ordinal);
}
