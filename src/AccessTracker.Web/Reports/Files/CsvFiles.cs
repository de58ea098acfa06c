using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// A report as CSV files in one archive, written as the bundle is: RFC 4180, UTF-8, names of the columns in the first row, HXL hashtags
/// in the second. <c>figures.csv</c> has every number of the report, one a row; each table has a file of its own besides.
/// </summary>
internal static class CsvFiles
{
    private static readonly ReportColumn[] _columns =
    [
        new("operation", "", FigureType.Text, "#crisis+code"),
        new("report", "", FigureType.Count, "#event+meeting+num"),
        new("state", "", FigureType.Text, "#status+report"),
        new("revision", "", FigureType.Count, "#meta+version"),
        new("report_date", "", FigureType.Day, "#date+reported"),
        new("path", "", FigureType.Text, "#indicator+code"),
        new("figure", "", FigureType.Text, "#indicator+name"),
        new("location", "", FigureType.Text, "#loc+code"),
        new("status", "", FigureType.Text, "#status+access+name"),
        new("window", "", FigureType.Text, "#indicator+window"),
        new("value", "", FigureType.Amount, "#indicator+value"),
        new("unit", "", FigureType.Text, "#indicator+unit"),
        new("note", "", FigureType.Text, "#meta+note"),
    ];

    /// <param name="flavour">For programs exactly, or for spreadsheets: with a byte-order mark, and no text that could be taken for a
    /// formula.</param>
    public static byte[] Write(ReportDocument document, IReadOnlyList<ReportTable> tables, ExportFlavour flavour) => StableZip.Write(
    [
        ("figures.csv", Csv(_columns, Figures(document, tables), flavour)),
        .. tables.Where(t => !t.IsRepeated).Select(t => ($"{t.Id}.csv", Csv(t.Columns, t.Rows.Select(r => r.Cells), flavour))),
    ]);

    private static IEnumerable<IReadOnlyList<ReportCell>> Figures(ReportDocument document, IReadOnlyList<ReportTable> tables)
    {
        var header = document.Header;
        var figures = new FigureIndex(document.Annex.Definitions);
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                foreach (var (cell, column) in row.Cells.Zip(table.Columns).Where(p => p.First.Path is not null && p.Second.IsNumber))
                {
                    yield return
                    [
                        new(document.Content.Operation.Code),
                        new((long)header.Number),
                        new(EnumCode.Of(header.State)),
                        new((long)header.Revision),
                        new(document.Content.ReportDate),
                        new(cell.Path),
                        new(NameOf(figures, table, row, column, cell.Path!)),
                        new(row.Location),
                        new(StatusOf(cell.Path!) ?? row.Status),
                        new(row.Window ?? WindowOf(cell.Path!)),
                        cell,
                        new(cell.Unit ?? column.Unit),
                        new(NoteOf(cell)),
                    ];
                }
            }
        }
    }

    // What the pages call it, or else the row and the table; with the column where a row has several numbers.
    private static string NameOf(FigureIndex figures, ReportTable table, ReportRow row, ReportColumn column, string path)
    {
        var name = figures.Find(path) is not null
            ? figures.NameOf(path)
            : row.Cells[0] is { Text: { } label, Path: null } ? $"{table.Title}: {label}" : table.Title;
        return table.Columns.Count(c => c.IsNumber) == 1 ? name : $"{name}: {column.Heading}";
    }

    private static string? StatusOf(string path) => path.Split('.') is { Length: > 1 } steps && steps[0] is "people" or "coverage"
        ? TableSource.WordOf(steps.FirstOrDefault(LocationTables.Statuses.Contains) ?? "total")
        : null;

    private static string WindowOf(string path) => path.Split('.') switch
    {
        ["coverage" or "permits", .., var figure] when figure.EndsWith("InPeriod", StringComparison.Ordinal) => "period",
        ["coverage", .., var figure] when figure.EndsWith("Cumulative", StringComparison.Ordinal) => "cumulative",
        ["reached" or "incidents" or "changes", ..] => "period",
        ["dataQuality", ..] => "cumulative",
        ["people" or "convoys" or "evacuations", var window, ..] => window,
        ["otherSeries", .., var window, _] => window,
        ["permits", "decisionDays", var window, _] => window,
        _ => "as_of",
    };

    /// <summary>One table as a file.</summary>
    public static byte[] Write(ReportTable table, ExportFlavour flavour) => Csv(table.Columns, table.Rows.Select(r => r.Cells), flavour);

    // A share of a convoy's total may be a floor besides.
    private static string NoteOf(ReportCell cell) =>
        cell.Note == CellNote.None
        ? ""
        : cell.IsEstimatedToo ? $"{EnumCode.Of(cell.Note)} {EnumCode.Of(CellNote.Estimated)}" : EnumCode.Of(cell.Note);

    private static byte[] Csv(IReadOnlyList<ReportColumn> columns, IEnumerable<IReadOnlyList<ReportCell>> rows, ExportFlavour flavour)
    {
        using var stream = new MemoryStream();
        using (var text =
            new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: flavour == ExportFlavour.ForSpreadsheets), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            // A number alone cannot say that it is a floor: beside each column of sums stands what is to be known of them.
            WriteRow(csv, columns.SelectMany(c => c.IsSum ? new[] { c.Name, $"{c.Name}_note" } : [c.Name]));
            WriteRow(csv, columns.SelectMany(c => c.IsSum ? new[] { c.Hxl, $"{c.Hxl}+note" } : [c.Hxl]));
            foreach (var cells in rows)
            {
                WriteRow(csv, cells.Zip(columns).SelectMany(p => Exact(p.First, p.Second, flavour)));
            }
        }

        return stream.ToArray();
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    private static IEnumerable<string> Exact(ReportCell cell, ReportColumn column, ExportFlavour flavour)
    {
        var value = flavour.Write(column.IsNumber, Exact(cell.Value));
        return column.IsSum ? [value, NoteOf(cell)] : [value];
    }

    private static string Exact(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => Format.Iso(day),
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"A cell holds a {other.GetType().Name}."),
    };
}
