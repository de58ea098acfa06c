using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Reads workbooks with the library alone: it knows nothing of how the program reads them.</summary>
internal static class Workbooks
{
    public static IReadOnlyList<string> Names(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return [.. document.WorkbookPart!.Workbook!.Descendants<X.Sheet>().Select(s => s.Name!.Value!)];
    }

    /// <summary>
    /// The rows of a sheet, all of one length: texts, numbers, days, yes or no, and null where there is nothing. Without a name the first sheet.
    /// </summary>
    public static List<object?[]> Rows(byte[] workbook, string? name = null)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook!.Descendants<X.Sheet>().First(s => name is null || s.Name == name);
        var rows = ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<X.Row>().ToList();
        var width = rows.SelectMany(r => r.Elements<X.Cell>()).Select(ColumnOf).DefaultIfEmpty(-1).Max() + 1;
        return rows.ConvertAll(row =>
        {
            var cells = new object?[width];
            foreach (var cell in row.Elements<X.Cell>())
            {
                cells[ColumnOf(cell)] = Value(book, cell);
            }

            return cells;
        });
    }

    private static int ColumnOf(X.Cell cell) =>
        cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    private static object? Value(WorkbookPart book, X.Cell cell)
    {
        if (cell.DataType is { } type)
        {
            return type.Value == X.CellValues.Boolean ? cell.CellValue!.Text == "1" : cell.InnerText;
        }

        if (cell.CellValue is null)
        {
            return null;
        }

        var number = double.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture);
        var styles = book.WorkbookStylesPart!.Stylesheet!;
        var format = styles.CellFormats!.Elements<X.CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0)).NumberFormatId?.Value ?? 0;
        var code = styles.NumberingFormats?.Elements<X.NumberingFormat>().FirstOrDefault(f => f.NumberFormatId! == format)?.FormatCode?.Value;
        return code == "yyyy-mm-dd" ? DateTime.FromOADate(number) : number;
    }
}
