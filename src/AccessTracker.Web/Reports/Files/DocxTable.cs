using AccessTracker.Web.Reports.Tables;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>A table of the report as one that a secretary can edit: its first row is repeated on each page, and no row is torn.</summary>
internal static class DocxTable
{
    private const int PageWidth = 9_638;

    /// <param name="table">What it holds.</param>
    /// <param name="isSmall">In small letters.</param>
    public static W.Table Of(ReadTable table, bool isSmall = false) => Of(
        table.Caption,
        [.. table.Columns.Select(c => c.Share)],
        [
            [.. table.Columns.Select(c => Text(c.Header, c, isBold: true, isSmall))],
            .. table.Rows.Select(row =>
                (IReadOnlyList<W.Paragraph>)[.. row.Zip(table.Columns).Select(p => Text(p.First.Whole, p.Second, isBold: false, isSmall))]),
        ]);

    /// <summary>A table of paragraphs.</summary>
    /// <param name="caption">What it holds, for who does not see it.</param>
    /// <param name="shares">How much of the width each column gets, against the others.</param>
    /// <param name="rows">The first one is its head; each has a paragraph for each column.</param>
    public static W.Table Of(string caption, IReadOnlyList<int> shares, IReadOnlyList<IReadOnlyList<W.Paragraph>> rows)
    {
        var widths = shares.Select(share => Number(PageWidth * share / shares.Sum())).ToList();
        var table = new W.Table(
            new W.TableProperties([
                new W.TableStyle { Val = DocxStyles.Table },

                // The first column stands where reading begins.
                .. DocxText.IsAllRightToLeft ? [new W.BiDiVisual()] : Array.Empty<W.BiDiVisual>(),
                new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true,
                    NoVerticalBand = true },
                new W.TableCaption { Val = OfficeText.Clean(caption) },
            ]),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = w })));
        table.Append(rows.Select((row, i) => new W.TableRow([
            i == 0 ? new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()) : new W.TableRowProperties(new W.CantSplit()),
            .. row.Select((cell, column) =>
                new W.TableCell(new W.TableCellProperties(new W.TableCellWidth { Width = widths[column], Type = W.TableWidthUnitValues.Dxa }), cell)),
        ])));
        return table;
    }

    private static W.Paragraph Text(string text, ReadColumn column, bool isBold, bool isSmall) => DocxText.Paragraph(
        text,
        (column.Kind == ReadKind.Number, isSmall) switch
        {
            (true, true) => DocxStyles.SmallCellNumber,
            (true, false) => DocxStyles.CellNumber,
            (false, true) => DocxStyles.SmallCell,
            (false, false) => DocxStyles.Cell,
        },
        isBold);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
