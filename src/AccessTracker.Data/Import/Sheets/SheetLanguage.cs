using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The language that a sheet's headings are in: what comes back of it speaks the same.</summary>
internal enum SheetLanguage
{
    English,
    Arabic,
    French,
}

/// <summary>Tells the language of headings, and what is wrong with a row in it.</summary>
internal static class SheetLanguages
{
    private static readonly HashSet<string> _french = [.. new[]
    {
        "lieu", "localité", "ville", "gouvernorat", "personnes", "atteintes", "bénéficiaires", "camions", "statut", "état", "résultat", "agence",
        "organisation", "remarques", "prévu", "réalisé", "livré", "convoi", "demande", "décision", "autorité", "jour", "tonnes", "quantité",
    }.Select(LocationName.Fold)];

    /// <summary>The language of the headings that tell something. English where they do not show another.</summary>
    public static SheetLanguage Of(SheetMapping mapping)
    {
        List<string> told = [.. mapping.Columns.Where(c => c.Field is not null).Select(c => c.Heading)];
        if (told.Any(h => h.Any(letter => letter is >= '\u0600' and <= '\u06FF')))
        {
            return SheetLanguage.Arabic;
        }

        // "Date" and "convoy" are words of several languages: one heading alone shows little.
        var french = told.Count(h => h.Split([' ', '-', '/', '\u2013', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => _french.Contains(LocationName.Fold(word))));
        return french > 1 && french * 2 >= told.Count ? SheetLanguage.French : SheetLanguage.English;
    }

    /// <summary>The first column of returned sheets.</summary>
    public static string WhatIsWrong(this SheetLanguage language) =>
        language == SheetLanguage.French ? SheetLayout.WhatIsWrongInFrench : SheetLayout.WhatIsWrong;

    /// <summary>What is wrong and how to put it right; in English where there is no text in that language.</summary>
    public static string Message(this SheetLanguage language, RefusedRow row)
    {
        var texts = language switch { SheetLanguage.Arabic => RefusalTexts.Arabic, SheetLanguage.French => RefusalTexts.French, _ => null };
        if (texts?.GetValueOrDefault(row.Refusal.Code) is not { } text)
        {
            return RefusedSheet.Message(row);
        }

        var message = string.Format(CultureInfo.InvariantCulture, text, [.. row.Refusal.Arguments]);
        return row.Candidates.Count == 0 ? message
            : $"{message} {(language == SheetLanguage.Arabic ? RefusalTexts.NearestInArabic : RefusalTexts.NearestInFrench)} "
                + $"{string.Join(language == SheetLanguage.Arabic ? "\u060C " : ", ", row.Candidates)}.";
    }
}
