using System.Globalization;
using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>Keeps names, refs and figures in order within a sentence that is read the other way (UAX 9).</summary>
public static class Direction
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>
    /// The text between isolates where a part of it is read in another direction than <paramref name="culture"/> is; otherwise the text as it is.
    /// </summary>
    public static string Isolated(string text, CultureInfo culture) =>
        IsMixed(text, culture) && !text.StartsWith(FirstStrongIsolate) ? $"{FirstStrongIsolate}{text}{PopIsolate}" : text;

    /// <summary>Whether a part of the text is read in another direction than <paramref name="culture"/> is.</summary>
    public static bool IsMixed(string text, CultureInfo culture)
    {
        var isRightToLeft = culture.TextInfo.IsRightToLeft;
        return text.EnumerateRunes().Any(r => isRightToLeft ? IsLeftToRight(r) : IsRightToLeft(r));
    }

    // A number with a sign, or with a slash, is read from left to right as a word is.
    private static bool IsLeftToRight(Rune rune) =>
        (Rune.IsLetter(rune) && !IsRightToLeft(rune)) || rune.Value is '+' or '-' or '\u2212' or '/' or '%';

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) && Rune.IsLetter(rune);
}
