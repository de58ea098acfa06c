using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>A day that a message names.</summary>
/// <param name="Value">As the store writes it; as typed, with its year, where it has two readings, so that the form asks which is meant.</param>
/// <param name="IsUntil">It is the last day of something: <c>valid until 30 May</c>.</param>
internal sealed record MessageDay(DateOnly Day, string Value, bool IsUntil, int First, int Last);

/// <summary>Finds days: <c>today</c>, <c>last night</c>, <c>Friday</c>, <c>23/5</c>, <c>23 May 2016</c>, <c>٢٣ أيار</c>, <c>أول أمس</c>.</summary>
internal static class MessageDays
{
    // Friday, the 23rd of May 2016.
    private const int MostWords = 8;
    private const int LeastWeekday = 5;

    // Without a year a day shortly ahead is meant so, and not a year ago.
    private const int MostAhead = 45;

    private static readonly HashSet<string> _short = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri"];

    public static List<MessageDay> Of(MessageScan scan, DateOnly sent)
    {
        var days = new List<MessageDay>();
        for (var at = 0; at < scan.Tokens.Count; at++)
        {
            if (!scan.IsTaken(at) && (Relative(scan, at, sent) ?? Written(scan, at, sent) ?? Weekday(scan, at, sent)) is { } day)
            {
                var until = scan.MarkAt(at - 1) is { Kind: WordKind.Until } mark ? mark.First : (int?)null;
                days.Add(day with { IsUntil = until is not null, First = until ?? day.First });
                scan.Take(until ?? day.First, day.Last);
                at = day.Last - 1;
            }
        }

        return days;
    }

    private static MessageDay? Relative(MessageScan scan, int at, DateOnly sent)
    {
        if (scan.MarkAt(at) is not { Kind: WordKind.Day } mark || mark.First != at)
        {
            return null;
        }

        // "Today 23/5" is one day, the one that is written.
        for (var next = mark.Last; next < Math.Min(scan.Tokens.Count, mark.Last + 2); next++)
        {
            if (scan.Tokens[next].Line == scan.Tokens[at].Line && (Written(scan, next, sent) ?? Weekday(scan, next, sent)) is { } written)
            {
                return written with { First = at };
            }

            if (scan.MarkAt(next)?.Kind is not WordKind.Filler)
            {
                break;
            }
        }

        return Make(sent.AddDays(int.Parse(mark.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)), at, mark.Last);
    }

    private static MessageDay? Weekday(MessageScan scan, int at, DateOnly sent)
    {
        var token = scan.Tokens[at];
        if (token.IsNumber || scan.PlaceAt(at) is not null || !IsWeekday(scan, at))
        {
            return null;
        }

        var name = MessageWords.Stems(token.Key).FirstOrDefault(s => DayWords.Weekday(s) is not null) ?? token.Key;
        if (TypedDay.Read(name, sent)?.Day is not { } day)
        {
            return null;
        }

        var isNext = scan.Tokens.ElementAtOrDefault(at - 1)?.Key is "next" or "coming"
            || scan.Tokens.ElementAtOrDefault(at + 1)?.Key is "القادم" or "المقبل" or "الجاي";
        return Make(isNext ? day.AddDays(7) : day, at, at + 1);
    }

    private static bool IsWeekday(MessageScan scan, int at)
    {
        var (key, text) = (scan.Tokens[at].Key, scan.Tokens[at].Text);
        if (!MessageWords.IsArabic(key))
        {
            return DayWords.Weekday(key) is not null && (key.Length > LeastWeekday || _short.Contains(key) || key is "lundi" or "mardi" or "jeudi"
                || (key is "sat" or "sun" && char.IsUpper(text[0])));
        }

        return MessageWords.Stems(key).Any(s => DayWords.Weekday(s) is not null)
            && (key.Contains("ال", StringComparison.Ordinal) || scan.Tokens.ElementAtOrDefault(at - 1)?.Key == "يوم");
    }

    private static MessageDay? Written(MessageScan scan, int at, DateOnly sent)
    {
        for (var last = Math.Min(scan.Tokens.Count, at + MostWords); last > at; last--)
        {
            if (Enumerable.Range(at, last - at).Any(i => scan.IsTaken(i) || (i > at && scan.Tokens[i].Line != scan.Tokens[at].Line)))
            {
                continue;
            }

            var text = scan.Written(at, last);
            if (IsWritten(scan, at, last) && TypedDay.Read(text, sent.AddDays(MostAhead)) is { Day: { } day } read)
            {
                return read.Other is null
                    ? Make(day, at, last)
                    : Make(day, at, last) with { Value = string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}/{day.Year}") };
            }
        }

        return null;
    }

    // By a month's name beside a number, or by signs between numbers: two numbers side by side are no day.
    private static bool IsWritten(MessageScan scan, int first, int last)
    {
        var words = Enumerable.Range(first, last - first).Select(i => scan.Tokens[i]).ToList();
        var numbers = words.Where(w => w.IsNumber).ToList();
        if (words.Exists(w => !w.IsNumber && DayWords.Month(w.Key) is not null))
        {
            return numbers.Count is 1 or 2 && (words[0].IsNumber || DayWords.Month(words[0].Key) is not null
                || DayWords.Weekday(words[0].Key) is not null);
        }

        var marks = numbers.Skip(1).All(n => n.Before.Trim() is "/" or "-" or "." or "\u2013" or "\\");
        return numbers switch
        {
            [var only] => only.Text.Count(c => c == '.') == 2 || (only.Text.Count(c => c == '.') == 1 && only.Text.Length <= 5 && words.Count == 1
                && scan.MarkAt(last)?.Kind != WordKind.Unit && scan.MarkAt(first - 1)?.Kind is null or WordKind.Filler or WordKind.Clock),
            [_, _] or [_, _, _] => marks && numbers.Count == words.Count(w => w.IsNumber)
                && (words.Count == numbers.Count || DayWords.Weekday(words[0].Key) is not null || DayWords.Weekday(words[^1].Key) is not null),
            _ => false,
        };
    }

    private static MessageDay Make(DateOnly day, int first, int last) =>
        new(day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false, first, last);
}
