using System.Globalization;
using System.Text.RegularExpressions;

namespace AccessTracker.Domain.Common;

/// <summary>
/// The digits in which a person reads numbers: Latin ones in every language, those of the language's own script by the person's choice.
/// </summary>
public static partial class Digits
{
    /// <summary>
    /// The same culture, whose numbers are written in its own digits, such as ٣ in Arabic. A language that has none stays as it is.
    /// </summary>
    public static CultureInfo Native(CultureInfo culture)
    {
        var native = (CultureInfo)culture.Clone();
        native.NumberFormat.DigitSubstitution = DigitShapes.NativeNational;
        if (HasOwnSigns(culture))
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

    /// <summary>
    /// Whether signs of their own stand between the digits of a language's script, as CLDR has it of Arabic-Indic and Persian ones; with others stand
    /// those of the language.
    /// </summary>
    public static bool HasOwnSigns(CultureInfo culture) => culture.NumberFormat.NativeDigits[0] is "\u0660" or "\u06F0";

    /// <summary>
    /// A text of the resources, whose numbers are in the digits of <paramref name="culture"/>: not its blanks, what is isolated, codes such as UTF-8,
    /// and days as records have them.
    /// </summary>
    public static string InText(CultureInfo culture, string text) => !IsNative(culture) ? text : Parts().Replace(text, part =>
        !part.Groups["number"].Success ? part.Value
            : In(culture, Group().Replace(part.Value, culture.NumberFormat.NumberGroupSeparator)
                .Replace(".", culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal)));

    /// <summary>The <paramref name="text"/> of a number or day, in the digits of <paramref name="culture"/>.</summary>
    public static string In(CultureInfo culture, string text)
    {
        if (!IsNative(culture))
        {
            return text;
        }

        return string.Create(text.Length, (text, culture.NumberFormat.NativeDigits), static (written, from) =>
        {
            for (var i = 0; i < written.Length; i++)
            {
                written[i] = char.IsAsciiDigit(from.text[i]) ? from.NativeDigits[from.text[i] - '0'][0] : from.text[i];
            }
        });
    }

    private static bool IsNative(CultureInfo culture) =>
        culture.NumberFormat.DigitSubstitution == DigitShapes.NativeNational && HasOwn(culture);

    // A blank, which has a format or only begins where the forms of a noun follow; an isolate; a code, which has Latin letters; a day of a record.
    [GeneratedRegex(
        @"\{\d+(?::[^|}]*\})?|[\u2066-\u2068][^\u2069]*\u2069|[A-Za-z]+[ :-]?[0-9][0-9A-Za-z-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|(?<number>[0-9]+(?:[.,][0-9]+)*)")]
    private static partial Regex Parts();

    [GeneratedRegex(@",(?=[0-9]{3}(?![0-9]))")]
    private static partial Regex Group();
}
