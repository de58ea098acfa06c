using AccessTracker.Web.Edge;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace AccessTracker.Web.Shared;

public sealed partial class App
{
    private static readonly string _mudBlazorVersion = typeof(MudThemeProvider).Assembly.GetName().Version!.ToString(3);

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    public required ThemeSheet Sheet { get; init; }

    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    // Not through Assets: the fingerprinted address of a package's file is served without compression, 600 KiB instead of 42.
    private static string MudBlazorFile(string file) => $"_content/MudBlazor/{file}?v={_mudBlazorVersion}";
}
