using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Web;

namespace AccessTracker.Web.Components.Layout;

public sealed partial class App
{
    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    public required ThemeSheet Sheet { get; init; }

    // Static is the default: only a page that is marked opens a circuit.
    private string? DeskPage =>
        Context.GetEndpoint()?.Metadata.GetMetadata<DeskPageAttribute>() is null
            ? null
            : Context.GetEndpoint()!.Metadata.GetRequiredMetadata<ComponentTypeMetadata>().Type.FullName;

    private IComponentRenderMode? Mode => DeskPage is null ? null : RenderMode.InteractiveServer;

    private Dictionary<string, string?> Values =>
        Context.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value?.ToString());
}
