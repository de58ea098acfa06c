namespace AccessTracker.Domain.Messages;

/// <summary>Places that are named in one breath: <c>Madaya and Zabadani</c>.</summary>
internal sealed record MessageGroup(IReadOnlyList<PlaceMark> Places)
{
    public int First => Places[0].First;

    public int Last => Places[^1].Last;
}

/// <summary>Which of several places, or steps, something is said of.</summary>
internal static class MessageGroups
{
    public static List<MessageGroup> Of(MessageScan scan)
    {
        var groups = new List<List<PlaceMark>>();
        foreach (var place in scan.Places)
        {
            // What is named again is the same.
            if (place.Location is { } known && groups.Exists(g => g.Exists(p => p.Location == known)))
            {
                continue;
            }

            if (groups.Count > 0 && IsNext(scan, groups[^1][^1].Last, place.First))
            {
                groups[^1].Add(place);
            }
            else
            {
                groups.Add([place]);
            }
        }

        return [.. groups.Select(g => new MessageGroup(g))];
    }

    /// <summary>The number of the group that a word is said of.</summary>
    public static int Owner(MessageScan scan, IReadOnlyList<MessageGroup> groups, int token, IEnumerable<int> alike) =>
        OwnerOf(scan, [.. groups.Select(g => (g.First, g.Last))], token, [.. alike]);

    /// <summary>
    /// The number of the anchor that a word belongs to: the only one of its clause, else the one before it; the one behind it where the message
    /// begins with such a word and not with an anchor: "40 trucks to Madaya and 20 to Duma".
    /// </summary>
    /// <param name="anchors">By where they stand.</param>
    /// <param name="token">The word.</param>
    /// <param name="alike">The words that are to be given to anchors.</param>
    public static int OwnerOf(MessageScan scan, IReadOnlyList<(int First, int Last)> anchors, int token, IReadOnlyList<int> alike)
    {
        var (clause, line) = (scan.Tokens[token].Clause, scan.Tokens[token].Line);
        var near = Enumerable.Range(0, anchors.Count).Where(i => scan.Tokens[anchors[i].First].Clause == clause).ToList();
        if (near.Count == 0)
        {
            near = [.. Enumerable.Range(0, anchors.Count).Where(i => scan.Tokens[anchors[i].First].Line == line)];
        }

        if (near.Count == 1)
        {
            return near[0];
        }

        var among = near.Count > 0 ? near : [.. Enumerable.Range(0, anchors.Count)];
        var within = alike.Where(a => near.Count == 0 || scan.Tokens[a].Line == line).DefaultIfEmpty(token).Min();
        return within < anchors[among[0]].First
            ? among.Where(i => anchors[i].First > token).DefaultIfEmpty(among[^1]).First()
            : among.Where(i => anchors[i].First <= token).DefaultIfEmpty(among[0]).Last();
    }

    // Nothing stands between but "and", a comma, a slash, or what says that it is a place.
    private static bool IsNext(MessageScan scan, int last, int first) => scan.Tokens[last - 1].Line == scan.Tokens[first].Line
        && Enumerable.Range(last, first - last).All(i => !scan.IsTaken(i) && scan.MarkAt(i)?.Kind is WordKind.And or WordKind.Filler or WordKind.To)
        && !scan.Tokens[first].Before.Any(c => c is ':' or '.' or ';' or '\u061B')
        && Enumerable.Range(last, first - last).All(i => !scan.Tokens[i].Before.Any(c => c is ':' or '.' or ';' or '\u061B'));
}
