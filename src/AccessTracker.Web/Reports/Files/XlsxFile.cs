using AccessTracker.Data.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Reports.Tables;
using AccessTracker.Web.Shared;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// A report as a workbook: a sheet for each table, under one heading row that stays, with numbers that are numbers and days that are
/// days; in front the sheets with their rows, and what tells one report from another.
/// </summary>
internal static class XlsxFile
{
    // Of what a sheet is longer than, nobody reads the end; and what a cell can hold.
    private const int MostLetters = 32_767;

    public static byte[] Write(ReportDocument document, IReadOnlyList<ReportTable> tables) => Write(
        Show.With(Texts.FileTitle, document.Content.Operation.Name, document.Header.Number),
        document.Header.PublishedAt ?? document.Header.ComputedAt,
        document.Content.Operation.Name,
        document.Header,
        ReportTables.Facts(document),
        [.. tables.Where(t => t.Id != "report")]);

    /// <summary>Any tables as a workbook.</summary>
    /// <param name="title">Of the file.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="operation">Name of the operation that it is about.</param>
    /// <param name="header">Of the report that it is of; null: of none.</param>
    /// <param name="facts">What is said of all of them, in front.</param>
    /// <param name="shown">At least one.</param>
    public static byte[] Write(string title, DateTimeOffset at, string operation, ReportHeader? header, IReadOnlyList<(string Label, ReportCell Cell)> facts, IReadOnlyList<ReportTable> shown)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            package.ChangeIdOfPart(workbook, "workbook");
            var properties = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(properties, "properties");
            OfficeText.Describe(properties, title, at, operation, header);
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.All();
            var sheets = new X.Sheets(Sheet(1, Texts.FileContents));
            workbook.AddNewPart<WorksheetPart>("sheet1").Worksheet = Contents(facts, shown);
            for (var i = 0; i < shown.Count; i++)
            {
                var number = (uint)i + 2;
                sheets.Append(Sheet(number, NameOf(shown[i])));
                workbook.AddNewPart<WorksheetPart>($"sheet{number}").Worksheet = Table(shown[i]);
            }

