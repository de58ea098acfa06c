using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace AccessTracker.Data.Bundles;

/// <summary>
/// How far a workbook's sheets reach, looked at before they are read: the reader fills every gap up to the last cell, and
/// a few bytes can name a cell a million rows away.
/// </summary>
internal static class SheetBounds
{
    // A file of the bundle has some twenty columns, and people leave notes beside them.
    private const int MostColumns = 200;

    private const int MostBlankRows = 10_000;

    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    /// <exception cref="BundleRefusedException">A cell lies too far out.</exception>
    public static void Require(ZipArchive archive, string shown)
    {
        foreach (var sheet in archive.Entries.Where(IsSheet))
        {
            using var stream = Unpacking.Read(sheet, shown);
            using var reader = XmlReader.Create(stream, _settings);
            Require(reader, shown);
        }
    }

    private static bool IsSheet(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static void Require(XmlReader reader, string shown)
    {
        var row = 0L;
        while (reader.Read())
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
            {
                case "dimension" when reader.GetAttribute("ref") is { } area:
                    RequireColumn(area.Split(':')[^1], shown);
                    break;
                case "row":
                    var number = long.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : row + 1;
                    if (number - row > MostBlankRows)
                    {
                        throw Far(string.Create(CultureInfo.InvariantCulture, $"A{number}"), shown);
                    }

                    row = number;
                    break;
                case "c" when reader.GetAttribute("r") is { } cell:
                    RequireColumn(cell, shown);
                    break;
            }
        }
    }

    private static void RequireColumn(string cell, string shown)
    {
        var column = cell.TakeWhile(char.IsAsciiLetter).Take(8).Aggregate(0L, (n, letter) => n * 26 + (char.ToUpperInvariant(letter) - 'A' + 1));
        if (column > MostColumns)
        {
            throw Far(cell, shown);
        }
    }

    private static BundleRefusedException Far(string cell, string shown) => new(shown, new Refusal(RefusalCode.FarCell, cell));
}
