using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Components.Grids;

/// <summary>A column of a desk's grid, and of the plain table that stands in for it.</summary>
/// <param name="Name">By which it is sorted, hidden and remembered; never shown.</param>
/// <param name="Title">Its heading, in the reader's language.</param>
/// <param name="Cell">What it shows of a row.</param>
public sealed record DeskColumn<T>(string Name, string Title, RenderFragment<T> Cell)
{
    public bool IsSortable { get; init; } = true;

    /// <summary>The column cannot be hidden: it says what the row is of.</summary>
    public bool IsHead { get; init; }

    /// <summary>Classes of its cells and its heading, such as <c>number</c>.</summary>
    public string? Class { get; init; }
}