            workbook.Workbook = new X.Workbook(sheets);
        }

        return StableZip.Rewrite(stream);
    }

    /// <summary>The name of a table's sheet.</summary>
    public static string NameOf(ReportTable table) => char.ToUpperInvariant(table.Id[0]) + table.Id[1..].Replace('_', ' ');

    private static X.Sheet Sheet(uint number, string name) => new() { Id = $"sheet{number}", SheetId = number, Name = name };

    private static X.Worksheet Contents(IReadOnlyList<(string Label, ReportCell Cell)> facts, IReadOnlyList<ReportTable> tables)
    {
        var rows = new X.SheetData();
        var number = 0u;
        var links = new X.Hyperlinks();
        Add(Text(Texts.FileSheet, XlsxStyles.Heading), Text(Texts.FileSection, XlsxStyles.Heading), Text(Texts.FileTable, XlsxStyles.Heading), Text(Texts.FileRows, XlsxStyles.Heading));
        foreach (var table in tables)
        {
            Add(Text(NameOf(table), XlsxStyles.Link), Text(table.Section), Text(table.Title), Number(table.Rows.Count, XlsxStyles.Count));
            links.Append(new X.Hyperlink { Reference = $"A{number}", Location = $"'{NameOf(table)}'!A1" });
        }

        Add();
        foreach (var (label, cell) in facts)
        {
            Add(Text(label, XlsxStyles.Heading), Of(cell, new ReportColumn("", "", FigureType.Count, "")));
        }

        return new X.Worksheet(OnePageWide(), Frozen(), Columns([34, 30, 60, 10]), rows, links, Landscape());

        void Add(params X.Cell[] cells) => rows.Append(Row(++number, cells));
    }

    private static X.Worksheet Table(ReportTable table)
    {
        var rows = new X.SheetData(Row(1, [.. table.Columns.Select(c => Text(c.HeadingAndUnit, XlsxStyles.Heading))]));
        for (var i = 0; i < table.Rows.Count; i++)
        {
            rows.Append(Row((uint)i + 2, [.. table.Rows[i].Cells.Zip(table.Columns).Select(p => Of(p.First, p.Second))]));
        }

        var worksheet = new X.Worksheet(OnePageWide(), Frozen(), Columns([.. table.Columns.Select(WidthOf)]), rows);
        if (table.Rows.Count > 0)
        {
            worksheet.Append(new X.AutoFilter { Reference = $"A1:{Letters(table.Columns.Count - 1)}{table.Rows.Count + 1}" });
        }

        worksheet.Append(Landscape());
        return worksheet;
    }

    private static X.Cell Of(ReportCell cell, ReportColumn column) => (cell.Note, cell.Value) switch
    {
        (CellNote.Unknown, _) => Text(Texts.Unknown),
        (CellNote.NotApplicable, _) => Text(cell.Text ?? ""),
        (CellNote.AtLeast or CellNote.AtMost or CellNote.KnownOnly, IConvertible number) => Bounded(Convert.ToDecimal(number, null), cell, column),
        (_, null) => Text(cell.Text ?? ""),
        (_, string text) => Text(cell.Text ?? text),
        (_, DateOnly day) => Number((decimal)day.ToDateTime(TimeOnly.MinValue).ToOADate(), XlsxStyles.Day),
        (_, bool flag) => new X.Cell { DataType = X.CellValues.Boolean, CellValue = new X.CellValue(flag ? "1" : "0") },
        (_, long number) => Number(number, XlsxStyles.Count),
        (_, decimal number) => Number(number, column.Type == FigureType.Share ? XlsxStyles.Share : XlsxStyles.Amount),
        (_, var other) => throw new InvalidOperationException($"A cell of {column.Name} holds a {other.GetType().Name}."),
    };

    // Of figures that moved, some are shares.
    private static bool IsShare(ReportCell cell, ReportColumn column) => column.Type == FigureType.Share || cell.Text?.Contains('%', StringComparison.Ordinal) == true;

    private static X.Cell Bounded(decimal number, ReportCell cell, ReportColumn column) => Number(number, XlsxStyles.Of(cell.Note, number, IsShare(cell, column)));

    private static X.Cell Number(decimal number, uint style) => new() { StyleIndex = style, CellValue = new X.CellValue(number) };

    // A text is never read as a formula, and its style keeps it one when it is edited.
    private static X.Cell Text(string text, uint style = XlsxStyles.Text)
    {
        var clean = OfficeText.Clean(text);
        return new X.Cell
        {
            DataType = X.CellValues.InlineString,
            StyleIndex = style,
            InlineString = new X.InlineString(new X.Text(Unicode.Start(clean, MostLetters)) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    private static X.Row Row(uint number, X.Cell[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].CellReference = $"{Letters(i)}{number}";
        }

        return new X.Row(cells) { RowIndex = number };
    }

    private static X.SheetViews Frozen() => new(new X.SheetView(
        new X.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = X.PaneValues.BottomLeft, State = X.PaneStateValues.Frozen }) { WorkbookViewId = 0, RightToLeft = false });

    private static X.Columns Columns(IReadOnlyList<double> widths) =>
        new(widths.Select((width, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));

    // Printed, a sheet is one page wide and as many long as it needs.
    private static X.SheetProperties OnePageWide() => new(new X.PageSetupProperties { FitToPage = true });

    private static X.PageSetup Landscape() => new() { PaperSize = 9, Orientation = X.OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };

    // No heading is cut off.
    private static double WidthOf(ReportColumn column) => Math.Max(column.HeadingAndUnit.Length + 3, LeastOf(column));

    private static double LeastOf(ReportColumn column) => column switch
    {
        { Name: "definition" or "excluded" or "wording" or "source" or "reason" or "detail" or "records" } => 60,
        { Name: "figure" or "path" or "name" or "check" or "record" or "measure" or "blocked_by" } => 40,
        { Type: FigureType.Text } => 22,
        _ => 16,
    };

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
