using System.Collections;

namespace AccessTracker.Web.Search;

/// <summary>
/// A list of records that words are looked for in. It follows the records at the cost of those that changed: what is as it was is found in the
/// table that was made of it, and the others in a small one.
/// </summary>
public sealed class SearchList<T> where T : class
{
    // So many may be new or others before all of them are written down again.
    private const int LeastAnew = 2_000;
    private const int ShareAnew = 20;

    private readonly SearchTable<T> _main;
    private readonly SearchTable<T> _rest;

    // Of each record its position in the one table, or the complement of that in the other; null: all stand in the one, in order.
    private readonly int[]? _at;

    internal SearchList(IReadOnlyList<T> records, Action<T, ISearchedText> describe)
    {
        Records = records;
        (_main, _rest) = (new SearchTable<T>(records, describe), new SearchTable<T>([], describe));
    }

    private SearchList(SearchTable<T> main, SearchTable<T> rest, IReadOnlyList<T> records, int[] at) =>
        (_main, _rest, Records, _at) = (main, rest, records, at);

    /// <summary>All records in their order.</summary>
    public IReadOnlyList<T> Records { get; }

    /// <summary>The list of these records, which are described as those before.</summary>
    internal SearchList<T> With(IReadOnlyList<T> records, Action<T, ISearchedText> describe)
    {
        var (at, rest, next) = (new int[records.Count], new List<T>(), 0);
        for (var i = 0; i < at.Length; i++)
        {
            // Almost always it is the one after the one before.
            if (next < _main.Records.Length && ReferenceEquals(_main.Records[next], records[i]))
            {
                at[i] = next++;
            }
            else if (_main.PositionOf(records[i]) is { } position)
            {
                (at[i], next) = (position, position + 1);
            }
            else
            {
                at[i] = ~rest.Count;
                rest.Add(records[i]);
                if (rest.Count > Math.Max(LeastAnew, records.Count / ShareAnew))
                {
                    return new SearchList<T>(records, describe);
                }
            }
        }

        return new SearchList<T>(_main, new SearchTable<T>(rest, describe), records, at);
    }

    /// <summary>The records that may have all the words in them, the last first.</summary>
    internal IEnumerable<T> FindBackwards(IReadOnlyList<SearchWord> words)
    {
        var (main, rest) = (All(_main, words), All(_rest, words));
        for (var i = Records.Count - 1; i >= 0; i--)
        {
            var at = _at is null ? i : _at[i];
            if (at >= 0 ? main is null || main[at] : rest is null || rest[~at])
            {
                yield return Records[i];
            }
        }
    }

    // Null: no word narrows it down.
    private static BitArray? All(SearchTable<T> table, IReadOnlyList<SearchWord> words)
    {
        BitArray? found = null;
        foreach (var word in words)
        {
            found = found is null ? table.Find(word) : found.And(table.Find(word));
        }

        return found;
    }
}
