using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AccessTracker.Web.Components.Svg;

/// <summary>Writes a drawing into a page, element by element: what is text stays text.</summary>
public sealed class SvgDrawing : ComponentBase
{
    [Parameter, EditorRequired]
    public required XElement Svg { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Write(builder, Svg);

    private static void Write(RenderTreeBuilder builder, XElement element)
    {
        // Each element in a region of its own, where numbers may begin anew.
        builder.OpenElement(0, element.Name.LocalName);
        builder.AddMultipleAttributes(
            1, element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => KeyValuePair.Create(a.Name.LocalName, (object)a.Value)));
        foreach (var node in element.Nodes())
        {
            builder.OpenRegion(2);
            if (node is XElement child)
            {
                Write(builder, child);
            }
            else if (node is XText text)
            {
                builder.AddContent(0, text.Value);
            }

            builder.CloseRegion();
        }

        builder.CloseElement();
    }
}
