using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>A figure with what it counts.</summary>
/// <param name="Unit">The word of the list: <c>trucks</c>, <c>families</c>.</param>
/// <param name="Value">Digits, or as written where the words say more.</param>
internal sealed record MessageFigure(string Unit, string Value, int First, int Last);

/// <summary>
/// Finds figures and what they count: <c>40 trucks</c>, <c>20k ppl</c>, <c>Trucks: 40</c>, <c>forty trucks</c>, <c>شاحنتين</c>. A number beside which
/// nothing says what it counts is left alone.
/// </summary>
internal static class MessageFigures
{
    // Between a number and its noun: 40 WFP food trucks.
    private const int MostBetween = 2;

    // Truck 3 is the third one.
    private static readonly HashSet<string> _one = ["truck", "trk", "lorry", "vehicle", "شاحنه", "سياره"];

    // No figure of the field has more digits.
    private const int MostDigits = 12;

    public static List<MessageFigure> Of(MessageScan scan)
    {
        var figures = new List<MessageFigure>();
        for (var at = 0; at < scan.Tokens.Count; at++)
        {
            if (scan.IsTaken(at))
            {
                continue;
            }

            if (Dual(scan, at) is { } dual)
            {
                Keep(dual);
            }
            else if (NumberAt(scan, at) is var (value, last) && (Labelled(scan, at, last, value) ?? Counted(scan, at, last, value)
                ?? Numbered(scan, at, last, value)) is { } figure)
            {
                Keep(figure);
                at = figure.Last - 1;
            }
        }

        return [.. figures.OrderBy(f => f.First)];

        void Keep(MessageFigure figure)
        {
            figures.Add(figure);
            scan.Take(figure.First, figure.Last);
        }
    }

    // The noun behind it, on the same line and in the same clause.
    private static MessageFigure? Counted(MessageScan scan, int first, int last, string value)
    {
        var noun = last;
        while (noun < scan.Tokens.Count && noun - last <= MostBetween && scan.Tokens[noun].Clause == scan.Tokens[last - 1].Clause
            && scan.MarkAt(noun)?.Kind != WordKind.Unit && IsBetween(scan, noun))
        {
            noun++;
        }

        return noun < scan.Tokens.Count && scan.Tokens[noun].Clause == scan.Tokens[last - 1].Clause
            && scan.MarkAt(noun) is { Kind: WordKind.Unit } unit
            ? new MessageFigure(unit.Value, value, first, unit.Last)
            : null;
    }

    // What may stand between: what the trucks carry or whose they are. Not a step, a place, another number.
    private static bool IsBetween(MessageScan scan, int at) => !scan.Tokens[at].IsNumber && scan.PlaceAt(at) is null
        && DayWords.Month(scan.Tokens[at].Key) is null
        && scan.MarkAt(at)?.Kind is null or WordKind.Sector or WordKind.Agency or WordKind.Filler or WordKind.From;

    // The noun before it: with a sign between them, after "number of", or where the whole clause is written so.
    private static MessageFigure? Labelled(MessageScan scan, int first, int last, string value)
    {
        var before = first - 1;
        var isSigned = scan.Tokens[first].Before.Any(c => c is ':' or '=' or '(') || scan.Tokens[first].Before.Trim() is "-" or "\u2013";
        while (before >= 0 && isSigned && scan.MarkAt(before)?.Kind is WordKind.Filler or WordKind.Sector or WordKind.Agency
            && first - before <= MostBetween
            && scan.Tokens[before].Line == scan.Tokens[first].Line)
        {
            before--;
        }

        if (before < 0 || scan.MarkAt(before) is not { Kind: WordKind.Unit } unit || scan.IsTaken(before)
            || scan.Tokens[before].Line != scan.Tokens[first].Line
            || !(isSigned || scan.Is(unit.First - 1, WordKind.Count) || (IsNounFirst(scan, before) && !_one.Contains(scan.Tokens[before].Key))))
        {
            return null;
        }

        var start = scan.Is(unit.First - 1, WordKind.Count) ? scan.MarkAt(unit.First - 1)!.First : unit.First;
        return new MessageFigure(unit.Value, value, start, isSigned && scan.MarkAt(last) is { Kind: WordKind.Unit } same && same.Value == unit.Value
            ? same.Last : last);
    }

    // The trucks entered, their number is 14.
    private static MessageFigure? Numbered(MessageScan scan, int first, int last, string value) =>
        scan.MarkAt(first - 1) is { Kind: WordKind.Count } count
        && scan.Marks.LastOrDefault(m => m.Kind == WordKind.Unit && m.Last <= count.First
            && scan.Tokens[m.First].Line == scan.Tokens[first].Line) is { } unit
        ? new MessageFigure(unit.Value, value, count.First, last) : null;

