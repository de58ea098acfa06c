using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// The rows of a worksheet, read off its XML as it comes. How far the sheet reaches is looked at where it is read: a few bytes can name
/// a cell a million columns away, and every gap up to it would be filled.
/// </summary>
/// <param name="texts">Those that cells share.</param>
/// <param name="isExact">A day with an hour stays both.</param>
/// <param name="mustCalculate">The workbook says that its formulas have to be calculated when it is opened.</param>
internal sealed class WorkbookRows(
    SafeXml xml, IReadOnlyList<string> texts, WorkbookStyles styles, string shown, bool isExact, bool mustCalculate)
{
    /// <summary>A file of the bundle has some twenty columns, and people leave notes beside them.</summary>
    public const int MostColumns = 200;

    private const int MostBlankRows = 10_000;
    private const int MostRows = 1_048_576;

    // Of all cells: shared texts make a small file a large table.
    private const long MostLetters = 1_000_000_000;

    private long _letters;

    // All that stands in the row that was read last.
    private bool _isStruck;

    public IEnumerable<SheetLine> Read()
    {
        var number = 0;
        while (xml.Read())
        {
            if (!xml.IsAt("row"))
            {
                continue;
            }

            var said = xml.Attribute("r");
            var next = said is null
                ? number + 1
                : long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : long.MaxValue;
            if (next - number > MostBlankRows || next > MostRows)
            {
                throw Far($"A{said ?? next.ToString(CultureInfo.InvariantCulture)}");
            }

            number = (int)next;
            var isHidden = xml.Attribute("hidden") is "1" or "true" || xml.Attribute("ht") == "0";
            var cells = Cells(number);
            yield return new SheetLine(number, cells) { IsHidden = isHidden, IsStruck = _isStruck };
        }
    }

    private List<SheetCell> Cells(int row)
    {
        var cells = new List<SheetCell>();
        _isStruck = false;
        var isAnySeen = false;
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var (depth, letters) = (xml.Depth, 0L);
        while (xml.Read() && xml.Depth > depth)
        {
            if (!xml.IsAt("c"))
            {
                continue;
            }

            var address = xml.Attribute("r");
            var column = address is null ? cells.Count : CellAddress.Read(address)?.Column ?? throw new InvalidDataException();
            if (column >= MostColumns)
            {
                throw Far(address ?? $"{CellAddress.Letters(column)}{row}");
            }

            var (type, style) = (xml.Attribute("t"), xml.Attribute("s"));
            var (value, formula) = Value();
            var cell = IsWithoutResult(value, formula, type) ? new SheetCell($"={formula}", CellKind.Broken) : Cell(value ?? "", type, style);
            while (cells.Count <= column)
            {
                cells.Add(SheetCell.Empty);
            }

            cells[column] = cell;
            isAnySeen |= !cell.IsBlank && !styles.IsStruck(style);
            _isStruck = !isAnySeen && (_isStruck || !cell.IsBlank);
            letters += cell.Text.Length;
            if (letters > CsvRows.LongestRow)
            {
                throw new BundleRefusedException(shown, row, new Refusal(RefusalCode.RowTooLong, CsvRows.LongestRow));
            }
        }

        _letters += letters;
        return _letters <= MostLetters
            ? cells
            : throw new BundleRefusedException(shown, Refusal.As(RefusalCode.TooLarge, "letters", MostLetters / 1_000_000));
    }

    // A formula that shows nothing says so: its type is that of a text. A workbook that is to be calculated when it is opened holds noughts
    // that no program has calculated.
    private bool IsWithoutResult(string? value, string? formula, string? type) =>
        formula is not null
        && (string.IsNullOrEmpty(value) ? value is null || type != "str" : mustCalculate && value is "0" or "0.0" && type is null or "n");

    private SheetCell Cell(string value, string? type, string? style) => type switch
    {
        _ when value.Length == 0 => SheetCell.Empty,
        "s" => new SheetCell(Shared(value)),
        "str" or "inlineStr" => new SheetCell(EscapedText.Decode(value)),
        "b" => new SheetCell(value is "1" or "true" ? "true" : "false"),
        "d" when Instant(value) is { } instant => instant,
        "e" => new SheetCell(value, CellKind.Broken),
        "d" => new SheetCell(value),
        _ when styles.IsDay(style) && Serial(value) is { } day => !isExact && styles.IsMonth(style) ? day with { Kind = CellKind.Month } : day,
        _ => new SheetCell(Plain(value), CellKind.Number),
    };

    private string Shared(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count
            ? texts[index]
            : throw new InvalidDataException();

    private SheetCell? Instant(string value) =>
        SheetDays.Read(value).Day is not { } day ? null
        : (isExact && value.Length > 10) || SheetInstants.HasZone(value) ? new SheetCell(value)
        : new SheetCell(Records.Cell.Day(day), CellKind.Day);

    private SheetCell? Serial(string value)
    {
        if (SheetDays.OfSerial(value, styles.CountsFrom1904) is not { } day)
        {
            return null;
        }

        // As a spreadsheet shows it, to the second.
        var seconds = (long)Math.Round(double.Parse(value, CultureInfo.InvariantCulture) % 1 * 86_400);
        return isExact && seconds > 0
            ? new SheetCell(day.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
            : new SheetCell(Records.Cell.Day(day), CellKind.Day);
    }

    // The shortest digits that make the same number: a sheet keeps 0.1 as 0.10000000000000001, and a million as 1E6.
    private static string Plain(string value) =>
        !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? value
        : Math.Abs(number) < 1e15 ? Records.Cell.Write((decimal)number)
        : value;

    // Of <v>, or of the texts of <is>, in a cell, and of <f>. Null: there is no such element.
    private (string? Value, string? Formula) Value()
    {
        if (xml.IsEmptyElement)
        {
            return (null, null);
        }

        var (depth, value, formula) = (xml.Depth, (string?)null, (string?)null);
        while (xml.Read() && xml.Depth > depth)
        {
            formula = xml.IsAt("f") ? xml.Text() : formula;
            value = xml.IsAt("is") ? xml.Text("t", without: "rPh") : xml.IsAt("v") ? xml.Text() : value;
        }

        return (value, formula);
    }

    private BundleRefusedException Far(string cell) => new(shown, new Refusal(RefusalCode.FarCell, cell.Length <= 20 ? cell : cell[..20]));
}
