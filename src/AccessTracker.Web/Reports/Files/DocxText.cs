using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// Text as runs of one direction. A word processor orders and shapes Arabic letters only in runs that are marked as right to left, and
/// takes their font, weight and size from the properties of complex scripts. In a document that is read from the right, signs and numbers go with
/// the Arabic around them, and only words of other scripts stand in runs of their own.
/// </summary>
public static partial class DocxText
{
    private const char LeftToRightMark = '\u200E';
    private const string Letter = @"[\p{L}\p{M}-[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]]";
    private const string Number = @"[+\-\u2212]?\d(?:[\d.,:/\-]*\d)?%?";
    private const string Joint = @"(?:[^\p{L}\p{Nd}()\[\]\u2068\u2069\r\n\u060C\u061B\u061F]|(?<open>[(\[])|(?<-open>[)\]]))";

    /// <summary>Whether the document that is written now is read from the right, all of it.</summary>
    public static bool IsAllRightToLeft => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft;

    /// <summary>
    /// A paragraph in a style of <see cref="DocxStyles"/>; it runs from the right when the document does, or else when its first letter does.
    /// </summary>
    public static W.Paragraph Paragraph(string text, string? style = null, bool isBold = false)
    {
        var paragraph = new W.Paragraph(Properties(style, IsAllRightToLeft || IsRightToLeft(text)));
        paragraph.Append(Runs(text, isBold));
        return paragraph;
    }

    public static W.ParagraphProperties Properties(string? style, bool isRightToLeft) => new()
    {
        ParagraphStyleId = style is null ? null : new W.ParagraphStyleId { Val = style },
        BiDi = isRightToLeft ? new W.BiDi() : null,
    };

    /// <summary>The runs of <paramref name="text"/>; line breaks stay.</summary>
    public static IEnumerable<OpenXmlElement> Runs(string text, bool isBold = false, bool isItalic = false, string? style = null) =>
        Parts(OfficeText.Clean(text), IsAllRightToLeft).Select(part => (OpenXmlElement)Run(part.Text, part.IsRightToLeft, isBold, isItalic, style));

    /// <summary>Whether the first letter that has a direction runs from the right.</summary>
    public static bool IsRightToLeft(string text) => text.FirstOrDefault(c => IsRight(c) || char.IsLetter(c)) is var first && IsRight(first);

    /// <summary>
    /// The text in pieces of one direction. What has none of its own, and digits, goes with the letters around it where both run from the right.
    /// </summary>
    /// <param name="text">Any.</param>
    /// <param name="isAllRight">It stands in a document that is read from the right: what has no direction of its own goes with that.</param>
    public static IEnumerable<(string Text, bool IsRightToLeft)> Parts(string text, bool isAllRight = false) =>
        isAllRight ? PartsFromRight(text) : PartsFromLeft(text);

    // Isolates do their work by where runs end: not every word processor knows them.
    private static IEnumerable<(string Text, bool IsRightToLeft)> PartsFromRight(string text)
    {
        var at = 0;
        foreach (var match in FromLeft().Matches(text).Cast<Match>())
        {
            if (Plain(text[at..match.Index]) is { Length: > 0 } between)
            {
                yield return (between, true);
            }

            at = match.Index + match.Length;

            // After an Arabic letter the sign of a number, or its per cent, would go to the other side where a word processor does not go by runs.
            var part = Plain(match.Value);
            yield return (part.IndexOfAny(['+', '-', '\u2212', '%', '/']) >= 0 && !char.IsLetter(part[0]) ? $"{LeftToRightMark}{part}" : part, false);
        }

        if (Plain(text[at..]) is { Length: > 0 } rest)
        {
            yield return (rest, true);
        }
    }

    private static string Plain(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    // Words of a script that is read from the left, with what joins them, is bracketed among them or counts them; or a number, with sign and parts.
    [GeneratedRegex(
        $@"(?:{Number}{Joint}{{1,3}}(?={Letter}))?{Letter}(?:{Letter}|\p{{Nd}})*(?:{Joint}{{1,3}}(?:{Letter}|\p{{Nd}})+)*(?<-open>[)\]])?|{Number}")]
    private static partial Regex FromLeft();

    private static IEnumerable<(string Text, bool IsRightToLeft)> PartsFromLeft(string text)
    {
        var start = 0;
        var isRight = false;
        var lastOfPart = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var right = IsRight(text[i]);
            if (!right && !(isRight && char.IsLetter(text[i])))
            {
                continue;
            }

            if (right != isRight)
            {
                // Blanks and signs after the last Arabic letter stay outside its run.
                var cut = right ? i : lastOfPart + 1;
                if (cut > start)
                {
                    yield return (text[start..cut], isRight);
                }

                (start, isRight) = (cut, right);
            }

            lastOfPart = i;
        }

        if (isRight && lastOfPart + 1 < text.Length)
        {
            yield return (text[start..(lastOfPart + 1)], true);
            (start, isRight) = (lastOfPart + 1, false);
        }

        if (start < text.Length)
        {
            yield return (text[start..], isRight);
        }
    }

    private static W.Run Run(string text, bool isRightToLeft, bool isBold, bool isItalic, string? style)
    {
        var run = new W.Run(new W.RunProperties
        {
            RunStyle = style is null ? null : new W.RunStyle { Val = style },
            Bold = isBold ? new W.Bold() : null,
            BoldComplexScript = isBold ? new W.BoldComplexScript() : null,
            Italic = isItalic ? new W.Italic() : null,
            ItalicComplexScript = isItalic ? new W.ItalicComplexScript() : null,
            RightToLeftText = isRightToLeft ? new W.RightToLeftText() : null,
        });
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new W.Break());
            }

            run.Append(new W.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    // Hebrew, Arabic, Syriac, Thaana and their presentation forms; Arabic-Indic digits are numbers, which run from the left within them.
    private static bool IsRight(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
