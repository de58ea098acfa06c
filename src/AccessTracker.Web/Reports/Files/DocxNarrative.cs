using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// The chair's words: headings, paragraphs, lists, tables, bold, italic and links of Markdown. HTML stays the text that was typed, a picture its
/// description.
/// </summary>
internal sealed class DocxNarrative(MainDocumentPart main, DocxLists lists)
{
    // Letters that a column of a table is at least, and at most, as wide as.
    private const int MostNarrow = 6;
    private const int MostWide = 40;

    public IEnumerable<OpenXmlElement> Read(string markdown) => Blocks(NarrativeMarkdown.Parse(markdown), null, null, 0).ToList();

    /// <param name="blocks">What is read.</param>
    /// <param name="style">Of its paragraphs; null: normal.</param>
    /// <param name="numbering">Of the list that it stands in; null: in none.</param>
    /// <param name="depth">How many lists it stands in.</param>
    private IEnumerable<OpenXmlElement> Blocks(ContainerBlock blocks, string? style, Func<int, W.NumberingProperties>? numbering, int depth)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    // Below the narrative's own heading.
                    yield return Paragraph(heading.Inline, heading.Level == 1 ? DocxStyles.Heading2 : DocxStyles.Heading3, null, 0);
                    break;
                case Table table:
                    yield return Rows(table);
                    yield return DocxText.Paragraph("", DocxStyles.Note);
                    break;
                case ListBlock list:
                    var numbers = list.IsOrdered ? lists.Numbered(int.TryParse(list.OrderedStart, out var start) ? start : 1) : DocxLists.Bullet;
                    foreach (var item in list.OfType<ListItemBlock>()
                        .SelectMany(item => Blocks(item, list.IsOrdered ? DocxStyles.Number : DocxStyles.Bullet, numbers, depth + 1)))
                    {
                        yield return item;
                    }

                    break;
                case QuoteBlock quote:
                    foreach (var paragraph in Blocks(quote, DocxStyles.Quote, null, depth))
                    {
                        yield return paragraph;
                    }

                    break;
                case ContainerBlock container:
                    foreach (var paragraph in Blocks(container, style, numbering, depth))
                    {
                        yield return paragraph;
                    }

                    break;
                case LeafBlock { Inline: { } inline }:
                    // Only the first paragraph of an item has its mark.
                    yield return Paragraph(inline, style, block == blocks[0] ? numbering : null, depth);
                    break;
                case LeafBlock leaf and not LinkReferenceDefinition when leaf.Lines.Count > 0:
                    yield return DocxText.Paragraph(leaf.Lines.ToString(), style);
                    break;
            }
        }
    }

    // Columns are as wide as what is longest in them, within reason.
    private W.Table Rows(Table table)
    {
        var rows = table.OfType<TableRow>()
            .Select(row => row.OfType<TableCell>().Select(cell => cell.Descendants<LeafBlock>().FirstOrDefault()?.Inline).ToList()).ToList();
        var columns = rows.Max(r => r.Count);
        return DocxTable.Of(
            "",
            [.. Enumerable.Range(0, columns)
                .Select(c => Math.Clamp(rows.Max(r => r.ElementAtOrDefault(c) is { } inline ? Plain(inline).Length : 0), MostNarrow, MostWide))],
            [
                .. rows.Select((row, r) => (IReadOnlyList<W.Paragraph>)
                [
                    .. Enumerable.Range(0, columns).Select(c => Paragraph(row.ElementAtOrDefault(c), StyleOf(table, c), null, 0, isBold: r == 0)),
                ]),
            ]);
    }

    private static string StyleOf(Table table, int column) =>
        table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment == TableColumnAlign.Right ? DocxStyles.CellNumber : DocxStyles.Cell;

    private W.Paragraph Paragraph(ContainerInline? inline, string? style, Func<int, W.NumberingProperties>? numbering, int depth, bool isBold = false)
    {
        var properties = DocxText.Properties(style, inline is not null && DocxText.IsRightToLeft(Plain(inline)));
        properties.NumberingProperties = numbering?.Invoke(depth - 1);
        var paragraph = new W.Paragraph(properties);
        paragraph.Append(inline is null ? [] : Runs(inline, isBold, false, null));
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> Runs(ContainerInline inlines, bool isBold, bool isItalic, string? style) => inlines.SelectMany(
        inline => inline switch
    {
        LiteralInline literal => DocxText.Runs(literal.Content.ToString(), isBold, isItalic, style),
        CodeInline code => DocxText.Runs(code.Content, isBold, isItalic, style),
        HtmlInline html => DocxText.Runs(html.Tag, isBold, isItalic, style),
        HtmlEntityInline entity => DocxText.Runs(entity.Transcoded.ToString(), isBold, isItalic, style),
        LineBreakInline { IsHard: true } => [new W.Run(new W.Break())],
        LineBreakInline => DocxText.Runs(" ", isBold, isItalic, style),
        EmphasisInline emphasis => Runs(emphasis, isBold || emphasis.DelimiterCount > 1, isItalic || emphasis.DelimiterCount != 2, style),
        LinkInline link when NarrativeMarkdown.AddressOf(link) is { } address => Link(address, Runs(link, isBold, isItalic, DocxStyles.Link)),
        AutolinkInline auto when NarrativeMarkdown.AddressOf(auto) is { } address =>
            Link(address, DocxText.Runs(auto.Url, isBold, isItalic, DocxStyles.Link)),
        AutolinkInline auto => DocxText.Runs(auto.Url, isBold, isItalic, style),
        ContainerInline container => Runs(container, isBold, isItalic, style),
        _ => [],
    });

    private IEnumerable<OpenXmlElement> Link(string address, IEnumerable<OpenXmlElement> runs)
    {
        var id = $"link{main.HyperlinkRelationships.Count() + 1}";
        main.AddHyperlinkRelationship(new Uri(address), isExternal: true, id);
        return [new W.Hyperlink(runs) { Id = id, History = true }];
    }

    private static string Plain(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
