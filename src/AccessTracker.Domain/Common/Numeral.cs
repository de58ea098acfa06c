using System.Globalization;

namespace AccessTracker.Domain.Common;

/// <summary>A number as it is written: digits in ASCII, Arabic-Indic or Persian, thousands grouped or not.</summary>
public static class Numeral
{
    /// <summary>The ASCII sign for an Arabic-Indic or Persian digit, separator or minus; every other character as it is.</summary>
    public static char ToAscii(char c) => c switch
    {
        >= '\u0660' and <= '\u0669' => (char)(c - '\u0660' + '0'),
        >= '\u06F0' and <= '\u06F9' => (char)(c - '\u06F0' + '0'),
        '\u066C' => ',',
        '\u066B' => '.',
        '\u2212' => '-',
        _ => c,
    };

    /// <summary>The count that an address or a small field tells, in digits of any of the three scripts; null: it is none.</summary>
    public static int? Count(string? text) => text is not null
        && int.TryParse(string.Concat(text.Trim().Select(ToAscii)), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>
    /// The sign, digits and decimal point of <paramref name="text"/> in ASCII, without its groups; null when it is no
    /// number. A comma parts thousands, a point parts decimals; groups that are not of three digits are no groups.
    /// </summary>
    public static string? Plain(string text)
    {
        var ascii = string.Concat(text.Select(ToAscii));
        var sign = ascii.StartsWith('-') ? 1 : 0;
        var point = ascii.IndexOf('.', StringComparison.Ordinal);
        var groups = ascii[sign..(point < sign ? ascii.Length : point)].Split(',');
        var grouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3));
        var whole = string.Concat(groups);
        var fraction = point < 0 ? "0" : ascii[(point + 1)..];
        return grouped && IsDigits(whole) && IsDigits(fraction) ? ascii[..sign] + whole + (point < 0 ? "" : "." + fraction) : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
