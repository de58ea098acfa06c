using AccessTracker.Web.Reports.Paper;
using AccessTracker.Web.Shared;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>A table of the report as one that a secretary can edit: its first row is repeated on each page, and no row is torn.</summary>
internal static class DocxTable
{
    private const int PageWidth = 9_638;

    public static W.Table Of(ReportTable table)
    {
        var shown = Enumerable.Range(0, table.Columns.Count).Where(i => !table.Columns[i].IsDetail).ToList();
        var columns = shown.Select(i => new DocxColumn(HeadingOf(table.Columns[i]), ShareOf(table.Columns[i]), table.Columns[i].IsNumber)).ToList();
        return Of(table.Title, columns, table.Rows.Select(row => shown.Select(i => Cells.Read(row.Cells[i], table.Columns[i]))));
    }

    /// <summary>A table whose cells are texts already.</summary>
    public static W.Table Of(PaperTable table) =>
        Of(table.Caption, [.. table.Columns.Select(c => new DocxColumn(c.Header, c.Share, c.Kind == PaperKind.Number))], table.Rows);

    private static W.Table Of(string title, IReadOnlyList<DocxColumn> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var shares = columns.Sum(c => c.Share);
        var widths = columns.Select(c => PageWidth * c.Share / shares).ToList();
        var result = new W.Table(
            new W.TableProperties(
                new W.TableStyle { Val = DocxStyles.Table },
                new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new W.TableCaption { Val = OfficeText.Clean(title) }),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = Text(w) })));
        result.Append(new W.TableRow([
            new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()),
            .. columns.Select((column, i) => Cell(column.Heading, column, widths[i], isBold: true)),
        ]));
        foreach (var row in rows)
        {
            result.Append(new W.TableRow([
                new W.TableRowProperties(new W.CantSplit()),
                .. row.Select((cell, i) => Cell(cell, columns[i], widths[i], isBold: false)),
            ]));
        }

        return result;
    }

    private static string HeadingOf(ReportColumn column) => column.Unit.Length == 0 || column.Unit == "share" || column.Heading.Contains(column.Unit, StringComparison.OrdinalIgnoreCase)
        ? column.Heading
        : Show.With(Texts.FileUnitOf, column.Heading, column.Unit);

    private static W.TableCell Cell(string text, DocxColumn column, int width, bool isBold) => new W.TableCell(
        new W.TableCellProperties(new W.TableCellWidth { Width = Text(width), Type = W.TableWidthUnitValues.Dxa }),
        DocxText.Paragraph(text, column.IsNumber ? DocxStyles.CellNumber : DocxStyles.Cell, isBold));

    private static int ShareOf(ReportColumn column) => column switch
    {
        { Name: "definition" or "excluded" } => 30,
        { Name: "figure" or "check" or "wording" or "reason" } => 24,
        { Name: "rule" or "unit" } => 9,
        { Type: FigureType.Text } => 17,
        _ => 12,
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record DocxColumn(string Heading, int Share, bool IsNumber);
}
