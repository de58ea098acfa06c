using System.Text;

namespace AccessTracker.Domain.Common;

/// <summary>
/// Text as it comes from outside need not be text: half a surrogate pair stands for no character, PostgreSQL keeps neither it nor
/// NUL, and normalizing it throws. A text is cut, folded and looked at through these, so that no character stops the work.
/// </summary>
public static class Unicode
{
    /// <summary>Both databases keep <paramref name="text"/> as it is: it holds neither NUL nor half a surrogate pair.</summary>
    public static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal) && IsWellFormed(text);

    /// <summary>Every surrogate in <paramref name="text"/> has its other half.</summary>
    public static bool IsWellFormed(string text)
    {
        // Hardly any text has one.
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (var i = first < 0 ? text.Length : first; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same text, with U+FFFD in the place of each half of a surrogate pair that stands alone.</summary>
    public static string Mend(string text)
    {
        if (IsWellFormed(text))
        {
            return text;
        }

        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            mended.Append(rune.ToString());
        }

        return mended.ToString();
    }

    /// <summary>The beginning of <paramref name="text"/>, of at most <paramref name="most"/> characters; no surrogate pair is cut in two.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsSurrogatePair(text[most - 1], text[most]) ? most - 1 : most)];

    /// <summary>The end of <paramref name="text"/>, of at most <paramref name="most"/> characters; no surrogate pair is cut in two.</summary>
    public static string End(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var from = text.Length - most;
        return text[(most > 0 && char.IsSurrogatePair(text[from - 1], text[from]) ? from + 1 : from)..];
    }
}
