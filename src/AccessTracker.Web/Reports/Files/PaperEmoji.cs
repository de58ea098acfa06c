using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// Names the emoji in what is printed to PDF by their code points: the fonts of a server have letters of every script and no pictures, and would
/// print an empty box that no search finds.
/// </summary>
internal static partial class PaperEmoji
{
    private const int FirstFlagLetter = 0x1F1E6;
    private const int LastFlagLetter = 0x1F1FF;

    /// <summary>Returns <paramref name="html"/> with a word for each emoji: "[emoji U+1F642]", of a flag "[flag SY]".</summary>
    public static string Named(string html)
    {
        // An encoder of HTML writes them as numbers.
        var text = Written()
            .Replace(html, match => char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        if (!text.EnumerateRunes().Any(IsPicture))
        {
            return html;
        }

        var named = new StringBuilder(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            named.Append(element.EnumerateRunes().Any(IsPicture) ? NameOf(element) : element);
        }

        return named.ToString();
    }

    private static string NameOf(string element)
    {
        var runes = element.EnumerateRunes().ToList();
        return runes.TrueForAll(r => r.Value is >= FirstFlagLetter and <= LastFlagLetter)
            ? Format.With(Texts.PaperFlag, string.Concat(runes.Select(r => (char)('A' + (r.Value - FirstFlagLetter)))))
            : Format.With(
                Texts.PaperEmoji,
                string.Join(' ', runes.Where(IsPicture).Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}"))));
    }

    // The planes of pictures, and those that stand before them and that fonts of symbols do not have.
    private static bool IsPicture(Rune rune) => rune.Value is (>= 0x1F000 and <= 0x1FAFF)
        or 0x23EB or 0x23EC or 0x23F0 or 0x2705 or 0x270A or 0x2728 or 0x274C or 0x274E or 0x2754 or 0x2755 or 0x2795 or 0x2796 or 0x2797 or 0x27B0
            or 0x27BF;

    // Pictures, and what joins, colours and marks them; nothing that is markup.
    [GeneratedRegex("&#x(1F[0-9A-F]{3}|200D|FE0F|E00[2-7][0-9A-F]|2[37][0-9A-F]{2});")]
    private static partial Regex Written();
}
