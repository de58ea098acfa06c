using System.Globalization;
using System.Text;

namespace AccessTracker.Domain.Shared;

/// <summary>
/// Folds letters and digits to what readers take for the same: case, diacritics, forms of alef, ya, ta marbuta and
/// hamza, tatweel, digits in Arabic and Persian script. For comparing, never for showing.
/// </summary>
public static class Letters
{
    /// <summary>What is left of one composed character; empty when it is neither letter nor digit.</summary>
    public static string Fold(char c) => c switch
    {
        '\u0623' or '\u0625' or '\u0622' or '\u0671' => "\u0627",     // alef with hamza or madda, alef wasla -> alef
        '\u0649' or '\u06CC' or '\u0626' => "\u064A",                 // alef maksura, Farsi yeh, yeh with hamza -> yeh
        '\u0629' or '\u06C1' or '\u06D5' => "\u0647",                 // ta marbuta, heh goal, ae -> heh
        '\u0624' => "\u0648",                                         // waw with hamza -> waw
        '\u06A9' => "\u0643",                                         // keheh -> kaf
        '\u0621' or '\u0640' => "",                                   // a hamza alone, tatweel
        >= '\u0660' and <= '\u0669' or >= '\u06F0' and <= '\u06F9' => Numeral.ToAscii(c).ToString(),
        '\u0131' => "i",
        '\u00DF' => "ss",
        '\u00E6' or '\u00C6' => "ae",
        _ => string.Concat(c.ToString().Normalize(NormalizationForm.FormD).Where(IsKept).Select(char.ToLowerInvariant)),
    };

    /// <summary>All letters and digits of <paramref name="text"/>, folded, with nothing between them.</summary>
    public static string Fold(string text) =>

        // Composed first: decomposing would tear the hamza from its alef before it can be recognised.
        string.Concat(text.Normalize(NormalizationForm.FormC).Select(Fold));

    // Modifier letters are the half rings and apostrophes that stand for ayn and hamza.
    private static bool IsKept(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
