using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Data.Records;

/// <summary>
/// What an import adds and changes, put down while it does: a row of CSV for each new record, and for each column that
/// changes. Severe columns are named and not shown. For people with a spreadsheet: no text is taken for a formula.
/// </summary>
public sealed class ChangeLog(Stream stream) : IDisposable
{
    /// <summary>Names of the columns.</summary>
    public static readonly IReadOnlyList<string> Header = ["row", "file", "record", "action", "column", "before", "after"];

    public const string Added = "added";
    public const string Changed = "changed";

    private CsvWriter? _csv;

    /// <summary>Starts anew: an import may read its rows more than once, and the last reading is what counts.</summary>
    public void Begin()
    {
        Flush();
        stream.SetLength(0);
        _csv = new CsvWriter(
            new StreamWriter(stream, new UTF8Encoding(true), 64 * 1024, leaveOpen: true),
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        Write([.. Header]);
    }

    internal void Add(RecordKind table, int row, string key, object?[] values) => Write(
        $"{row}", table.Sheet, Key(key), Added, "",
        "", string.Join(
            "; ", table.Columns.Select((c, i) => (c, text: Text(c, values[i]))).Where(p => p.text.Length > 0).Select(p => $"{p.c.Name}: {p.text}")));

    internal void Change(RecordKind table, int row, string key, object?[] before, object?[] after)
    {
        for (var i = 0; i < after.Length; i++)
        {
            if (!Equals(before[i], after[i]))
            {
                var column = table.Columns[i];
                Write($"{row}", table.Sheet, Key(key), Changed, column.Name, Text(column, before[i]), Text(column, after[i]));
            }
        }
    }

    /// <summary>Writes out what has been put down.</summary>
    public void Flush()
    {
        _csv?.Dispose();
        _csv = null;
    }

    public void Dispose() => Flush();

    private static string Key(string key) => key.Replace(Records.RecordKey.Separator, ' ');

    private static string Text(RecordColumn column, object? value) =>
        column.Severe ? value is null ? "" : "***" : ExportFlavour.ForSpreadsheets.Write(column, Cell.Write(value));

    private void Write(params string[] cells)
    {
        foreach (var cell in cells)
        {
            _csv!.WriteField(cell);
        }

        _csv!.NextRecord();
    }
}
