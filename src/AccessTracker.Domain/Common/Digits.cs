using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>
/// The digits in which a person reads numbers: Latin ones in every language, those of the language's own script by the person's choice.
/// </summary>
public static class Digits
{
    /// <summary>
    /// The same culture, whose numbers are written in its own digits, such as ٣ in Arabic. A language that has none stays as it is.
    /// </summary>
    public static CultureInfo Native(CultureInfo culture)
    {
        var native = (CultureInfo)culture.Clone();
        native.NumberFormat.DigitSubstitution = DigitShapes.NativeNational;
        if (HasOwn(culture))
        {
            native.NumberFormat.NumberGroupSeparator = "\u066C";
            native.NumberFormat.NumberDecimalSeparator = "\u066B";
            native.NumberFormat.PercentGroupSeparator = "\u066C";
            native.NumberFormat.PercentDecimalSeparator = "\u066B";
            native.NumberFormat.PercentSymbol = "\u066A";
        }

        return CultureInfo.ReadOnly(native);
    }

    /// <summary>Whether a language's script has digits of its own.</summary>
    public static bool HasOwn(CultureInfo culture) => culture.NumberFormat.NativeDigits[0] != "0";

    /// <summary>The <paramref name="text"/> of a number or day, in the digits of <paramref name="culture"/>.</summary>
    public static string In(CultureInfo culture, string text)
    {
        var numbers = culture.NumberFormat;
        if (numbers.DigitSubstitution != DigitShapes.NativeNational || !HasOwn(culture))
        {
            return text;
        }

        return string.Create(text.Length, (text, numbers.NativeDigits), static (written, from) =>
        {
            for (var i = 0; i < written.Length; i++)
            {
                written[i] = char.IsAsciiDigit(from.text[i]) ? from.NativeDigits[from.text[i] - '0'][0] : from.text[i];
            }
        });
    }
}
