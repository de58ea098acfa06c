using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>
/// The words of a typed day in English, French and Arabic, months by their Levantine, Egyptian and Maghreb names; and in the reader's language as
/// the program writes them to the reader.
/// </summary>
public static class DayWords
{
    private const string Separators = "-/.,\u060C\u2010\u2011\u2013\\";

    // Folded, as what is typed is. Each may be cut after its third letter, where no other begins so.
    private static readonly string[][] _months =
    [
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
    ];

    private static readonly string[][] _weekdays =
    [
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
        ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    ];

    private static readonly ConcurrentDictionary<string, (Dictionary<string, int> Months, Dictionary<string, int> Weekdays)> _written =
        new(StringComparer.Ordinal);

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
            ("بكرا", 1), ("بكرة", 1), ("aujourd'hui", 0), ("hier", -1), ("demain", 1),
    }.ToDictionary(p => Letters.Fold(p.Item1), p => p.Item2, StringComparer.Ordinal);

    // What may stand around the parts of a day and says nothing: 18th of March, le 1er mars, the day of Friday, 2016 of the common era.
    private static readonly HashSet<string> _fillers =
        [.. new[] { "of", "the", "on", "st", "nd", "rd", "th", "le", "du", "de", "er", "يوم", "من", "في", "م" }.Select(Letters.Fold)];

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

    /// <summary>1 to 12; English and French months from their first three letters on.</summary>
    public static int? Month(string word) =>
        (_arabicMonths.TryGetValue(word, out var index) || Written.Months.TryGetValue(word, out index) ? index : Begun(_months, word)) + 1;

    /// <summary>"Mar" is March, not mardi.</summary>
    public static DayOfWeek? Weekday(string word) =>
        _arabicWeekdays.TryGetValue(word, out var index) || (Month(word) is null && Written.Weekdays.TryGetValue(word, out index)) ? (DayOfWeek)index
        : Month(word) is null ? (DayOfWeek?)Begun(_weekdays, word) : null;

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

    // An apostrophe parts nothing: aujourd'hui is one word.
    private static bool IsMark(Rune rune) => rune.Value is '\u0640' or '\u0621' or '\'' or '\u2019'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter;

    // "Jui" may be juin and juillet: it is neither.
    private static int? Begun(string[][] languages, string word) => word.Length < 3 ? null : languages
        .Select(names => Enumerable.Range(0, names.Length).Where(i => names[i].StartsWith(word, StringComparison.Ordinal)).ToList())
        .Where(begun => begun.Count == 1).Select(begun => (int?)begun[0]).FirstOrDefault();

    // Whatever the program has written to the reader is read back.
    private static (Dictionary<string, int> Months, Dictionary<string, int> Weekdays) Written =>
        _written.GetOrAdd(CultureInfo.CurrentCulture.Name, static (_, culture) =>
        {
            var form = culture.DateTimeFormat;
            return (Named(form.MonthNames, form.MonthGenitiveNames, form.AbbreviatedMonthNames, form.AbbreviatedMonthGenitiveNames),
                Named(form.DayNames, form.AbbreviatedDayNames));
        }, CultureInfo.CurrentCulture);

    private static Dictionary<string, int> Named(params string[][] lists) => lists
        .SelectMany(names => names.Select((name, index) => (Key: Letters.Fold(name), index)))
        .Where(p => p.Key.Length > 1).DistinctBy(p => p.Key)
        .ToDictionary(p => p.Key, p => p.index, StringComparer.Ordinal);

    private static Dictionary<string, int> Folded(params string[][] names) => names
        .SelectMany((spellings, index) => spellings.Select(s => (Key: Letters.Fold(s), index)).Distinct())
        .ToDictionary(p => p.Key, p => p.index, StringComparer.Ordinal);
}
