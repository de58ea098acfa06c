using System.Text;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>A word or a number of a message.</summary>
/// <param name="Start">Where it begins in the message.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Key">Folded (<see cref="Letters.Fold(string)"/>).</param>
/// <param name="Before">What stands between the one before and this.</param>
/// <param name="Clause">Words between the same marks have the same number.</param>
/// <param name="Line">Of the message, from 0.</param>
internal sealed record MessageToken(int Start, string Text, string Key, string Before, int Clause, int Line)
{
    public int End => Start + Text.Length;

    public bool IsNumber => char.IsDigit(Text[0]);
}

/// <summary>Takes a message apart into words and numbers: <c>20kppl</c> are 20, k and ppl; <c>4,000</c> is one number.</summary>
internal static class MessageTokens
{
    private const string InNumber = ",.\u066B\u066C\u060C'\u2019";
    private const string EndsClause = ".,;:!?()\n\u060C\u061B\u061F\u2022|";

    public static List<MessageToken> Of(string text)
    {
        var tokens = new List<MessageToken>();
        var (clause, line, from) = (0, 0, 0);
        var at = 0;
        while (at < text.Length)
        {
            var length = LengthAt(text, at);
            if (length == 0)
            {
                clause += EndsClause.Contains(text[at], StringComparison.Ordinal) || IsDash(text, at) ? 1 : 0;
                line += text[at] == '\n' ? 1 : 0;
                at++;
                continue;
            }

            var word = text.Substring(at, length);
            tokens.Add(new MessageToken(at, word, Letters.Fold(word), text[from..at], clause, line));
            from = at += length;
        }

        return [.. tokens.Where(t => t.Key.Length > 0)];
    }

    // A dash between blanks parts clauses; one within a name or a range does not.
    private static bool IsDash(string text, int at) =>
        text[at] is '-' or '\u2013' or '\u2014' && at > 0 && char.IsWhiteSpace(text[at - 1]) && at + 1 < text.Length
            && char.IsWhiteSpace(text[at + 1]);

    private static int LengthAt(string text, int at)
    {
        var end = at;
        if (char.IsDigit(text[at]))
        {
            while (end < text.Length && (char.IsDigit(text[end])
                || (InNumber.Contains(text[end], StringComparison.Ordinal) && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
            {
                end++;
            }

            return end - at;
        }

        while (end < text.Length && IsOfWord(text, end, at))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end - at;
    }

    private static bool IsOfWord(string text, int at, int start)
    {
        if (text[at] is '\'' or '\u2019' or '\u02BC' or '`')
        {
            return at > start && at + 1 < text.Length && char.IsLetter(text, at + 1);
        }

        return char.IsLetter(text, at) || text[at] == '\u0640'
            || (at > start && Rune.TryGetRuneAt(text, at, out var rune)
                && Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark);
    }
}