    // Trucks 40 families 4000: on the line a noun comes before the first number, and none after the last.
    private static bool IsNounFirst(MessageScan scan, int at)
    {
        var line = Enumerable.Range(0, scan.Tokens.Count).Where(i => scan.Tokens[i].Line == scan.Tokens[at].Line).ToList();
        var (numbers, nouns) = (line.Where(i => scan.Tokens[i].IsNumber).ToList(), line.Where(i => scan.MarkAt(i)?.Kind == WordKind.Unit).ToList());
        return numbers.Count > 0 && nouns.Count > 0 && nouns[0] < numbers[0] && nouns[^1] < numbers[^1];
    }

    // Two of them in one word, or one: شاحنتين, عائلتان, شاحنة واحدة.
    private static MessageFigure? Dual(MessageScan scan, int at)
    {
        if (scan.MarkAt(at) is not { Kind: WordKind.Unit } unit || unit.Last - unit.First > 1 || !MessageWords.IsArabic(scan.Tokens[at].Key))
        {
            return null;
        }

        var key = scan.Tokens[at].Key;
        if ((key.EndsWith("تين", StringComparison.Ordinal) || key.EndsWith("تان", StringComparison.Ordinal))
            && !(at > 0 && NumberAt(scan, at - 1) is not null))
        {
            return new MessageFigure(unit.Value, "2", at, at + 1);
        }

        return scan.MarkAt(at + 1) is { Kind: WordKind.Number, Value: "1" } one ? new MessageFigure(unit.Value, "1", at, one.Last) : null;
    }

    /// <summary>The number that begins with a word, as written or in digits, and the word after it; null: none does.</summary>
    private static (string Value, int Last)? NumberAt(MessageScan scan, int at)
    {
        if (scan.Tokens[at].IsNumber)
        {
            return OfDigits(scan, at);
        }

        return scan.Is(at, WordKind.Number) || (scan.Is(at, WordKind.Thousand) && scan.Tokens[at].Key != "k") ? OfWords(scan, at) : null;
    }

    private static (string, int)? OfDigits(MessageScan scan, int at)
    {
        if (scan.Tokens[at].Text.Length > MostDigits)
        {
            return null;
        }

        var last = Thousands(scan, at + 1);

        // 40-45, 40 to 45: of both the words are kept.
        if (last < scan.Tokens.Count && scan.Tokens[last].IsNumber && scan.Tokens[last].Before is "-" or "\u2013" or " - "
            && scan.Tokens[last].Text.Length <= MostDigits)
        {
            last = Thousands(scan, last + 1);
        }
        else if (last + 1 < scan.Tokens.Count && scan.Is(last, WordKind.To) && scan.Tokens[last + 1].IsNumber
            && scan.Tokens[last].Key is "to" or "الي")
        {
            last = Thousands(scan, last + 2);
        }

        var hedge = scan.MarkAt(at - 1) is { Kind: WordKind.Hedge } mark && !scan.IsTaken(at - 1) ? mark.First : at;
        var written = scan.Written(hedge, last);
        if (hedge == at && scan.Tokens[at].Before.TrimEnd() is { Length: > 0 } before && before[^1] is '~' or '\u2248')
        {
            written = "~" + written;
        }

        return (Plain(written, written.Length == scan.Span(at, last).Length), last);
    }

    // What says no more than its digits is written in these.
    private static string Plain(string written, bool isBare)
    {
        var ascii = string.Concat(written.Select(Numeral.ToAscii)).Replace('\u060C', ',');
        return TypedFigure.Whole(ascii, long.MaxValue) is { Fault: null, High: null, Value: { } value } && isBare
            ? value.ToString(CultureInfo.InvariantCulture)
            : ascii;
    }

    private static int Thousands(MessageScan scan, int at) => scan.Is(at, WordKind.Thousand)
        && !scan.Tokens[at].Before.Contains('\n', StringComparison.Ordinal)
        ? at + 1 : at;

    private static (string, int)? OfWords(MessageScan scan, int at)
    {
        var (total, part, last) = (0L, 0L, at);
        while (last < scan.Tokens.Count && scan.MarkAt(last) is { Kind: WordKind.Number or WordKind.Thousand } mark
            && (last == at || scan.Tokens[last].Clause == scan.Tokens[at].Clause))
        {
            if (mark.Kind == WordKind.Thousand)
            {
                (total, part) = (total + (Math.Max(part, 1) * 1_000), 0);
            }
            else
            {
                var number = long.Parse(mark.Value, CultureInfo.InvariantCulture);
                part = number == 100 && part is > 0 and < 10 ? part * 100 : part + number;
            }

            last = mark.Last;
            last += scan.Is(last, WordKind.And) && scan.Is(last + 1, WordKind.Number) ? 1 : 0;
        }

        return ((total + part).ToString(CultureInfo.InvariantCulture), last);
    }
}
