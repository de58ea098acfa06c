namespace AccessTracker.Web.Components;

/// <summary>Where a page lies in its list.</summary>
/// <param name="First">The place of its first row in the list, from 1; 0 when the list is empty.</param>
/// <param name="Count">How many rows it has.</param>
/// <param name="Total">How many the list has: counted.</param>
/// <param name="Previous">Null: this is where the list begins.</param>
/// <param name="Next">Null: this is where it ends.</param>
public record ListPage(int First, int Count, int Total, PageAt? Previous, PageAt? Next);

/// <summary>One page of a list.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int First, int Total, PageAt? Previous, PageAt? Next)
    : ListPage(First, Rows.Count, Total, Previous, Next)
{
    public static readonly ListPage<T> Empty = new([], 0, 0, null, null);
}
