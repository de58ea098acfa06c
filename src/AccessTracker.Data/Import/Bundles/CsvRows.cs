using System.Globalization;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records;
using CsvHelper;
using CsvHelper.Configuration;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>Reads a CSV file row by row, as RFC 4180 has it, without ever holding more than one row.</summary>
internal static class CsvRows
{
    /// <summary>Characters of one row, and of one cell; no row of a bundle comes near.</summary>
    public const int LongestRow = 1_000_000;

    // As many as a spreadsheet has columns; some save all of them.
    private const int MostCells = 16_384;

    /// <exception cref="BundleRefusedException">While reading: the rest of the file cannot be told apart.</exception>
    /// <param name="encoding">Null: it has to be UTF-8.</param>
    public static IEnumerable<SheetRow> Read(Stream stream, string file, string delimiter = ",", Encoding? encoding = null)
    {
        using var text = new RowLimitedReader(encoding is null ? Utf8(stream, file) : new StreamReader(stream, encoding));
        var bad = (string?)null;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            Delimiter = delimiter,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestRow,
            BadDataFound = found => bad ??= found.Field,
        });
        while (Next(parser, file))
        {
            // Quotation marks are looked at only when the cells are asked for.
            var cells = parser.Record!;
            if (bad is not null && (bad.Contains('\n', StringComparison.Ordinal) || bad.Contains('\r', StringComparison.Ordinal) || EndsOpen(bad)))
            {
                throw new BundleRefusedException(file, parser.Row, new Refusal(RefusalCode.UnclosedQuote));
            }

            if (cells.Length > MostCells)
            {
                throw new BundleRefusedException(
                    file, parser.Row, new Refusal(RefusalCode.FarCell, $"{CellAddress.Letters(cells.Length - 1)}{parser.Row}"));
            }

            yield return new SheetRow(parser.Row, cells, bad);
            bad = null;
        }
    }

    private static bool Next(CsvParser parser, string file)
    {
        try
        {
            return parser.Read();
        }
        catch (Exception e) when (e is MaxFieldSizeException or RowTooLongException)
        {
            throw new BundleRefusedException(file, parser.Row, new Refusal(RefusalCode.RowTooLong, LongestRow));
        }
    }

    // A quoted cell that the end of the file cut off: its quotation marks do not pair.
    private static bool EndsOpen(string field) => field.StartsWith('"') && field.Count(c => c == '"') % 2 == 1;

    /// <summary>Bytes that are not UTF-8 become U+FFFD, for which the cell is refused later, with its row and column.</summary>
    private static StreamReader Utf8(Stream stream, string file)
    {
        var start = new byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var other = start.AsSpan(0, length) switch
        {
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, ..] => "UTF-16",
            [(byte)'P', (byte)'K', 3, 4] => "zip",
            _ => null,
        };
        if (other is not null)
        {
            throw new BundleRefusedException(
                file, other == "zip" ? Refusal.As(RefusalCode.NotUtf8File, other) : new Refusal(RefusalCode.NotUtf8File, other));
        }

        var rest = start.AsSpan(0, length) is [0xEF, 0xBB, 0xBF, ..] ? start[3..length] : start[..length];
        return new StreamReader(
            new PrefixedStream(rest, stream), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
    }

    private sealed class RowTooLongException : Exception;

    /// <summary>Gives up when a line does not end, before the parser has grown its buffer to hold it.</summary>
    private sealed class RowLimitedReader(TextReader inner) : TextReader
    {
        private int _sinceLineEnd;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = inner.Read(buffer, index, count);
            var last = buffer.AsSpan(index, read).LastIndexOfAny('\n', '\r');
            _sinceLineEnd = last < 0 ? _sinceLineEnd + read : read - last - 1;
            return _sinceLineEnd > 2 * LongestRow ? throw new RowTooLongException() : read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>Puts back the bytes that were looked at; an entry of an archive cannot be rewound.</summary>
    private sealed class PrefixedStream(byte[] prefix, Stream inner) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            if (_given == prefix.Length)
            {
                return inner.Read(buffer);
            }

            var length = Math.Min(buffer.Length, prefix.Length - _given);
            prefix.AsSpan(_given, length).CopyTo(buffer);
            _given += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
