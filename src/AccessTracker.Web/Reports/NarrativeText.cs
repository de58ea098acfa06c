using System.Globalization;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AccessTracker.Web.Reports;

/// <summary>Shows a narrative. Elements and texts are built one by one, so that nothing that was typed can become markup.</summary>
public sealed class NarrativeText : ComponentBase
{
    // The narrative stands under a heading of the second level.
    private const int HeadingsBelow = 2;
    private const int LowestHeading = 6;

    /// <summary>As written.</summary>
    [Parameter, EditorRequired]
    public required string Markdown { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Blocks(builder, NarrativeMarkdown.Parse(Markdown));

    private static void Blocks(RenderTreeBuilder builder, ContainerBlock container)
    {
        foreach (var block in container)
        {
            Show(builder, block);
        }
    }

    private static void Show(RenderTreeBuilder builder, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Math.Min(heading.Level + HeadingsBelow, LowestHeading);
                Leaf(builder, string.Create(CultureInfo.InvariantCulture, $"h{level}"), heading);
                break;
            case ParagraphBlock paragraph:
                Leaf(builder, "p", paragraph);
                break;
            case QuoteBlock quote:
                Container(builder, "blockquote", quote);
                break;
            case ListBlock list:
                builder.OpenElement(0, list.IsOrdered ? "ol" : "ul");
                builder.AddAttribute(1, "dir", "auto");
                if (list.IsOrdered && list.OrderedStart is { } start and not "1")
                {
                    builder.AddAttribute(2, "start", start);
                }

                Blocks(builder, list);
                builder.CloseElement();
                break;
            case ListItemBlock item:
                Container(builder, "li", item);
                break;
            case CodeBlock code:
                builder.OpenElement(0, "pre");
                builder.AddContent(1, code.Lines.ToString());
                builder.CloseElement();
                break;
            case ThematicBreakBlock:
                builder.OpenElement(0, "hr");
                builder.CloseElement();
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case LeafBlock leaf:
                Leaf(builder, "p", leaf);
                break;
            case ContainerBlock other:
                Blocks(builder, other);
                break;
        }
    }

    private static void Container(RenderTreeBuilder builder, string element, ContainerBlock block)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "dir", "auto");
        Blocks(builder, block);
        builder.CloseElement();
    }

    private static void Leaf(RenderTreeBuilder builder, string element, LeafBlock block)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "dir", "auto");
        Inlines(builder, block.Inline);
        builder.CloseElement();
    }

    private static void Inlines(RenderTreeBuilder builder, ContainerInline? container)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            Show(builder, inline);
        }
    }

    private static void Show(RenderTreeBuilder builder, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                builder.AddContent(0, literal.Content.ToString());
                break;
            case CodeInline code:
                builder.OpenElement(0, "code");
                builder.AddContent(1, code.Content);
                builder.CloseElement();
                break;
            case HtmlEntityInline entity:
                builder.AddContent(0, entity.Transcoded.ToString());
                break;
            case LineBreakInline { IsHard: true }:
                builder.OpenElement(0, "br");
                builder.CloseElement();
                break;
            case LineBreakInline:
                builder.AddContent(0, "\n");
                break;
            case EmphasisInline emphasis:
                builder.OpenElement(0, emphasis.DelimiterCount >= 2 ? "strong" : "em");
                Inlines(builder, emphasis);
                builder.CloseElement();
                break;
            case AutolinkInline link:
                Link(builder, NarrativeMarkdown.AddressOf(link), b => b.AddContent(0, link.Url));
                break;
            case LinkInline link:
                Link(builder, NarrativeMarkdown.AddressOf(link), b => Inlines(b, link));
                break;
            case ContainerInline other:
                Inlines(builder, other);
                break;
        }
    }

    private static void Link(RenderTreeBuilder builder, string? address, Action<RenderTreeBuilder> text)
    {
        if (address is null)
        {
            text(builder);
            return;
        }

        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", address);
        builder.AddAttribute(2, "rel", "noopener noreferrer");
        text(builder);
        builder.CloseElement();
    }
}
