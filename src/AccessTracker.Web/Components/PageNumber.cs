using AccessTracker.Domain.Common;

namespace AccessTracker.Web.Components;

/// <summary>Which page an address asks for of a list whose pages are numbered, from 1 on.</summary>
public static class PageNumber
{
    // So many pages no list has; it also keeps the number of rows to skip within bounds.
    private const int Last = 100_000;

    /// <summary>The first, where the word is no number of a page.</summary>
    public static int Of(string? asked) => Numeral.Count(asked) is { } page ? Math.Clamp(page, 1, Last) : 1;
}
