using System.Text;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A .csv, .tsv or .txt file with commas, semicolons or tabs, as spreadsheets of different countries save it.</summary>
internal sealed class CsvBook(string path, string shown, string? letters) : SheetBook
{
    private const int LookedAt = 64 * 1024;
    private static readonly char[] _delimiters = [',', ';', '\t'];

    private readonly Encoding? _encoding = TextEncoding.Of(path, shown, letters);
    private string? _found;

    public override IReadOnlyList<string> Sheets => [shown];

    public override bool HasDecimalCommas => Delimiter == ";";

    public override IEnumerable<SheetLine> Rows(int sheet) => CsvRows.Read(File.OpenRead(path), shown, Delimiter, _encoding)
        .Select(row => new SheetLine(row.Number, [.. row.Cells.Take(Width(row)).Select(c => new SheetCell(c))], row.Damaged));

    private string Delimiter => _found ??= Find(path, _encoding ?? Encoding.UTF8).ToString();

    // Without the blank cells at the end, of which a program may save thousands.
    private int Width(SheetRow row)
    {
        var width = row.Cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(row.Cells[width - 1]))
        {
            width--;
        }

        return width <= WorkbookRows.MostColumns
            ? width
            : throw new BundleRefusedException(shown, row.Number, new Refusal(RefusalCode.FarCell, $"{CellAddress.Letters(width - 1)}{row.Number}"));
    }

    // The sign that most rows hold equally often. A thousands' comma is in some cells, a separator in every row.
    private static char Find(string path, Encoding encoding)
    {
        using var reader = new StreamReader(File.OpenRead(path), encoding);
        var buffer = new char[LookedAt];
        var length = reader.ReadBlock(buffer);
        var lines = new string(buffer, 0, length).Split('\n');
        if (lines[0].Trim('\r', '\uFEFF', ' ') is ['s', 'e', 'p', '=', var said] && (_delimiters.Contains(said) || said is '|' or ':'))
        {
            return said;
        }

        return _delimiters.Select(d => (d, score: Score(lines.Select(line => CountOutsideQuotes(line, d)).Where(n => n > 0)))).MaxBy(p => p.score).d;

        static int Score(IEnumerable<int> counts) => counts.GroupBy(n => n).Select(g => g.Key * g.Count()).DefaultIfEmpty(0).Max();
    }

    private static int CountOutsideQuotes(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == delimiter && !quoted ? 1 : 0;
        }

        return count;
    }
}
