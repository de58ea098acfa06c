using System.Reflection;
using Microsoft.AspNetCore.Components;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class DeskRoot
{
    private RouteData? _route;

    /// <summary>All pages that are in their circuit as a whole (<see cref="DeskPageAttribute"/>), by their full names.</summary>
    public static IReadOnlyDictionary<string, Type> Pages { get; } =
        typeof(DeskRoot).Assembly.GetTypes().Where(t => t.GetCustomAttribute<DeskPageAttribute>() is { IsPart: false })
            .ToDictionary(t => t.FullName!);

    /// <summary>The page's key in <see cref="Pages"/>: a circuit is told words, not types.</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    /// <summary>What the address says of the page.</summary>
    [Parameter, EditorRequired]
    public required Dictionary<string, string?> Values { get; set; }

    protected override void OnParametersSet() =>
        _route ??= RecordAddress.WithKey(new RouteData(Pages[Page], Values.ToDictionary(v => v.Key, v => (object?)v.Value)));
}
