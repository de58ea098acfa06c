using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// A report as a workbook: a sheet for each table, under one heading row that stays, with numbers that are numbers and days that are
/// days; in front the sheets with their rows, and what tells one report from another.
/// </summary>
internal static class XlsxFile
{
    public static byte[] Write(ReportDocument document, IReadOnlyList<ReportTable> tables) => Write(
        Format.With(Texts.FileTitle, document.Content.Operation.Name, ReportName.InSentence(document.Header.Report)),
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
    public static byte[] Write(
        string title, DateTimeOffset at, string operation, ReportHeader? header, IReadOnlyList<(string Label, ReportCell Cell)> facts,
        IReadOnlyList<ReportTable> shown)
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, XlsxStyles.All()))
        {
            writer.Describe(properties => OfficeText.Describe(properties, title, at, operation, header));
            var names = XlsxNames.Of(shown);
            Contents(writer, facts, shown, names);
            foreach (var (table, name) in shown.Zip(names))
            {
                Add(writer, table, name);
            }
        }

        return StableZip.Rewrite(stream);
    }

    private static void Contents(
        WorkbookWriter writer, IReadOnlyList<(string Label, ReportCell Cell)> facts, IReadOnlyList<ReportTable> tables, IReadOnlyList<string> names)
    {
        var rows = new List<X.Row>();
        var links = new X.Hyperlinks();
        Add(Text(Texts.FileSheet, XlsxStyles.Heading), Text(Texts.FileSection, XlsxStyles.Heading), Text(Texts.FileTable, XlsxStyles.Heading),
            Text(Texts.FileRows, XlsxStyles.Heading));
        foreach (var (table, name) in tables.Zip(names))
        {
            Add(Text(name, XlsxStyles.Link), Text(table.Section), Text(table.Title),
                WorkbookWriter.Number(table.Rows.Count, XlsxStyles.Count));
            links.Append(new X.Hyperlink { Reference = $"A{rows.Count}", Location = $"'{name}'!A1" });
        }

        Add();
        foreach (var (label, cell) in facts)
        {
            Add(Text(label, XlsxStyles.Heading), Of(cell, new ReportColumn("", "", FigureType.Count, "")));
        }

        writer.Add(Texts.FileContents, [OnePageWide(), WorkbookWriter.Frozen(DocxText.IsAllRightToLeft), Columns([34, 30, 60, 10])], rows,
            [links, Landscape()]);

        void Add(params X.Cell[] cells) => rows.Add(WorkbookWriter.Row((uint)rows.Count + 1, cells));
    }

    private static void Add(WorkbookWriter writer, ReportTable table, string name)
    {
        var rows = table.Rows.Select((row, i) =>
            WorkbookWriter.Row((uint)i + 2, [.. row.Cells.Zip(table.Columns).Select(p => Of(p.First, p.Second))]))
            .Prepend(WorkbookWriter.Row(1, [.. table.Columns.Select(c => Text(c.HeadingAndUnit, XlsxStyles.Heading))]));
        X.AutoFilter[] filter = table.Rows.Count == 0 ? []
            : [new() { Reference = $"A1:{WorkbookWriter.Letters(table.Columns.Count - 1)}{table.Rows.Count + 1}" }];
        writer.Add(name, [OnePageWide(), WorkbookWriter.Frozen(DocxText.IsAllRightToLeft), Columns([.. table.Columns.Select(WidthOf)])], rows,
            [.. filter, Landscape()]);
    }

    private static X.Cell Of(ReportCell cell, ReportColumn column) => (cell.Note, cell.Value) switch
    {
        (CellNote.Unknown, _) => Text(Texts.Unknown),
        (CellNote.NotApplicable, _) => Text(cell.Text ?? ""),
        (CellNote.AtLeast or CellNote.AtMost or CellNote.KnownOnly, IConvertible number) => Bounded(Convert.ToDecimal(number, null), cell, column),
        (_, null) => Text(cell.Text ?? ""),
        (_, string text) => Text(cell.Text ?? text),
        (_, DateOnly day) => WorkbookWriter.Number((decimal)day.ToDateTime(TimeOnly.MinValue).ToOADate(), XlsxStyles.Day),
        (_, bool flag) => new X.Cell { DataType = X.CellValues.Boolean, CellValue = new X.CellValue(flag ? "1" : "0") },
        (_, long number) => WorkbookWriter.Number(number, XlsxStyles.Count),
        (_, decimal number) => WorkbookWriter.Number(number, column.Type == FigureType.Share ? XlsxStyles.Share : XlsxStyles.Amount),
        (_, var other) => throw new InvalidOperationException($"A cell of {column.Name} holds a {other.GetType().Name}."),
    };

    // Of figures that moved, some are shares.
    private static bool IsShare(ReportCell cell, ReportColumn column) =>
        column.Type == FigureType.Share || cell.Text?.Contains('%', StringComparison.Ordinal) == true;

    private static X.Cell Bounded(decimal number, ReportCell cell, ReportColumn column) =>
        WorkbookWriter.Number(number, XlsxStyles.Of(cell.Note, number, IsShare(cell, column)));

    // Its style keeps a text one when it is edited.
    private static X.Cell Text(string text, uint style = XlsxStyles.Text) => WorkbookWriter.Text(
        text, DocxText.IsAllRightToLeft && Direction.IsMixed(text, Speech.English) ? XlsxStyles.FromRight(style) : style);

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
}
