namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>Where a view is kept.</summary>
    public static string SavedViews(string operation) => $"{Overview(operation)}/views";

    /// <summary>Where a view is removed.</summary>
    public static string RemoveSavedView(string operation) => $"{SavedViews(operation)}/remove";
}
