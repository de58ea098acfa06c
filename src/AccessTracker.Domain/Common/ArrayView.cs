using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AccessTracker.Domain.Common;

/// <summary>One part of each item of an array, as a list that takes no memory of its own.</summary>
internal sealed class ArrayView<TItem, T>(TItem[] items, Func<TItem, T> part) : IReadOnlyList<T>
{
    public int Count => items.Length;

    public T this[int index] => part(items[index]);

    public IEnumerator<T> GetEnumerator() => items.Select(part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The same by key, where the array is in ordinal order of the keys and each is there once.</summary>
internal sealed class SortedView<TItem, T>(TItem[] items, Func<TItem, string> key, Func<TItem, T> part) : IReadOnlyDictionary<string, T>
{
    public int Count => items.Length;

    public IEnumerable<string> Keys => items.Select(key);

    public IEnumerable<T> Values => items.Select(part);

    public T this[string wanted] => TryGetValue(wanted, out var value) ? value : throw new KeyNotFoundException($"There is no '{wanted}'.");

    public bool ContainsKey(string wanted) => TryGetValue(wanted, out _);

    public bool TryGetValue(string wanted, [MaybeNullWhen(false)] out T value)
    {
        var (start, count) = Sorted.Range(items, key, wanted);
        value = count > 0 ? part(items[start]) : default;
        return count > 0;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => items.Select(i => KeyValuePair.Create(key(i), part(i))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
