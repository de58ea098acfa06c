namespace AccessTracker.Web.Components;

public static partial class Urls
{
    /// <summary>A list as a file.</summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="list">The list's address, below the operation's: <c>convoys</c>.</param>
    /// <param name="ending"><c>xlsx</c> or <c>csv</c>.</param>
    /// <param name="filter">Name and value of what is asked for; those without a value are left out.</param>
    public static string ListFile(string operation, string list, string ending, IEnumerable<(string Name, string? Value)> filter) =>
        Query($"{Overview(operation)}/{list}.{ending}", [.. filter]);

    /// <summary>The records of a kind, as <see cref="ListFile"/> calls that list.</summary>
    public static string RecordsIn(string kind) => $"records/{Segment(kind)}";
}
