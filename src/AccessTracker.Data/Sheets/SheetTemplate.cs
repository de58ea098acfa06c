using AccessTracker.Data.Bundles;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Sheets;

/// <summary>
/// An empty sheet to fill in, in English or Arabic: headings that come back known, what is needed first and with a star,
/// drop-downs of the words and the places (from a hidden sheet, which is not read), days and codes kept as such.
/// </summary>
public static class SheetTemplate
{
    private const string Options = "options";
    private const uint LastRow = 5_000;

    // Places in the styles below.
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Day = 2;
    private const uint Code = 3;

    /// <param name="places">Names as the drop-down of places offers them.</param>
    public static byte[] Write(SheetKind kind, bool inArabic, IReadOnlyList<string> places)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var table = workbook.AddNewPart<WorksheetPart>();
            var options = workbook.AddNewPart<WorksheetPart>();
            var fields = Fields(kind);
            var lists = fields.ConvertAll(f => List(f, inArabic, places));
            table.Worksheet = Table(fields, lists, inArabic);
            options.Worksheet = new X.Worksheet(Rows([.. lists.Where(l => l.Count > 0)]));
            workbook.Workbook = new X.Workbook(new X.Sheets(
                new X.Sheet { Id = workbook.GetIdOfPart(table), SheetId = 1, Name = kind.Name },
                new X.Sheet { Id = workbook.GetIdOfPart(options), SheetId = 2, Name = Options, State = X.SheetStateValues.Hidden }));
        }

        return stream.ToArray();
    }

    // Who told of an incident is for nobody's files, and what is made of the other columns need not be filled in.
    private static List<SheetField> Fields(SheetKind kind) => [.. kind.Fields
        .Where(f => !f.Column.Severe && (f == kind.Link || !kind.Derived.Contains(f)))
        .OrderByDescending(f => f == kind.Link || kind.Required.Contains(f))];

    private static IReadOnlyList<string> List(SheetField field, bool inArabic, IReadOnlyList<string> places) => field.Column switch
    {
        { Type: CellType.Word } column => [.. column.Words.Select(w => SheetWords.Offer(w, inArabic))],
        { Refers: { } kind } when kind == RecordKinds.Locations => places,
        _ => [],
    };

    private static X.Worksheet Table(List<SheetField> fields, List<IReadOnlyList<string>> lists, bool inArabic)
    {
        var columns = new X.Columns(fields.Select((f, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = 20, CustomWidth = true, Style = Style(f) }));
        var header = new X.Row(fields.Select(f => Text(f.Heading(inArabic) + (f.Column.Required && f.Table is not null ? " *" : ""), Heading))) { RowIndex = 1 };
        var pane = new X.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = X.PaneValues.BottomLeft, State = X.PaneStateValues.Frozen };
        var worksheet = new X.Worksheet(
            new X.SheetViews(new X.SheetView(pane) { WorkbookViewId = 0, RightToLeft = inArabic }),
            columns,
            new X.SheetData(header));
        var validations = new X.DataValidations();
        var list = 0;
        for (var i = 0; i < fields.Count; i++)
        {
            if (lists[i].Count > 0)
            {
                validations.Append(DropDown(CellAddress.Letters(i), CellAddress.Letters(list), lists[i].Count, isStrict: fields[i].Column.Type == CellType.Word));
                list++;
            }
        }

        if (validations.HasChildren)
        {
            worksheet.Append(validations);
        }

        return worksheet;
    }

    // A place may be new, and is asked about then; a word may not.
    private static X.DataValidation DropDown(string column, string options, int count, bool isStrict) => new(new X.Formula1($"{Options}!${options}$1:${options}${count}"))
    {
        Type = X.DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = isStrict,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}2:{column}{LastRow}" },
    };

    private static X.SheetData Rows(IReadOnlyList<IReadOnlyList<string>> lists) => new(Enumerable.Range(0, lists.Select(l => l.Count).DefaultIfEmpty(0).Max())
        .Select(row => new X.Row(lists.Select((list, column) => (list, column)).Where(p => row < p.list.Count)
            .Select(p => new X.Cell { CellReference = $"{CellAddress.Letters(p.column)}{row + 1}", DataType = X.CellValues.InlineString, InlineString = new X.InlineString(new X.Text(p.list[row])) })) { RowIndex = (uint)row + 1 }));

    private static X.Cell Text(string text, uint style) => new() { DataType = X.CellValues.InlineString, StyleIndex = style, InlineString = new X.InlineString(new X.Text(text)) };

    private static uint Style(SheetField field) => field.Column.Type switch
    {
        CellType.Day => Day,
        CellType.Key or CellType.Reference => Code,
        CellType.Text when field.Column.Name.EndsWith("pcode", StringComparison.Ordinal) => Code,
        _ => Plain,
    };

    private static X.Stylesheet Styles() => new(
        new X.NumberingFormats(new X.NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new X.Fonts(new X.Font(), new X.Font(new X.Bold())) { Count = 2 },
        new X.Fills(new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }), new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 })) { Count = 2 },
        new X.Borders(new X.Border()) { Count = 1 },
        new X.CellStyleFormats(new X.CellFormat()) { Count = 1 },
        new X.CellFormats(
            new X.CellFormat(),
            new X.CellFormat { FontId = 1, ApplyFont = true },
            new X.CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new X.CellFormat { NumberFormatId = 49, ApplyNumberFormat = true }) { Count = 4 });
}
