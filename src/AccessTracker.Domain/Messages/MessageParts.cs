using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>Finds in a message what is named in words of its own: checkpoints, where a convoy came from, parties, items, conditions.</summary>
internal static class MessageParts
{
    private const int LongestName = 3;

    /// <summary>Checkpoints and crossings with their names; a place that a checkpoint is called after is no stop.</summary>
    public static List<(int First, int Last)> Spots(MessageScan scan)
    {
        var spots = new List<(int First, int Last)>();
        for (var at = 0; at < scan.Tokens.Count; at++)
        {
            var (first, last) = scan.MarkAt(at) is { Kind: WordKind.Checkpoint } mark ? (mark.First, mark.Last)
                : scan.IsUnknown(at) && MessageWords.Near(scan.Tokens[at].Key) == "checkpoint" ? (at, at + 1) : (-1, -1);
            if (first < 0 || scan.IsTaken(first))
            {
                continue;
            }

            var from = MessageWords.IsArabic(scan.Tokens[first].Key) ? first : Back(scan, first);
            var to = from < first || scan.Tokens[first].Key.StartsWith("ال", StringComparison.Ordinal) ? last : Forth(scan, last);
            spots.Add((from, to));
            scan.Take(from, to);
            scan.Places.RemoveAll(p => p.First >= from && p.Last <= to);
            at = to - 1;
        }

        return spots;
    }

    private static int Back(MessageScan scan, int first)
    {
        var from = first;
        while (from > 0 && first - from < LongestName && IsName(scan, from - 1, first))
        {
            from--;
        }

        return from;
    }

    private static int Forth(MessageScan scan, int last)
    {
        var start = last;
        while (start < scan.Tokens.Count && scan.MarkAt(start) is { Kind: WordKind.Filler or WordKind.Clock }
            && scan.Tokens[start].Key is "of")
        {
            start++;
        }

        var to = start;
        while (to < scan.Tokens.Count && to - start < LongestName - 1 && IsName(scan, to, last - 1))
        {
            to++;
        }

        return to > start ? to : last;
    }

    private static bool IsName(MessageScan scan, int at, int beside) => !scan.IsTaken(at) && !scan.Tokens[at].IsNumber
        && scan.Tokens[at].Clause == scan.Tokens[beside].Clause
        && (scan.PlaceAt(at) is not null || scan.MarkAt(at)?.Kind is null or WordKind.Party)
        && !(scan.IsUnknown(at) && MessageWords.Near(scan.Tokens[at].Key) is { } near && MessageWords.Of(near)?.Kind == WordKind.Step);

    /// <summary>Where a convoy came from: the name behind "from", where a place to go to follows. It is no stop.</summary>
    public static (int First, int Last)? Origin(MessageScan scan)
    {
        foreach (var from in scan.Marks.Where(m => m.Kind == WordKind.From && m.Last < scan.Tokens.Count && !scan.IsTaken(m.First)))
        {
            var last = from.Last;
            if (scan.PlaceAt(last) is { } place)
            {
                last = place.Last;
            }
            else
            {
                while (last < scan.Tokens.Count && last - from.Last < LongestName - 1 && scan.IsUnknown(last)
                    && scan.Tokens[last].Clause == scan.Tokens[from.First].Clause)
                {
                    last++;
                }
            }

            var isFollowed = scan.Places.Exists(p => p.First >= last);
            if (last > from.Last && isFollowed && (scan.PlaceAt(from.Last) is not null || scan.Is(last, WordKind.To)))
            {
                scan.Places.RemoveAll(p => p.First >= from.Last && p.Last <= last);
                scan.Take(from.Last, last);
                return (from.Last, last);
            }
        }

        return null;
    }

