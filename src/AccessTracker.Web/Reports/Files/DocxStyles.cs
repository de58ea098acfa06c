using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The styles of the document, so that whoever edits it changes a style and not a hundred paragraphs.</summary>
internal static class DocxStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Heading1 = "Heading1";
    public const string Heading2 = "Heading2";
    public const string Heading3 = "Heading3";
    public const string Bullet = "ListBullet";
    public const string Number = "ListNumber";
    public const string Quote = "Quote";
    public const string Cell = "TableText";
    public const string CellNumber = "TableNumber";
    public const string Draft = "DraftNotice";
    public const string Note = "Note";
    public const string Definition = "Definition";
    public const string SmallTitle = "SmallTitle";
    public const string SmallHeading = "SmallHeading";
    public const string Small = "SmallText";
    public const string SmallCell = "SmallTableText";
    public const string SmallCellNumber = "SmallTableNumber";
    public const string Header = "Header";
    public const string Footer = "Footer";
    public const string Table = "ReportTable";
    public const string Link = "Hyperlink";

    private const string Ink = "1F2A33";

    public static W.Styles All() => new(
        new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
                new W.RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" },
                new W.Color { Val = Ink },
                new W.FontSize { Val = "20" },
                new W.FontSizeComplexScript { Val = "22" },
                new W.Languages { Val = OfficeText.Language, Bidi = "ar-SY" })),
            new W.ParagraphPropertiesDefault(
                new W.ParagraphPropertiesBaseStyle
                {
                    // What is written into the document later runs from the right as well.
                    BiDi = DocxText.IsAllRightToLeft ? new W.BiDi() : null,
                    SpacingBetweenLines = new W.SpacingBetweenLines { After = "120", Line = "264", LineRule = W.LineSpacingRuleValues.Auto },
                })),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Paragraph(Title, "Title", 36, isBold: true, after: 60, outline: null),
        Paragraph(Subtitle, "Subtitle", 20, after: 60),
        Paragraph(Heading1, "heading 1", 28, isBold: true, before: 320, after: 100, outline: 0),
        Paragraph(Heading2, "heading 2", 23, isBold: true, before: 220, after: 80, outline: 1),
        Paragraph(Heading3, "heading 3", 20, isBold: true, before: 160, after: 60, outline: 2),
        Paragraph(Bullet, "List Bullet", null, after: 60),
        Paragraph(Number, "List Number", null, after: 60),
        Paragraph(Quote, "Quote", null, isItalic: true, indent: 360),
        Paragraph(Cell, "Table Text", 17, after: 0),
        Paragraph(CellNumber, "Table Number", 17, after: 0, alignment: W.JustificationValues.End),
        Paragraph(Draft, "Draft Notice", 22, isBold: true, color: "A11D1D", after: 120),
        Paragraph(Note, "Note", 17, before: 60),
        Paragraph(Definition, "Definition", 15, after: 40),
        Paragraph(SmallTitle, "Small Title", 28, isBold: true, after: 40, isClose: true),
        Paragraph(SmallHeading, "Small Heading", 21, isBold: true, before: 140, after: 40, outline: 0, isClose: true),
        Paragraph(Small, "Small Text", 18, after: 40, isClose: true),
        Paragraph(SmallCell, "Small Table Text", 15, after: 0, isClose: true),
        Paragraph(SmallCellNumber, "Small Table Number", 15, after: 0, alignment: W.JustificationValues.End, isClose: true),
        Paragraph(Header, "header", 16, after: 0),
        Paragraph(Footer, "footer", 16, after: 0),
        new W.Style(
            new W.StyleName { Val = "Hyperlink" },
            new W.StyleRunProperties(new W.Color { Val = "1A5276" }, new W.Underline { Val = W.UnderlineValues.Single })) { Type =
                W.StyleValues.Character, StyleId = Link },
        TableStyle());

    private static W.Style Paragraph(
        string id, string name, int? size, bool isDefault = false, bool isBold = false, bool isItalic = false, int? before = null, int? after = null,
            int? outline = null,
        int? indent = null, string? color = null, W.JustificationValues? alignment = null, bool isClose = false)
    {
        var paragraph = new W.StyleParagraphProperties
        {
            KeepNext = outline is null ? null : new W.KeepNext(),
            SpacingBetweenLines = before is null && after is null ? null : isClose
                ? new W.SpacingBetweenLines { Before = Text(before), After = Text(after), Line = "240", LineRule = W.LineSpacingRuleValues.Auto }
                : new W.SpacingBetweenLines { Before = Text(before), After = Text(after) },
            Indentation = indent is null ? null : new W.Indentation { Start = Text(indent) },
            Justification = alignment is { } side ? new W.Justification { Val = side } : null,
            OutlineLevel = outline is { } level ? new W.OutlineLevel { Val = level } : null,
        };
        var run = new W.StyleRunProperties
        {
            Bold = isBold ? new W.Bold() : null,
            BoldComplexScript = isBold ? new W.BoldComplexScript() : null,
            Italic = isItalic ? new W.Italic() : null,
            ItalicComplexScript = isItalic ? new W.ItalicComplexScript() : null,
            Color = color is null ? null : new W.Color { Val = color },
            FontSize = size is null ? null : new W.FontSize { Val = Text(size) },
            FontSizeComplexScript = size is null ? null : new W.FontSizeComplexScript { Val = Text(size + 2) },
        };
        return new W.Style
        {
            Type = W.StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
            StyleName = new W.StyleName { Val = name },
            BasedOn = isDefault ? null : new W.BasedOn { Val = "Normal" },
            PrimaryStyle = new W.PrimaryStyle(),
            StyleParagraphProperties = paragraph.HasChildren ? paragraph : null,
            StyleRunProperties = run.HasChildren ? run : null,
        };
    }

    private static W.Style TableStyle() => new(
        new W.StyleName { Val = "Report Table" },
        new W.PrimaryStyle(),
        new W.StyleTableProperties(
            new W.TableBorders(
                new W.TopBorder { Val = W.BorderValues.Single, Size = 6, Color = "6B7780" },
                new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Color = "6B7780" },
                new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 4, Color = "C9D1D6" }),
            new W.TableCellMarginDefault(
                new W.TopMargin { Width = "40", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellLeftMargin { Width = 70, Type = W.TableWidthValues.Dxa },
                new W.BottomMargin { Width = "40", Type = W.TableWidthUnitValues.Dxa },
                new W.TableCellRightMargin { Width = 70, Type = W.TableWidthValues.Dxa })),
        new W.TableStyleProperties(
            new W.RunPropertiesBaseStyle(new W.Bold(), new W.BoldComplexScript()),
            new W.TableStyleConditionalFormattingTableCellProperties(
                new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = "E3E9EE" }))
        { Type = W.TableStyleOverrideValues.FirstRow }) { Type = W.StyleValues.Table, StyleId = Table };

    private static StringValue? Text(int? number) =>
        number is { } n ? new StringValue(n.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
}
