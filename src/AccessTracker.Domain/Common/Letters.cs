using System.Globalization;
using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Folds letters and digits to what readers take for the same: case, diacritics, forms of alef, ya, ta marbuta and
/// hamza, tatweel, digits in Arabic and Persian script. For comparing, never for showing.
/// </summary>
public static class Letters
{
    /// <summary>The folded text is what is left of one composed character; it is empty when that is neither letter nor digit.</summary>
    public static string Fold(Rune rune)
    {
        if (Special(rune) is { } special)
        {
            return special;
        }

        var kept = new StringBuilder();
        foreach (var part in (IsCharacter(rune) ? rune.ToString().Normalize(NormalizationForm.FormD) : "").EnumerateRunes())
        {
            if (IsKept(part))
            {
                var lower = Rune.ToLowerInvariant(part);
                kept.Append(Special(lower) ?? lower.ToString());
            }
        }

        return kept.ToString();
    }

    /// <summary>All letters and digits of <paramref name="text"/>, folded, with nothing between them.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            folded.Append(Fold(rune));
        }

        return folded.ToString();
    }

    /// <summary>
    /// The text in composed characters: decomposing would tear the hamza from its alef before it can be recognised. What is no character,
    /// and so cannot be composed, is U+FFFD in it.
    /// </summary>
    public static string Composed(string text)
    {
        var mended = Unicode.Mend(text);
        return (mended.EnumerateRunes().All(IsCharacter)
            ? mended
            : string.Concat(mended.EnumerateRunes().Select(r => IsCharacter(r) ? r : Rune.ReplacementChar)))
            .Normalize(NormalizationForm.FormC);
    }

    // Those that readers take for others though they are letters of their own; null: none of them.
    private static string? Special(Rune rune) => rune.Value switch
    {
        '\u0623' or '\u0625' or '\u0622' or '\u0671' => "\u0627",     // alef with hamza or madda, alef wasla -> alef
        '\u0649' or '\u06CC' or '\u0626' => "\u064A",                 // alef maksura, Farsi yeh, yeh with hamza -> yeh
        '\u0629' or '\u06C1' or '\u06D5' => "\u0647",                 // ta marbuta, heh goal, ae -> heh
        '\u0624' => "\u0648",                                         // waw with hamza -> waw
        '\u06A9' => "\u0643",                                         // keheh -> kaf
        '\u0621' or '\u0640' => "",                                   // a hamza alone, tatweel
        >= '\u0660' and <= '\u0669' or >= '\u06F0' and <= '\u06F9' => Numeral.ToAscii((char)rune.Value).ToString(),
        '\u0131' => "i",
        '\u00DF' => "ss",
        '\u00E6' or '\u00C6' => "ae",
        _ => null,
    };

    // Unicode keeps two at the end of each plane, and some of Arabic's presentation forms, for no character ever.
    private static bool IsCharacter(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);

    // Modifier letters are the half rings and apostrophes that stand for ayn and hamza.
    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
