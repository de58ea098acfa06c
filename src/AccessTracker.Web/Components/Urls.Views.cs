namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>Where a view is kept.</summary>
    public static string SavedViews(string operation) => $"{Overview(operation)}/views";

    /// <summary>The board at a desk: it follows the records.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string UnreachedLive(string operation, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Unreached(operation)}/live", [.. filter]);

    /// <summary>The same places one after another, for a meeting.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="place">Code of the one that is shown; null: the first.</param>
    /// <param name="filter">As of the board.</param>
    public static string UnreachedMeeting(string operation, string? place, params IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Unreached(operation)}/meeting", [("place", place), .. filter]);

    /// <summary>Where a view is removed.</summary>
    public static string RemoveSavedView(string operation) => $"{SavedViews(operation)}/remove";
}
