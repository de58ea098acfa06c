using AccessTracker.Data.Records;

namespace AccessTracker.Web.Components;

/// <summary>What a list is sorted by, so that a page of it can be found from the key of a row, which need not be there any more.</summary>
/// <param name="columns">No two rows are alike in all of them.</param>
public sealed class ListOrder<T>(params IReadOnlyList<ListColumn<T>> columns)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The row's key, as an address has it.</summary>
    public string KeyOf(T row) => RecordAddress.Of(string.Join(RecordKey.Separator, columns.Select(c => c.Text(row))));

    /// <summary>Below 0: <paramref name="a"/> comes first.</summary>
    public int Compare(T a, T b) => Compare(a, [.. columns.Select(c => c.Text(b))]);

    /// <summary>The page that is asked for, or the nearest there is.</summary>
    /// <param name="rows">In this order.</param>
    /// <param name="at">Which page. A key that this order never wrote asks for the first.</param>
    /// <param name="isShown">Which of the rows the list is made of; null: all of them.</param>
    public ListPage<T> Page(IReadOnlyList<T> rows, PageAt at, Func<T, bool>? isShown = null)
    {
        var isBackwards = at.IsLast || (at.Before is not null && at.After is null);
        var border = at.IsLast ? rows.Count : Border(rows, at.After ?? at.Before, isAfter: !isBackwards);
        var (shown, before, total) = isShown is null
            ? (Cut(rows, border, isBackwards), border, rows.Count)
            : Filtered(rows, border, isBackwards, isShown);
        if (shown.Count == 0 && total > 0)
        {
            return Page(rows, isBackwards ? default : PageAt.Last, isShown);
        }

        var first = isBackwards ? before - shown.Count + 1 : before + 1;
        return shown.Count == 0 ? ListPage<T>.Empty : new ListPage<T>(
            shown,
            first,
            total,
            first > 1 ? new PageAt(Before: KeyOf(shown[0])) : null,
            first + shown.Count - 1 < total ? new PageAt(After: KeyOf(shown[^1])) : null);
    }

    private static List<T> Cut(IReadOnlyList<T> rows, int border, bool isBackwards)
    {
        var (from, to) = isBackwards ? (Math.Max(0, border - PageSize), border) : (border, Math.Min(rows.Count, border + PageSize));
        var cut = new List<T>(to - from);
        for (var i = from; i < to; i++)
        {
            cut.Add(rows[i]);
        }

        return cut;
    }

    // One pass over all rows, which are counted and not kept.
    private static (IReadOnlyList<T> Shown, int Before, int Total) Filtered(
        IReadOnlyList<T> rows, int border, bool isBackwards, Func<T, bool> isShown)
    {
        var (before, total) = (0, 0);
        var page = new Queue<T>(PageSize + 1);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!isShown(row))
            {
                continue;
            }

            total++;
            before += i < border ? 1 : 0;
            if (isBackwards ? i < border : i >= border && page.Count < PageSize)
            {
                page.Enqueue(row);
                if (page.Count > PageSize)
                {
                    page.Dequeue();
                }
            }
        }

        return ([.. page], before, total);
    }

    // Where the first row after the key stands, or the first that is not before it.
    private int Border(IReadOnlyList<T> rows, string? key, bool isAfter)
    {
        if (key is null || RecordAddress.KeyOf(key).Split(RecordKey.Separator) is var texts && texts.Length != columns.Count)
        {
            return 0;
        }

        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var compared = Compare(rows[middle], texts);
            (low, high) = compared > 0 || (!isAfter && compared == 0) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private int Compare(T row, string[] texts)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Compare(columns[i].Text(row), texts[i]) is var compared && compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }
}
