namespace AccessTracker.Domain.Convoys;

/// <summary>
/// How a convoy's own total of people is shared among its stops when the sources give no split (counting rules,
/// section 3). Shares are estimates and are marked as such wherever they show.
/// </summary>
public static class ConvoySplit
{
    /// <summary>The share of each stop that takes part, by delivery ref; a share of 0 is left out, for it stays unknown.</summary>
    /// <param name="convoy">The convoy.</param>
    /// <param name="stops">All its stops, whatever their day.</param>
    /// <param name="populationOf">People in the stop's place on its day; null when unknown.</param>
    public static IReadOnlyDictionary<string, long> Shares(Convoy convoy, IEnumerable<Delivery> stops, Func<Delivery, long?> populationOf)
    {
        var handedOver = stops.Where(d => d.IsHandedOver).ToList();
        var sharing = handedOver
            .Where(d => d.PeopleReached is null && d.ReachesUnder(convoy))
            .OrderBy(d => d.Location, StringComparer.Ordinal)
            .ThenBy(d => d.Ref, StringComparer.Ordinal)
            .ToList();
        if (convoy.PeopleReached is not { } total || sharing.Count == 0)
        {
            return new Dictionary<string, long>();
        }

        var rest = Math.Max(0, total - handedOver.Sum(d => d.PeopleReached ?? 0));
        var weights = sharing.Select(populationOf).ToList();
        var known = weights.All(w => w is not null) && weights.Sum(w => w!.Value) > 0;
        var shares = LargestRemainder(rest, known ? [.. weights.Select(w => w!.Value)] : [.. weights.Select(_ => 1L)]);
        return sharing.Zip(shares).Where(p => p.Second > 0).ToDictionary(p => p.First.Ref, p => p.Second, StringComparer.Ordinal);
    }

    /// <summary>Shares in proportion to <paramref name="weights"/> that add up to <paramref name="total"/>; of equal remainders the earlier gets the unit.</summary>
    private static long[] LargestRemainder(long total, long[] weights)
    {
        var sum = weights.Aggregate(Int128.Zero, (s, w) => s + w);
        var shares = weights.Select(w => (long)((Int128)total * w / sum)).ToArray();
        var left = (int)(total - shares.Sum());
        var byRemainder = Enumerable.Range(0, weights.Length).OrderByDescending(i => (Int128)total * weights[i] % sum).ThenBy(i => i);
        foreach (var i in byRemainder.Take(left))
        {
            shares[i]++;
        }

        return shares;
    }
}
