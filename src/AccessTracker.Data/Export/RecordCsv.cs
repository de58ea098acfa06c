using System.Buffers;
using System.Buffers.Text;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Export;

/// <summary>Writes records of one kind as the file that the bundle has of them: names of the columns, their HXL tags, then a row each.</summary>
/// <param name="stream">Stays open.</param>
/// <param name="kind">Whose columns.</param>
/// <param name="flavour">For whom it is written.</param>
/// <param name="withSevere">It has the severe columns, whose values come opened.</param>
public sealed class RecordCsv(Stream stream, RecordKind kind, ExportFlavour flavour, bool withSevere = false) : IAsyncDisposable
{
    private const int Most = 64 * 1024;

    // A cell with one of these, or with a blank at an end, stands in quotation marks.
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",\"\r\n");

    private readonly int[] _shown = [.. Enumerable.Range(0, kind.Columns.Count).Where(i => withSevere || !kind.Columns[i].Severe)];
    private readonly ArrayBufferWriter<byte> _buffer = new(Most + 4096);

    /// <summary>Writes the two rows that head the file.</summary>
    public async Task BeginAsync()
    {
        if (flavour == ExportFlavour.ForSpreadsheets)
        {
            _buffer.Write(Encoding.UTF8.Preamble);
        }

        WriteRow(_shown.Select(i => kind.Columns[i].Name));
        WriteRow(_shown.Select(i => kind.Columns[i].Hxl));
        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Writes the row of a record.</summary>
    public ValueTask WriteAsync(IReadOnlyList<object?> values)
    {
        for (var n = 0; n < _shown.Length; n++)
        {
            if (n > 0)
            {
                _buffer.Write(","u8);
            }

            switch (values[_shown[n]])
            {
                case null:
                    break;
                case long number:
                    Utf8Formatter.TryFormat(number, _buffer.GetSpan(20), out var written);
                    _buffer.Advance(written);
                    break;
                case var value:
                    WriteCell(flavour.Write(kind.Columns[_shown[n]], Cell.Write(value)));
                    break;
            }
        }

        _buffer.Write("\r\n"u8);
        return _buffer.WrittenCount < Most ? ValueTask.CompletedTask : FlushAsync();
    }

    /// <summary>Sends on what is written.</summary>
    public async ValueTask FlushAsync()
    {
        if (_buffer.WrittenCount > 0)
        {
            await stream.WriteAsync(_buffer.WrittenMemory).ConfigureAwait(false);
            _buffer.ResetWrittenCount();
        }
    }

    public ValueTask DisposeAsync() => FlushAsync();

    private void WriteRow(IEnumerable<string> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            _buffer.Write(isFirst ? [] : ","u8);
            isFirst = false;
            WriteCell(cell);
        }

        _buffer.Write("\r\n"u8);
    }

    private void WriteCell(string text)
    {
        if (text.AsSpan().ContainsAny(_quoted) || text is [' ', ..] or [.., ' '])
        {
            text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        }

        Encoding.UTF8.GetBytes(text, _buffer);
    }
}
