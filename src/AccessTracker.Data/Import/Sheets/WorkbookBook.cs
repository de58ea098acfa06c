using System.Globalization;
using System.IO.Compression;
using System.Xml;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// An .xlsx workbook as people make it: hidden sheets are not theirs to fill in, a cell merged downwards says the same of
/// each of its rows, a day is a number with a format. Sheets are read as they are unpacked, never as a whole.
/// </summary>
internal sealed class WorkbookBook : SheetBook
{
    private const int MostMerged = 100_000;
    private const int MostTexts = 5_000_000;

    // Of all shared texts; a bundle of a million deliveries has a tenth.
    private const long MostLettersOfTexts = 100_000_000;

    private readonly string _shown;
    private readonly bool _isExact;
    private readonly ZipArchive _archive;
    private readonly WorkbookParts _parts;
    private readonly List<(string Name, ZipArchiveEntry Part)> _sheets = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<int, Dictionary<(int Row, int Column), int>> _merged = [];
    private readonly Dictionary<int, Dictionary<(int Row, int Column), int>> _across = [];
    private readonly WorkbookStyles _styles;

    /// <param name="isExact">Each cell is what it holds and no more: as a bundle is read, whose hidden sheets are sheets too.</param>
    public WorkbookBook(string path, string shown, bool isExact = false)
    {
        (_shown, _isExact) = (shown, isExact);
        _archive = Unpacking.Open(path, shown, Unpacking.Workbook);
        try
        {
            _parts = Guarded(() => new WorkbookParts(_archive, shown));
            _sheets.AddRange(_parts.Sheets.Where(s => isExact || !s.IsHidden).Select(s => (s.Name, s.Part)));
            _styles = Guarded(ReadStyles);
            Guarded(ReadTexts);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Sheets => [.. _sheets.Select(s => s.Name)];

    public override bool CountsFrom1904 => _styles.CountsFrom1904;

    public override bool HasMerged(int sheet) => Merged(sheet).Count > 0;

    public override IReadOnlyDictionary<(int Row, int Column), int> Across(int sheet)
    {
        Merged(sheet);
        return _across[sheet];
    }

    public override IReadOnlySet<int> HiddenColumns(int sheet) => Guarded(() =>
    {
        var hidden = new HashSet<int>();
        using var xml = _parts.Open(_sheets[sheet].Part);
        while (xml.Read() && !xml.IsAt("sheetData"))
        {
            if (xml.IsAt("col") && (xml.Attribute("hidden") is "1" or "true" || xml.Attribute("width") == "0")
                && int.TryParse(xml.Attribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(xml.Attribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            {
                hidden.UnionWith(Enumerable.Range(first - 1, Math.Clamp(last - first + 1, 0, WorkbookRows.MostColumns)));
            }
        }

        return hidden;
    });

    public override IEnumerable<SheetLine> Rows(int sheet)
    {
        var part = _sheets[sheet].Part;
        var merged = Merged(sheet);
        using var xml = Guarded(() => _parts.Open(part));
        using var rows = new WorkbookRows(xml, _texts, _styles, _shown, _isExact, _parts.MustCalculate).Read().GetEnumerator();
        var below = new Dictionary<int, (int Last, SheetCell Cell)>();
        while (Guarded(rows.MoveNext))
        {
            yield return FillDown(rows.Current, merged, below);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private Dictionary<(int, int), int> Merged(int sheet)
    {
        if (!_merged.TryGetValue(sheet, out var merged))
        {
            (_merged[sheet], _across[sheet]) = _isExact ? ([], []) : Guarded(() => ReadMerged(_sheets[sheet].Part));
            merged = _merged[sheet];
        }

        return merged;
    }

    private static SheetLine FillDown(SheetLine line, Dictionary<(int, int), int> merged, Dictionary<int, (int Last, SheetCell Cell)> below)
    {
        // A row that has nothing of its own is no row, over whatever a cell is merged.
        if (merged.Count == 0 || line.IsBlank)
        {
            return line;
        }

        var cells = line.Cells.ToList();
        foreach (var (column, (last, cell)) in below)
        {
            while (line.Number <= last && column >= cells.Count)
            {
                cells.Add(SheetCell.Empty);
            }

            if (line.Number <= last && cells[column].IsBlank)
            {
                cells[column] = cell;
            }
        }

        for (var column = 0; column < cells.Count; column++)
        {
            if (merged.TryGetValue((line.Number, column), out var last))
            {
                // A day or a word is the same for each row; a figure is one for all of them, and whoever reads it has to know.
                cells[column] = cells[column].Kind == CellKind.Day ? cells[column]
                    : cells[column] with { Merged = new MergedRows(line.Number, last) };
                below[column] = (last, cells[column]);
            }
        }

        return line with { Cells = cells };
    }

    private WorkbookStyles ReadStyles()
    {
        if (_sheets.Count == 0)
        {
            throw new InvalidDataException();
        }

        using var xml = _parts.Styles is { } styles ? _parts.OpenSmall(styles) : null;
        return new WorkbookStyles(xml, _parts.CountsFrom1904);
    }

    private bool ReadTexts()
    {
        if (_parts.Texts is not { } part)
        {
            return false;
        }

        using var xml = _parts.Open(part);
        var letters = 0L;
        while (xml.Read())
        {
            if (xml.IsAt("si"))
            {
                // Without the reading aids for East Asian writing.
                _texts.Add(EscapedText.Decode(xml.Text("t", without: "rPh")));
                letters += _texts[^1].Length;
            }

            if (_texts.Count > MostTexts || letters > MostLettersOfTexts)
            {
                throw new BundleRefusedException(_shown, Refusal.As(RefusalCode.TooLarge, "letters", MostLettersOfTexts / 1_000_000));
            }
        }

        return true;
    }

    // First row and column of what is merged over several rows, with the last row, and over several columns, with the last one. They stand after
    // all rows.
    private (Dictionary<(int, int), int> Rows, Dictionary<(int, int), int> Columns) ReadMerged(ZipArchiveEntry part)
    {
        var (merged, across) = (new Dictionary<(int, int), int>(), new Dictionary<(int, int), int>());
        using var xml = _parts.Open(part);
        while (xml.Read() && merged.Count < MostMerged && across.Count < MostMerged)
        {
            if (xml.IsAt("mergeCell") && xml.Attribute("ref")?.Split(':') is [var from, var to]
                && CellAddress.Read(from) is { } first && CellAddress.Read(to) is { } last && first.Column < WorkbookRows.MostColumns)
            {
                if (last.Row > first.Row)
                {
                    merged[(first.Row, first.Column)] = last.Row;
                }

                if (last.Column > first.Column)
                {
                    across[(first.Row, first.Column)] = last.Column;
                }
            }
        }

        return (merged, across);
    }

    // The readers fail in their own ways on a workbook that is none; to the user they are one.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException or InvalidOperationException
            or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or System.Text.DecoderFallbackException or EndOfStreamException)
        {
            throw new BundleRefusedException(_shown, Refusal.As(RefusalCode.NotABundle, Unpacking.Workbook, _shown));
        }
    }
}
