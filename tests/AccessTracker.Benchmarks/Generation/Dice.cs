namespace AccessTracker.Benchmarks.Generation;

/// <summary>Numbers that are told by the seed alone, on every machine and version of the runtime (SplitMix64).</summary>
internal sealed class Dice(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From 0 to <paramref name="end"/>, without it.</summary>
    public int Below(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From 0 to 1, without it.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Share(double least, double most) => least + ((most - least) * Share());

    public bool Chance(double probability) => Share() < probability;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of <paramref name="items"/>, each as often as its weight says.</summary>
    public T Of<T>(IReadOnlyList<(T Item, int Weight)> items)
    {
        var at = Below(items.Sum(i => i.Weight));
        foreach (var (item, weight) in items)
        {
            if ((at -= weight) < 0)
            {
                return item;
            }
        }

        throw new ArgumentException("No item has a weight.", nameof(items));
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
