using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class MainLayout
{
    /// <summary>
    /// The header with which a form asks for the content of a page alone: it shows the answer to what it sent, and has the rest already.
    /// </summary>
    public const string PartHeader = "X-Part";

    private ErrorBoundary? _boundary;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private bool IsPart => Context?.Request.Headers[PartHeader].ToString() == "main";

    /// <summary>The operation that the page belongs to, if to one.</summary>
    private string? Operation => Route?.RouteValues.GetValueOrDefault("Operation") as string;

    // The base address is the root: a bare fragment would lead to the first page.
    private string SkipLink => $"{new Uri(Navigation.Uri).PathAndQuery}#{Urls.MainId}";

    // An error belongs to the page it happened on, not to the one gone to next.
    protected override void OnParametersSet() => _boundary?.Recover();
}
