namespace AccessTracker.Domain.Common;

/// <summary>Adds up figures that may be unknown, which is never 0 (report.md, <em>Unknown is null</em>).</summary>
public static class KnownSum
{
    /// <summary>Returns the sum of the known figures: 0 when there is nothing to sum, null when there is and none of it is known.</summary>
    public static long? SumKnown<T>(this IEnumerable<T> items, Func<T, long?> figure)
    {
        var (sum, isEmpty) = (default(long?), true);
        foreach (var item in items)
        {
            isEmpty = false;
            sum = figure(item) is { } known ? checked((sum ?? 0) + known) : sum;
        }

        return isEmpty ? 0 : sum;
    }

    /// <summary>Returns the same of figures with decimals.</summary>
    public static decimal? SumKnown<T>(this IEnumerable<T> items, Func<T, decimal?> figure)
    {
        var (sum, isEmpty) = (default(decimal?), true);
        foreach (var item in items)
        {
            isEmpty = false;
            sum = figure(item) is { } known ? (sum ?? 0) + known : sum;
        }

        return isEmpty ? 0 : sum;
    }
}
