using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>One message of what was pasted.</summary>
/// <param name="Text">Without the name of who sent it.</param>
/// <param name="SentOn">Null: it does not say.</param>
public sealed record SentMessage(string Text, DateOnly? SentOn);

/// <summary>Why what was pasted is not read.</summary>
public enum PasteFault
{
    Empty,

    /// <summary>Longer than <see cref="MessageText.MostCharacters"/>.</summary>
    TooLong,

    /// <summary>More than <see cref="MessageText.MostMessages"/>.</summary>
    TooMany,
}

/// <summary>Takes what was pasted apart into messages: by the lines with which WhatsApp begins each, else by lines that each tell of
/// something.</summary>
public static partial class MessageText
{
    /// <summary>A day of a busy group; reading it takes no time worth telling.</summary>
    public const int MostCharacters = 20_000;

    public const int MostMessages = 30;

    /// <summary>The messages, in the order in which they stand, or why there are none.</summary>
    /// <param name="stands">Whether a line tells of something by itself: it names a place, and what became of it.</param>
    public static (IReadOnlyList<SentMessage> Messages, PasteFault? Fault) Split(string pasted, Func<string, bool> stands)
    {
        if (pasted.Length > MostCharacters)
        {
            return ([], PasteFault.TooLong);
        }

        var clean = Clean(pasted);
        var heads = Head().Matches(clean).ToList();
        var isMonthFirst = IsMonthFirst(heads);
        List<SentMessage> messages = [.. Paragraphs(heads.Count > 0 ? clean[..heads[0].Index] : clean, stands)];
        foreach (var (head, end) in heads.Zip(heads.Skip(1).Select(h => h.Index).Append(clean.Length)))
        {
            messages.Add(new SentMessage(Body(clean[(head.Index + head.Length)..end]), DayOf(head, isMonthFirst)));
        }

        messages = [.. messages.Where(m => m.Text.Any(char.IsLetterOrDigit) && !Service().IsMatch(m.Text))];
        return messages.Count == 0 ? ([], PasteFault.Empty) : messages.Count > MostMessages ? ([], PasteFault.TooMany) : (messages, null);
    }

    /// <summary>Messages as <see cref="Split"/> takes them apart again, each with its day and without its sender.</summary>
    public static string Join(IReadOnlyList<SentMessage> messages) => string.Join('\n', messages.Select(m =>
        $"[{m.SentOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "0000-00-00"}, 00:00] -: {m.Text}"));

    /// <summary>The text without signs that are not seen: marks of direction, blanks without breadth, controls.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Unicode.Mend(text).ReplaceLineEndings("\n").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value == '\n')
            {
                clean.Append('\n');
            }
            else if (category == UnicodeCategory.SpaceSeparator || rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Control
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    // Lines that each tell of something are messages of their own; a line above them that does not, such as a day, holds for each.
    private static IEnumerable<SentMessage> Paragraphs(string text, Func<string, bool> stands)
    {
        var body = Body(text);
        if (body.Length == 0)
        {
            return [];
        }

        foreach (var between in new[] { "\n\n", "\n" })
        {
            var parts = body.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var own = parts.Count(stands);
            var isHeaded = parts.Length > 1 && !stands(parts[0]);
            if (own > 1 && own == parts.Length - (isHeaded ? 1 : 0) && !parts.Any(p => Listed().IsMatch(p)))
            {
                return parts.Skip(isHeaded ? 1 : 0).Select(p => new SentMessage(isHeaded ? $"{parts[0]}\n{p}" : p, null));
            }
        }

        return [new SentMessage(body, null)];
    }

    // Who sent it, as telephones write it above or below, is dropped.
    private static string Body(string text) => Blank().Replace(Sender().Replace(text, ""), "\n\n").Trim();

    // Of two ways to write a day the one that all heads allow.
    private static bool IsMonthFirst(List<Match> heads) =>
        heads.Exists(h => Number(h, "b") > 12) || (heads.TrueForAll(h => Number(h, "a") <= 12) && heads.Exists(h => h.Groups["ampm"].Success
            && h.Groups["c"].Length == 2 && h.Groups["ampm"].Value.Length == 2 && char.IsAsciiLetterUpper(h.Groups["ampm"].Value[0])));

    private static DateOnly? DayOf(Match head, bool isMonthFirst)
    {
        var (a, b, c) = (Number(head, "a"), Number(head, "b"), Number(head, "c"));
        var (year, month, day) = a > 31 ? (a, b, c) : isMonthFirst ? (c, a, b) : (c, b, a);
        year += year < 100 ? 2000 : 0;
        return year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
    }

    private static int Number(Match head, string group) =>
        int.Parse(string.Concat(head.Groups[group].Value.Select(Numeral.ToAscii)), NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Day = @"(?<a>[0-9٠-٩۰-۹]{1,4})[/.-](?<b>[0-9٠-٩۰-۹]{1,2})[/.-](?<c>[0-9٠-٩۰-۹]{2,4})";
    private const string Hour = @"[0-9٠-٩۰-۹]{1,2}[:.][0-9٠-٩۰-۹]{2}(?:[:.][0-9٠-٩۰-۹]{2})?(?: ?(?<ampm>[AaPp]\.?[Mm]\.?|ص|م))?";

    // [12/05/2016, 14:03] Name: and [14:03, 12/05/2016] Name: and 12/05/2016, 14:03 - Name:, the name a line long at most.
    [GeneratedRegex(
        @"^ *(?:\[" + Day + @"[,،]? +" + Hour + @"\]|\[" + Hour + @"[,،]? +" + Day + @"\]|" + Day + @"[,،]? +" + Hour + @" +[-–])"
        + @"(?: *[^:\n]{1,80}?: ?| *)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^ *(?:(?:sms |whatsapp )?from *: *\+?[0-9][^\n]*|(?:sender|sent by|forwarded from|المرسل|محولة? من) *:[^\n]*|forwarded(?: message)?"
        + @"|محولة?|معاد توجيهها"
        + @"|sent from my [^\n]*|best regards[^\n]*|\+[0-9][0-9 ()-]{6,20}:?) *$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sender();

    [GeneratedRegex(
        @"^(?:<[^>]*>|.*end-to-end encrypted.*|.*(?:This message was deleted|You deleted this message).*"
        + @"|.*(?:تم حذف هذه الرسالة|مشفرة تمامًا|مشفرة بين الطرفين).*)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Service();

    // An entry of a list belongs to the message with the others.
    [GeneratedRegex(@"^(?:[-–•*·]|[0-9٠-٩]{1,2}[.)-] )")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\n[ \n]*\n")]
    private static partial Regex Blank();
}
