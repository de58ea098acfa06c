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
        var widths = Widths([.. shown.Select(i => table.Columns[i])]);
        var result = new W.Table(
            new W.TableProperties(
                new W.TableStyle { Val = DocxStyles.Table },
                new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
                new W.TableCaption { Val = OfficeText.Clean(table.Title) }),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = Text(w) })));
        result.Append(new W.TableRow([
            new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()),
            .. shown.Select((i, place) => Cell(HeadingOf(table.Columns[i]), table.Columns[i], widths[place], isBold: true)),
        ]));
        foreach (var row in table.Rows)
        {
            result.Append(new W.TableRow([
                new W.TableRowProperties(new W.CantSplit()),
                .. shown.Select((i, place) => Cell(Cells.Read(row.Cells[i], table.Columns[i]), table.Columns[i], widths[place], isBold: false)),
            ]));
        }

        return result;
    }

    private static string HeadingOf(ReportColumn column) => column.Unit.Length == 0 || column.Unit == "share" || column.Heading.Contains(column.Unit, StringComparison.OrdinalIgnoreCase)
        ? column.Heading
        : Show.With(Texts.FileUnitOf, column.Heading, column.Unit);

    private static W.TableCell Cell(string text, ReportColumn column, int width, bool isBold) => new W.TableCell(
        new W.TableCellProperties(new W.TableCellWidth { Width = Text(width), Type = W.TableWidthUnitValues.Dxa }),
        DocxText.Paragraph(text, column.IsNumber ? DocxStyles.CellNumber : DocxStyles.Cell, isBold));

    private static List<int> Widths(IReadOnlyList<ReportColumn> columns)
    {
        var shares = columns.Select(c => c switch
        {
            { Name: "definition" or "excluded" } => 30,
            { Name: "figure" or "check" or "wording" or "reason" } => 24,
            { Name: "rule" or "unit" } => 9,
            { Type: FigureType.Text } => 17,
            _ => 12,
        }).ToList();
        return [.. shares.Select(s => PageWidth * s / shares.Sum())];
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
