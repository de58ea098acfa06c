using System.Globalization;
using Markdig.Extensions.Tables;
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

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Blocks(builder, NarrativeMarkdown.Parse(Markdown), isTop: true);

    private static void Blocks(RenderTreeBuilder builder, ContainerBlock container, bool isTop = false)
    {
        foreach (var block in container)
        {
            Show(builder, block, isTop ? "auto" : null);
        }
    }

    // A block finds its direction by the first word in it; what is within follows, so that a list's signs stand on its side.
    private static void Show(RenderTreeBuilder builder, Block block, string? direction)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var level = Math.Min(heading.Level + HeadingsBelow, LowestHeading);
                Leaf(builder, string.Create(CultureInfo.InvariantCulture, $"h{level}"), heading, direction);
                break;
            case ParagraphBlock paragraph:
                Leaf(builder, "p", paragraph, direction);
                break;
            case QuoteBlock quote:
                Container(builder, "blockquote", quote, direction);
                break;
            case ListBlock list:
                builder.OpenElement(0, list.IsOrdered ? "ol" : "ul");
                builder.AddAttribute(1, "dir", direction);
                if (list.IsOrdered && list.OrderedStart is { } start and not "1")
                {
                    builder.AddAttribute(2, "start", start);
                }

                Blocks(builder, list);
                builder.CloseElement();
                break;
            case Table table:
                Rows(builder, table, direction);
                break;
            case ListItemBlock item:
                Container(builder, "li", item, direction);
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
                Leaf(builder, "p", leaf, direction);
                break;
            case ContainerBlock other:
                Blocks(builder, other);
                break;
        }
    }

    private static void Rows(RenderTreeBuilder builder, Table table, string? direction)
    {
        builder.OpenElement(0, "table");
        builder.AddAttribute(1, "dir", direction);
        builder.AddAttribute(2, "class", "words");
        foreach (var row in table.OfType<TableRow>())
        {
            builder.OpenElement(3, "tr");
            foreach (var (cell, column) in row.OfType<TableCell>().Select((c, i) => (c, i)))
            {
                builder.OpenElement(4, row.IsHeader ? "th" : "td");
                builder.AddAttribute(5, "scope", row.IsHeader ? "col" : null);
                builder.AddAttribute(
                    6, "class", table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment == TableColumnAlign.Right ? "number" : null);
                foreach (var text in cell.Descendants<LeafBlock>())
                {
                    Inlines(builder, text.Inline);
                }

                builder.CloseElement();
            }

            builder.CloseElement();
        }

        builder.CloseElement();
    }

    private static void Container(RenderTreeBuilder builder, string element, ContainerBlock block, string? direction)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "dir", direction);
        Blocks(builder, block);
        builder.CloseElement();
    }

    private static void Leaf(RenderTreeBuilder builder, string element, LeafBlock block, string? direction)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "dir", direction);
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
