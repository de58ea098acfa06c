using System.Globalization;
using System.Text;
using AccessTracker.Data.Export;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Benchmarks.Generation;

/// <summary>One file of a bundle as it is written. No cell that is made here needs quotation marks.</summary>
internal sealed class BundleFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly int _columns;

    public BundleFile(string folder, RecordKind table, params string[] columns)
    {
        _writer = new StreamWriter(
            Path.Combine(folder, table.File), append: false, new UTF8Encoding(false), bufferSize: 1 << 16) { NewLine = "\r\n" };
        _columns = columns.Length;
        Row(columns);
    }

    /// <summary>How many records were written.</summary>
    public int Rows { get; private set; } = -1;

    /// <summary>Null: unknown.</summary>
    public void Row(params ReadOnlySpan<string?> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, _columns);
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                _writer.Write(',');
            }

            _writer.Write(cells[i]);
        }

        _writer.WriteLine();
        Rows++;
    }

    public static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Decimal(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    public static string? Day(DateOnly? day) => day is { } known ? Cell.Day(known) : null;

    public void Dispose() => _writer.Dispose();
}
