using AccessTracker.Web.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Operations;

/// <summary>Which addresses can be kept as a view: those of the pages of one operation, with their filters.</summary>
public static class SavedViewAddress
{
    /// <summary>The longest name.</summary>
    public const int MostOfName = 80;

    // Longer than what any page's filters come to.
    private const int MostOfPath = 2000;

    // Which part of a list is shown is not what somebody looks for again.
    private static readonly string[] _ofPages = ["after", "before", "page", "saved"];

    /// <summary>The page that is looked at, with its filters and without the part of its list.</summary>
    /// <param name="here">Its whole address.</param>
    public static string Of(Uri here) => QueryHelpers.AddQueryString(
        here.AbsolutePath,
        QueryHelpers.ParseQuery(here.Query)
            .Where(p => !_ofPages.Any(name => p.Key == name || p.Key.EndsWith($"-{name}", StringComparison.Ordinal)))
            .SelectMany(p => p.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(p.Key, v))));

    /// <summary>Whether <paramref name="path"/> is an address in <paramref name="operation"/>, on this host.</summary>
    public static bool IsIn(string operation, string path) =>
        path.Length <= MostOfPath
        && Urls.Local(path) == path
        && path.StartsWith($"{Urls.Overview(operation)}/", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && Uri.TryCreate(new Uri("http://localhost"), path, out var whole)
        && whole.PathAndQuery == path;

    /// <summary>Whether a view is of the page at <paramref name="here"/>, with whichever filters.</summary>
    public static bool IsOf(Uri here, string path) => path.Split('?')[0] == here.AbsolutePath;
}
