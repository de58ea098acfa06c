using System.Collections.Concurrent;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Remembers what short texts mean, for the same ones are asked about for each row above a table and each kind of sheet.</summary>
internal sealed class BoundedCache<TKey, TValue>(int most) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _known = new();

    /// <param name="text">Of the key; a long one is not held on to.</param>
    public TValue Of(TKey key, string text, Func<TValue> make)
    {
        const int longest = 200;
        if (text.Length > longest)
        {
            return make();
        }

        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_known.Count >= most)
        {
            _known.Clear();
        }

        return _known[key] = make();
    }
}