    /// <summary>The items that were taken off, and the words that say so.</summary>
    public static (int First, int Last, MessageMark Removed)? ItemsRemoved(MessageScan scan)
    {
        foreach (var removed in scan.Marks.Where(m => m.Kind == WordKind.Removed && !scan.IsTaken(m.First)))
        {
            var clause = scan.Tokens[removed.First].Clause;
            foreach (var scope in new[] { clause, clause + 1, clause - 1 })
            {
                var items = scan.Marks.Where(m => m.Kind == WordKind.Sector && scan.Tokens[m.First].Clause == scope && !scan.IsTaken(m.First))
                    .OrderBy(m => Math.Min(Math.Abs(m.First - removed.Last), Math.Abs(removed.First - m.Last))).FirstOrDefault();
                if (items is not null)
                {
                    return (Back(scan, items), Items(scan, items), removed);
                }
            }
        }

        return null;
    }

    // Insulin and dialysis are one list; in Arabic the noun stands before the word that says what kind of items they are.
    private static int Back(MessageScan scan, MessageMark items)
    {
        var first = items.First;
        while (scan.MarkAt(first - 1) is { Kind: WordKind.And or WordKind.Sector } before && !scan.IsTaken(before.First)
            && scan.Tokens[before.First].Clause == scan.Tokens[items.First].Clause)
        {
            first = before.First;
        }

        first += scan.Is(first, WordKind.And) ? 1 : 0;

        return first > 0 && scan.Tokens[first - 1].Key.StartsWith("ال", StringComparison.Ordinal)
            && scan.Tokens[first].Key.StartsWith("ال", StringComparison.Ordinal) && scan.MarkAt(first - 1)?.Kind is null or WordKind.Filler
            ? first - 1 : first;
    }

    // Surgical kits and medical supplies are one list.
    private static int Items(MessageScan scan, MessageMark items)
    {
        var last = items.Last;
        while (last < scan.Tokens.Count && scan.Tokens[last].Clause == scan.Tokens[items.First].Clause)
        {
            if (scan.MarkAt(last) is { Kind: WordKind.Unit, Value: "items" } or { Kind: WordKind.Sector }
                || scan.Tokens[last].Key is "items" or "supplies" or "equipment" or "materials" or "aid")
            {
                last = scan.MarkAt(last)?.Last ?? (last + 1);
            }
            else if (scan.MarkAt(last) is { Kind: WordKind.And } joint && scan.Is(joint.Last, WordKind.Sector))
            {
                last = joint.Last;
            }
            else
            {
                break;
            }
        }

        return last;
    }

    /// <summary>What an answer is bound to, from the word that says so to the end of its clause.</summary>
    public static (int First, int Last)? Conditions(MessageScan scan)
    {
        if (scan.Marks.FirstOrDefault(m => m.Kind == WordKind.Condition && !scan.IsTaken(m.First)) is not { } mark)
        {
            return null;
        }

        var last = mark.Last;
        while (last < scan.Tokens.Count && scan.Tokens[last].Clause == scan.Tokens[mark.First].Clause && !scan.IsTaken(last))
        {
            last++;
        }

        // "For food only" says it at the end.
        var first = mark.First;
        while (last == mark.Last && mark.First - first < 2 && first > 0 && !scan.IsTaken(first - 1) && scan.Is(first - 1, WordKind.Sector))
        {
            first = scan.MarkAt(first - 1)!.First;
        }

        return (first, last);
    }

    /// <summary>A name as it is written, without what Arabic writes before it: والأمن is الأمن.</summary>
    public static string Name(MessageScan scan, MessageMark mark)
    {
        var written = scan.Written(mark.First, mark.Last);
        var known = scan.Known[mark.First] is [var first, ..] ? first : "";
        var key = scan.Tokens[mark.First].Key;
        var isLonger = known.Length > 0 && known.Length < key.Length && key.EndsWith(known, StringComparison.Ordinal)
            && scan.Tokens[mark.First].Text.Length == key.Length;
        return key.StartsWith("لل", StringComparison.Ordinal) && known.StartsWith("ال", StringComparison.Ordinal) ? "ال" + written[2..]
            : isLonger ? written[(key.Length - known.Length)..]
            : written.Length <= 6 && written.All(char.IsAsciiLetter) && mark.Kind == WordKind.Agency ? written.ToUpperInvariant() : written;
    }
}
