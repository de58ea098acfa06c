using System.Globalization;
using System.Xml;
using AccessTracker.Data.Bundles;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Sheets;

/// <summary>
/// An .xlsx workbook as people make it: hidden sheets are not theirs to fill in, a cell merged downwards says the same of
/// each of its rows, a day is a number with a format. Sheets are read as they are unpacked, never as a whole.
/// </summary>
internal sealed class WorkbookBook : SheetBook
{
    private const int MostMerged = 100_000;

    private readonly string _shown;
    private readonly SpreadsheetDocument _document;
    private readonly List<(string Name, WorksheetPart Part)> _sheets = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<int, Dictionary<(int Row, int Column), int>> _merged = [];
    private readonly WorkbookStyles _styles;

    public WorkbookBook(string path, string shown)
    {
        _shown = shown;
        using (var archive = Unpacking.Open(path, shown, "an .xlsx workbook"))
        {
            Unpacking.Probe(archive, shown);
            Guarded(() =>
            {
                SheetBounds.Require(archive, shown);
                return true;
            });
        }

        _document = Guarded(() => SpreadsheetDocument.Open(path, false));
        try
        {
            _styles = Guarded(ReadParts);
        }
        catch
        {
            _document.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Sheets => [.. _sheets.Select(s => s.Name)];

    public override bool CountsFrom1904 => _styles.CountsFrom1904;

    public override IEnumerable<SheetLine> Rows(int sheet)
    {
        var part = _sheets[sheet].Part;
        if (!_merged.TryGetValue(sheet, out var merged))
        {
            _merged[sheet] = merged = Guarded(() => ReadMerged(part));
        }

        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, WorkbookXml.Settings);
        using var rows = WorkbookXml.Rows(reader, _texts, _styles).GetEnumerator();
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
            _document.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SheetLine FillDown(SheetLine line, Dictionary<(int, int), int> merged, Dictionary<int, (int Last, SheetCell Cell)> below)
    {
        if (merged.Count == 0)
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
                below[column] = (last, cells[column]);
            }
        }

        return line with { Cells = cells };
    }

    private WorkbookStyles ReadParts()
    {
        var workbook = _document.WorkbookPart ?? throw new InvalidDataException();
        foreach (var sheet in workbook.Workbook!.Descendants<Sheet>())
        {
            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part && (sheet.State is null || sheet.State.Value == SheetStateValues.Visible))
            {
                _sheets.Add((sheet.Name?.Value ?? "", part));
            }
        }

        if (_sheets.Count == 0)
        {
            throw new InvalidDataException();
        }

        if (workbook.SharedStringTablePart is { } texts)
        {
            using var stream = texts.GetStream(FileMode.Open, FileAccess.Read);
            using var reader = XmlReader.Create(stream, WorkbookXml.Settings);
            _texts.AddRange(WorkbookXml.SharedTexts(reader));
        }

        return new WorkbookStyles(workbook.WorkbookStylesPart?.Stylesheet, workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false);
    }

    // First row and column of what is merged over several rows, with the last row. They stand after all rows.
    private static Dictionary<(int, int), int> ReadMerged(WorksheetPart part)
    {
        var merged = new Dictionary<(int, int), int>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, WorkbookXml.Settings);
        while (reader.Read() && merged.Count < MostMerged)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell" && reader.GetAttribute("ref")?.Split(':') is [var from, var to])
            {
                var (row, last) = (WorkbookXml.RowOf(from), WorkbookXml.RowOf(to));
                if (last > row)
                {
                    merged[(row, WorkbookXml.ColumnOf(from))] = last;
                }
            }
        }

        return merged;
    }

    // The readers fail in their own ways on a workbook that is none; to the user they are one.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or InvalidOperationException or NullReferenceException
            or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or OpenXmlPackageException or FileFormatException)
        {
            throw new BundleRefusedException(_shown, new Refusal(RefusalCode.NotABundle, _shown, "an .xlsx workbook"));
        }
    }
}

/// <summary>Which of a workbook's formats show a number as a date.</summary>
internal sealed class WorkbookStyles(Stylesheet? sheet, bool countsFrom1904)
{
    private readonly bool[] _isDay = Read(sheet);

    public bool CountsFrom1904 { get; } = countsFrom1904;

    public bool IsDay(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _isDay.Length && _isDay[index];

    private static bool[] Read(Stylesheet? sheet)
    {
        var own = sheet?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null && f.FormatCode is not null)
            .ToLookup(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!) ?? Enumerable.Empty<string>().ToLookup(_ => 0u);
        return [.. sheet?.CellFormats?.Elements<CellFormat>().Select(f => f.NumberFormatId?.Value ?? 0).Select(id => own[id].FirstOrDefault() is { } code ? ShowsDay(code) : IsBuiltInDay(id)) ?? []];
    }

    // ECMA-376, 18.8.30; those of East Asia besides.
    private static bool IsBuiltInDay(uint id) => id is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58;

    private static bool ShowsDay(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '[' or ']')
            {
                bracketed = c == '[';
            }
            else if (!quoted && !bracketed && c is 'y' or 'Y' or 'd' or 'D')
            {
                return true;
            }
        }

        return false;
    }
}
