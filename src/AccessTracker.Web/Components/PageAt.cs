namespace AccessTracker.Web.Components;

/// <summary>
/// Which page of a list an address asks for: the one after a row, the one before a row, or the last; else the first. Rows are named
/// by what they are sorted by, so that pages neither skip nor repeat rows when others come or go.
/// </summary>
/// <param name="After">Key of a row (<see cref="ListOrder{T}.KeyOf"/>); it need not be there any more.</param>
/// <param name="Before">The same.</param>
/// <param name="IsLast">The page that ends with the last row.</param>
public readonly record struct PageAt(string? After = null, string? Before = null, bool IsLast = false)
{
    private const string LastWord = "last";

    public static readonly PageAt Last = new(IsLast: true);

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static PageAt Of(Func<string, string?> value) => new(value("after"), value("before"), value("page") == LastWord);

    /// <summary>Name and value, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("after", After), ("before", Before), ("page", IsLast ? LastWord : null)];
}
