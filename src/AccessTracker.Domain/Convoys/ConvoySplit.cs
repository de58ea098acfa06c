namespace AccessTracker.Domain.Convoys;

/// <summary>
/// Shares a convoy's own total of people among its stops when the sources give no split (counting rules, section 3). Shares are
/// estimates and are marked as such wherever they show.
/// </summary>
public static class ConvoySplit
{
    /// <summary>Returns the share of each stop that takes part, by delivery ref; a share of 0 is left out, for it stays unknown.</summary>
    /// <param name="convoy">The convoy.</param>
    /// <param name="stops">All its stops, whatever their day.</param>
    /// <param name="populationOf">People in the stop's place on its day; null when unknown.</param>
    public static IReadOnlyDictionary<string, long> Shares(Convoy convoy, IReadOnlyCollection<Delivery> stops, Func<Delivery, long?> populationOf)
    {
        if (ToShare(convoy, stops) is not { } total)
        {
            return new Dictionary<string, long>();
        }

        var sharing =
            stops.Where(d => TakesPart(convoy, d)).OrderBy(d => d.Location, StringComparer.Ordinal).ThenBy(d => d.Ref, StringComparer.Ordinal)
            .ToList();
        var populations = sharing.Select(populationOf).ToList();
        var shares = populations.All(p => p is not null) ? InProportion(total, [.. populations.Select(p => p!.Value)]) : Equally(total, populations);
        return sharing.Zip(shares).Where(p => p.Second > 0).ToDictionary(p => p.First.Ref, p => p.Second, StringComparer.Ordinal);
    }

    /// <summary>The stop shares in the convoy's total, if there is one: it reaches its place and has no figure of its own.</summary>
    public static bool TakesPart(Convoy convoy, Delivery stop) => stop.PeopleReached is null && stop.ReachesUnder(convoy);

    /// <summary>Returns what is left of the convoy's total for the stops without a figure; null where there is no total, or no such stop.</summary>
    public static long? ToShare(Convoy convoy, IReadOnlyCollection<Delivery> stops)
    {
        if (convoy.PeopleReached is not { } total || !stops.Any(d => TakesPart(convoy, d)))
        {
            return null;
        }

        // Of figures near the end of what a long can hold, the sum is not one.
        var own = stops.Where(d => d.IsHandedOver).Aggregate(Int128.Zero, (sum, d) => sum + (d.PeopleReached ?? 0));
        return own >= total ? 0 : (long)(total - own);
    }

    // By largest remainder; of equal remainders the earlier gets the unit. Of a total below the sum of the populations, each share is
    // below its population and so is not above it with the unit; what is more than the sum stays with nobody.
    private static long[] InProportion(long total, long[] populations)
    {
        var sum = populations.Aggregate(Int128.Zero, (s, p) => s + p);
        if (total >= sum)
        {
            return populations;
        }

        var shares = populations.Select(p => (long)((Int128)total * p / sum)).ToArray();
        var left = (int)(total - shares.Sum());
        var byRemainder = Enumerable.Range(0, populations.Length).OrderByDescending(i => (Int128)total * populations[i] % sum).ThenBy(i => i);
        foreach (var i in byRemainder.Take(left))
        {
            shares[i]++;
        }

        return shares;
    }

    // The units that are left go to the first. Who would get more people than live there gets those who do, and the others share what
    // is left anew. A stop of unknown population is never full, so that nothing is left in the end.
    private static long[] Equally(long total, List<long?> populations)
    {
        var shares = new long[populations.Count];
        List<int> open = [.. Enumerable.Range(0, populations.Count)];
        while (true)
        {
            for (var i = 0; i < open.Count; i++)
            {
                shares[open[i]] = total / open.Count + (i < total % open.Count ? 1 : 0);
            }

            List<int> full = [.. open.Where(i => shares[i] > populations[i])];
            if (full.Count == 0)
            {
                return shares;
            }

            foreach (var i in full)
            {
                shares[i] = populations[i]!.Value;
                total -= shares[i];
            }

            open = [.. open.Except(full)];
        }
    }
}
