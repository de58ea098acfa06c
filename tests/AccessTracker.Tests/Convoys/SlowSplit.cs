using System.Numerics;

namespace AccessTracker.Tests.Convoys;

/// <summary>
/// Shares a total as the counting rules put it into words (section 3), with exact fractions and one person at a time: slow, and
/// nothing of it taken from the program. Small totals only.
/// </summary>
internal static class SlowSplit
{
    /// <param name="total">What is left for the stops.</param>
    /// <param name="stops">Those that share, in any order.</param>
    /// <returns>The share of each by its ref, 0 included, and what none of them could be given.</returns>
    public static (Dictionary<string, long> Shares, long Unassigned) Of(
        long total, IEnumerable<(string Location, string Ref, long? Population)> stops)
    {
        var order = stops.OrderBy(s => s.Location, StringComparer.Ordinal).ThenBy(s => s.Ref, StringComparer.Ordinal).ToList();
        var shares = order.Exists(s => s.Population is null) ? OneByOne(total, order) : InProportion(total, order);
        return (shares, order.Count == 0 ? 0 : total - shares.Values.Sum());
    }

    // Round after round each gets one, the lowest code first, but for those who are full.
    private static Dictionary<string, long> OneByOne(long total, List<(string Location, string Ref, long? Population)> order)
    {
        var shares = order.ToDictionary(s => s.Ref, _ => 0L);
        while (total > 0)
        {
            foreach (var stop in order.Where(s => s.Population is null || shares[s.Ref] < s.Population))
            {
                if (total > 0)
                {
                    shares[stop.Ref]++;
                    total--;
                }
            }
        }

        return shares;
    }

    // As many as there is room for, by exact fractions: whole parts first, then one each by the largest part that is left.
    private static Dictionary<string, long> InProportion(long total, List<(string Location, string Ref, long? Population)> order)
    {
        var all = order.Aggregate(BigInteger.Zero, (sum, s) => sum + s.Population!.Value);
        if (all.IsZero)
        {
            return order.ToDictionary(s => s.Ref, _ => 0L);
        }

        var given = BigInteger.Min(total, all);
        var shares = order.ToDictionary(s => s.Ref, s => (long)(given * s.Population!.Value / all));
        var left = given - shares.Values.Aggregate(BigInteger.Zero, (sum, share) => sum + share);
        foreach (var stop in order.OrderByDescending(s => given * s.Population!.Value % all).Take((int)left))
        {
            shares[stop.Ref]++;
        }

        return shares;
    }
}
