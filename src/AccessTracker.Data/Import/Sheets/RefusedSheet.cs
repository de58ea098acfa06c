using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The refused rows of a sheet as a sheet again: as they were sent, with what is wrong before each.</summary>
internal static class RefusedSheet
{
    private const string TooMany = "Also refused; correct the others first, as there are too many to list.";

    public static void Write(
        Stream target, string path, string shown, SheetMapping mapping, IReadOnlySet<int> rows, IReadOnlyList<RefusedRow> refused)
    {
        var told = refused.Where(r => r.Row is not null).ToLookup(r => r.Row!.Value);
        int[] columns = [.. mapping.Columns.Index().Where(c => !SheetLayout.IsWhatIsWrong(c.Item.Heading)).Select(c => c.Index)];
        using var book = SheetBook.Open(path, shown);
        var lines = book.Rows(mapping.Sheet).Where(l => l.Number > mapping.HeaderRow && rows.Contains(l.Number))
            .Select((l, i) =>
                WorkbookWriter.Row(
                    (uint)i + 2,
                    [WorkbookWriter.Text(Messages(mapping, told[l.Number]), SheetStyles.Code), .. columns.Select(c => Value(mapping, c, l[c]))]));
        var header =
            WorkbookWriter.Row(
                1, [.. columns.Select(c => mapping.Columns[c].Heading).Prepend(SheetLayout.WhatIsWrong)
                    .Select(h => WorkbookWriter.Text(h, SheetStyles.Heading))]);
        using var writer = new WorkbookWriter(target, SheetStyles.All());
        writer.Add("Refused",
            [WorkbookWriter.Frozen(
                rightToLeft: mapping.Columns.Any(c => c.Field is not null && c.Heading.Any(letter => letter is >= '\u0600' and <= '\u06FF')))],
                lines.Prepend(header), []);
    }

    /// <summary>The sheet's heading of the column that a refusal is about; the bundle's name where the sheet has no such column.</summary>
    public static string? Heading(SheetMapping mapping, RefusedRow row)
    {
        var table = mapping.Of.Tables.FirstOrDefault(t => t.File == row.File);
        var field = row.Column is null || table is null ? null
            : table == mapping.Of.Head && row.Column == "ref" ? mapping.Of.Link!.Name
            : $"{table.Sheet}.{row.Column}";
        return field is not null && mapping.IndexOf(field) is >= 0 and var column ? mapping.Columns[column].Heading : row.Column?.Replace('_', ' ');
    }

    public static string Message(RefusedRow row) =>
        row.Candidates.Count == 0 ? row.Refusal.Message : $"{row.Refusal.Message} Nearest: {string.Join(", ", row.Candidates)}.";

    private static string Messages(SheetMapping mapping, IEnumerable<RefusedRow> refused)
    {
        var messages =
            refused.Select(r => (heading: Heading(mapping, r), message: Message(r)))
            .Select(m => m.heading is null ? m.message : $"{m.heading}: {m.message}").Distinct().ToList();
        return messages.Count == 0 ? TooMany : string.Join("\n", messages);
    }

    // Numbers stay numbers; everything else is a text. A figure of several rows is not a figure of each when it comes back.
    private static X.Cell Value(SheetMapping mapping, int column, SheetCell cell) =>
        cell is { Merged: { } rows, IsBlank: false } && mapping.Columns[column].Field is { } field
            && mapping.Of.Field(field)?.Column.Type is CellType.Number or CellType.Tonnes
            ? WorkbookWriter.Text($"{cell.Text} (rows {rows.First}\u2013{rows.Last})", SheetStyles.Code)
        : cell.Kind == CellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? WorkbookWriter.Number(number, SheetStyles.Plain)
            : WorkbookWriter.Text(cell.Text, SheetStyles.Code);
}
