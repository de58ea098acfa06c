using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Tells the language that a sheet's headings are in: what comes back of it speaks the same.</summary>
internal static class SheetLanguages
{
    /// <summary>Heads the first column of returned sheets in every language, before the same in the sheet's.</summary>
    public const string WhatIsWrong = "What is wrong";

    /// <summary>The language of the headings that tell something. English where they do not show another.</summary>
    public static CultureInfo Of(SheetMapping mapping)
    {
        List<string> told = [.. mapping.Columns.Where(c => c.Field is not null).Select(c => c.Heading)];
        if (told.Any(h => h.Any(letter => letter is >= '\u0600' and <= '\u06FF')))
        {
            return Arabic;
        }

        // "Date" and "convoy" are words of several languages: one heading alone shows little.
        return Speech.Languages.Select(l => (Language: l, Count: Count(told, l))).Where(l => l.Count > 1 && l.Count * 2 >= told.Count)
            .OrderByDescending(l => l.Count).Select(l => l.Language).FirstOrDefault(Speech.English);
    }

    /// <summary>The heading of the first column of returned sheets. One in English has it in Arabic beside it.</summary>
    public static string Heading(CultureInfo language) =>
        $"{WhatIsWrong} / {Speech.In(language.Equals(Speech.English) ? Arabic : language, () => Texts.WhatIsWrong)}";

    /// <summary>Whether a heading is that of the column which returned sheets have more; it tells nothing when they come back.</summary>
    public static bool IsWhatIsWrong(string heading) =>
        LocationName.Fold(heading.Split('/')[0]) == LocationName.Fold(WhatIsWrong);

    private static CultureInfo Arabic => Speech.Languages.FirstOrDefault(l => l.Name == "ar", Speech.English);

    private static int Count(List<string> headings, CultureInfo language)
    {
        var words = Speech.In(language, () => Texts.SheetHeadingWords).Split(';').Select(LocationName.Fold).ToHashSet(StringComparer.Ordinal);
        return headings.Count(h => h.Split([' ', '-', '/', '\u2013', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => words.Contains(LocationName.Fold(word))));
    }
}
