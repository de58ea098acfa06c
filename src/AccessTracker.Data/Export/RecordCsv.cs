using System.Globalization;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Data.Export;

/// <summary>Writes records of one kind as the file that the bundle has of them: names of the columns, their HXL tags, then a row each.</summary>
/// <param name="stream">Stays open.</param>
/// <param name="kind">Whose columns.</param>
/// <param name="flavour">For whom it is written.</param>
/// <param name="withSevere">It has the severe columns, whose values come opened.</param>
public sealed class RecordCsv(Stream stream, RecordKind kind, ExportFlavour flavour, bool withSevere = false) : IAsyncDisposable
{
    private readonly int[] _shown = [.. Enumerable.Range(0, kind.Columns.Count).Where(i => withSevere || !kind.Columns[i].Severe)];

    private readonly CsvWriter _csv = new(
        new StreamWriter(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: flavour == ExportFlavour.ForSpreadsheets), 64 * 1024, leaveOpen: true),
        new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });

    /// <summary>Writes the two rows that head the file.</summary>
    public async Task BeginAsync()
    {
        await WriteRowAsync(_shown.Select(i => kind.Columns[i].Name)).ConfigureAwait(false);
        await WriteRowAsync(_shown.Select(i => kind.Columns[i].Hxl)).ConfigureAwait(false);
    }

    /// <summary>Writes the row of a record.</summary>
    public Task WriteAsync(IReadOnlyList<object?> values) => WriteRowAsync(_shown.Select(i => flavour.Write(kind.Columns[i], Cell.Write(values[i]))));

    /// <summary>Sends on what is written.</summary>
    public Task FlushAsync() => _csv.FlushAsync();

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private async Task WriteRowAsync(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(cell);
        }

        await _csv.NextRecordAsync().ConfigureAwait(false);
    }
}
