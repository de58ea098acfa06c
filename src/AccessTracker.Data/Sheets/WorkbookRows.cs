using System.Globalization;
using System.Text;
using System.Xml;
using AccessTracker.Data.Bundles;

namespace AccessTracker.Data.Sheets;

/// <summary>The rows of a worksheet and the shared texts of a workbook, read off their XML as it comes.</summary>
internal static class WorkbookXml
{
    public static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IEnumerable<string> SharedTexts(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                yield return Text(reader);
            }
        }
    }

    public static IEnumerable<SheetLine> Rows(XmlReader reader, List<string> texts, WorkbookStyles styles)
    {
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : number + 1;
            yield return new SheetLine(number, Cells(reader, texts, styles));
        }
    }

    /// <summary>The row of a cell's address, from 1.</summary>
    public static int RowOf(string cell) => int.Parse(cell.AsSpan(cell.TakeWhile(char.IsAsciiLetter).Count()), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The column of a cell's address, from 0.</summary>
    public static int ColumnOf(string cell) => cell.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, letter) => (n * 26) + (char.ToUpperInvariant(letter) - 'A' + 1)) - 1;

    private static List<SheetCell> Cells(XmlReader reader, List<string> texts, WorkbookStyles styles)
    {
        var cells = new List<SheetCell>();
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            var column = reader.GetAttribute("r") is { } address ? ColumnOf(address) : cells.Count;
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            while (cells.Count < column)
            {
                cells.Add(SheetCell.Empty);
            }

            cells.Add(Cell(Value(reader), type, styles.IsDay(style), texts, styles.CountsFrom1904));
        }

        return cells;
    }

    private static SheetCell Cell(string value, string? type, bool isDay, List<string> texts, bool from1904) => type switch
    {
        _ when value.Length == 0 => SheetCell.Empty,
        "s" => new SheetCell(texts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)]),
        "str" or "inlineStr" => new SheetCell(value),
        "b" => new SheetCell(value == "1" ? "true" : "false"),
        "d" when SheetDays.Read(value).Day is { } day => new SheetCell(Bundles.Cell.Day(day), CellKind.Day),
        "e" or "d" => new SheetCell(value),
        _ when isDay && SheetDays.OfSerial(value, from1904) is { } day => new SheetCell(Bundles.Cell.Day(day), CellKind.Day),
        _ => new SheetCell(Plain(value), CellKind.Number),
    };

    // The shortest digits that make the same number: a sheet keeps 0.1 as 0.10000000000000001, and a million as 1E6.
    private static string Plain(string value) =>
        !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? value
        : Math.Abs(number) < 1e15 ? Bundles.Cell.Write((decimal)number)
        : value;

    // Of <v>, or of the texts of <is>, in a cell.
    private static string Value(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, value) = (reader.Depth, "");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            value = reader.LocalName switch { "is" => Text(reader), "v" => Inner(reader), _ => value };
        }

        return value;
    }

    // The runs of a text, without the reading aids for East Asian writing.
    private static string Text(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            while (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                reader.Skip();
            }

            if (reader.Depth <= depth)
            {
                break;
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                text.Append(Inner(reader));
            }
        }

        return text.ToString();
    }

    // Leaves the reader at the end of the element.
    private static string Inner(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            text.Append(reader.Value);
        }

        return text.ToString();
    }
}
