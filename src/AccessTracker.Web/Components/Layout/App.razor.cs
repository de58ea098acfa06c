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
    private DeskPageAttribute? Desk => Context.GetEndpoint()?.Metadata.GetMetadata<DeskPageAttribute>();

    // The page that is in its circuit as a whole; null: none of it is, or a part.
    private string? DeskPage => Desk is null or { IsPart: true }
        ? null
        : Context.GetEndpoint()!.Metadata.GetRequiredMetadata<ComponentTypeMetadata>().Type.FullName;

    private IComponentRenderMode? Mode => DeskPage is null ? null : RenderMode.InteractiveServer;

    private Dictionary<string, string?> Values =>
        Context.Request.RouteValues.ToDictionary(v => v.Key, v => v.Value?.ToString());
}
