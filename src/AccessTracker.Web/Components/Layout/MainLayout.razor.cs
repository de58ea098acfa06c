using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class MainLayout
{
    private ErrorBoundary? _boundary;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    /// <summary>The operation that the page belongs to, if to one.</summary>
    private string? Operation => Route?.RouteValues.GetValueOrDefault("Operation") as string;

    // The base address is the root: a bare fragment would lead to the first page.
    private string SkipLink => $"{new Uri(Navigation.Uri).PathAndQuery}#{Urls.MainId}";

    // An error belongs to the page it happened on, not to the one gone to next.
    protected override void OnParametersSet() => _boundary?.Recover();
}
