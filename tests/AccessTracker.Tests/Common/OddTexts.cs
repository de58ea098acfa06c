using CsCheck;

namespace AccessTracker.Tests.Common;

/// <summary>Texts as nobody expects them and somebody sends them.</summary>
internal static class OddTexts
{
    /// <summary>One of each kind.</summary>
    public static readonly string[] All =
    [
        "\U0001F642", "Zabadani \U0001F642", "\U0001F1F8\U0001F1FE", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "e\u0301\u0302\u0303\u0304",
            "\u0301", "\u202Eabc\u202C", "\u200F\u2066x\u2069", "\uD83D", "\uDE42\uD83D",
        "\0", "a\0b", "\uFFFD", "\uFFFE\uFFFF", "\uFEFF", "\uFDFA", "\u1E9E\u0130\u0131", "\u2215", "\uFF1D1+1", "=1+1", "\u0660\u0661",
        "\U0001D7D9\U0001D7DA", "\U0001D400\U00010400", "\u200B", "\u2028", "'\"<>&%_\\;,",
        "\uD840\uDC00", "\u0626\u0654\u0627\u0653", "\u1100\u1161\u11A8", " ", "\t\r\n", "-", "NaN", "1e999", "-1", "99999999999999999999",
        "2016-13-45", "/..//%2F",
    ];

    private static readonly Gen<string> _piece =
        Gen.OneOf(Gen.OneOf(All), Gen.Char['\u0000', '\uFFFF'].Select(c => c.ToString()), Gen.Char[' ', 'z'].Select(c => c.ToString()),
            Gen.Char['\u0600', '\u06FF'].Select(c => c.ToString()));

    /// <summary>Any of them after one another, surrogates that stand alone among them.</summary>
    public static readonly Gen<string> Any = _piece.Array[0, 12].Select(string.Concat);

    /// <summary>The same over and over, of more characters than a field takes.</summary>
    public static readonly Gen<string> Long = _piece.Where(p => p.Length > 0).Select(p => string.Concat(Enumerable.Repeat(p, 10_000 / p.Length + 1)));
}
