namespace AccessTracker.Domain.Common;

/// <summary>Sorted arrays of which a little is replaced: what stays is copied in one go and not sorted again.</summary>
internal static class Sorted
{
    /// <summary>A new array in which the items of <paramref name="keys"/> are replaced by those of <paramref name="now"/>.</summary>
    /// <param name="items">In ordinal order of their keys.</param>
    /// <param name="key">Of an item.</param>
    /// <param name="keys">Of all that may be otherwise.</param>
    /// <param name="now">What there is of <paramref name="keys"/>, in the order of <paramref name="items"/>.</param>
    /// <exception cref="ArgumentException">One of <paramref name="now"/> has none of the keys, or they are not in order.</exception>
    public static T[] Replace<T>(T[] items, Func<T, string> key, IReadOnlySet<string> keys, IReadOnlyList<T> now)
    {
        var ranges = keys.Order(StringComparer.Ordinal).Select(k => (Key: k, Range: Range(items, key, k))).ToList();
        var result = new T[items.Length - ranges.Sum(r => r.Range.Count) + now.Count];
        var (from, to, next) = (0, 0, 0);
        foreach (var (k, range) in ranges)
        {
            to += Copy(items, from, range.Start, result, to);
            from = range.Start + range.Count;
            while (next < now.Count && key(now[next]) == k)
            {
                result[to++] = now[next++];
            }
        }

        Copy(items, from, items.Length, result, to);
        return next == now.Count ? result : throw new ArgumentException($"'{key(now[next])}' is none of the keys, or not in its place.", nameof(now));
    }

    /// <summary>A new array without <paramref name="gone"/> and with <paramref name="now"/>; all three in <paramref name="order"/>.</summary>
    /// <exception cref="ArgumentException">One of <paramref name="gone"/> is not there.</exception>
    public static T[] Replace<T>(T[] items, IReadOnlyList<T> gone, IReadOnlyList<T> now, IComparer<T> order)
    {
        var result = new T[items.Length - gone.Count + now.Count];
        var (from, to, nextGone, nextNow) = (0, 0, 0, 0);
        while (nextGone < gone.Count || nextNow < now.Count)
        {
            // What goes makes way for what comes in its place.
            var goes = nextNow == now.Count || (nextGone < gone.Count && order.Compare(gone[nextGone], now[nextNow]) <= 0);
            var item = goes ? gone[nextGone++] : now[nextNow++];
            var at = Array.BinarySearch(items, from, items.Length - from, item, order);
            if (goes && at < 0)
            {
                throw new ArgumentException($"{item} is not there.", nameof(gone));
            }

            var until = at < 0 ? ~at : at;
            to += Copy(items, from, until, result, to);
            from = goes ? until + 1 : until;
            if (!goes)
            {
                result[to++] = item;
            }
        }

        Copy(items, from, items.Length, result, to);
        return result;
    }

    /// <summary>Finds where the items of <paramref name="wanted"/> stand.</summary>
    public static (int Start, int Count) Range<T>(T[] items, Func<T, string> key, string wanted)
    {
        var start = First(items, key, k => string.CompareOrdinal(k, wanted) >= 0, 0);
        return (start, First(items, key, k => string.CompareOrdinal(k, wanted) > 0, start) - start);
    }

    private static int First<T>(T[] items, Func<T, string> key, Predicate<string> isFrom, int low)
    {
        var high = items.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isFrom(key(items[middle])) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static int Copy<T>(T[] items, int from, int until, T[] result, int to)
    {
        Array.Copy(items, from, result, to, until - from);
        return until - from;
    }
}
