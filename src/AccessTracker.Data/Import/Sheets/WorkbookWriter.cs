using System.IO.Packaging;
using System.Xml;
using AccessTracker.Domain.Common;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Writes an .xlsx workbook, sheet after sheet and row after row: no sheet is ever held as a whole. Every workbook of the program is written by it.
/// What is disposed is finished; the stream stays open.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    // What a cell can hold.
    private const int MostLetters = 32_767;

    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Properties = "application/vnd.openxmlformats-package.core-properties+xml";
    private const string PropertiesRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private readonly Package _package;
    private readonly X.Sheets _sheets = new();

    /// <param name="target">May be one that can only be written to.</param>
    /// <param name="styles">What the styles of cells are the places of.</param>
    public WorkbookWriter(Stream target, X.Stylesheet styles)
    {
        // The library's own documents keep all of their parts in memory until the end: a package that is written alone does not, one part after the
        // other.
        _package = Package.Open(target, FileMode.Create, FileAccess.Write);
        Write("styles", "styles+xml", w => w.WriteElement(styles));
    }

    /// <summary>Says whose the file is: <paramref name="write"/> writes the properties of an Office file.</summary>
    public void Describe(Action<Stream> write)
    {
        var part = _package.CreatePart(new Uri("/docProps/core.xml", UriKind.Relative), Properties, CompressionOption.Normal);
        using (var stream = part.GetStream())
        {
            write(stream);
        }

        _package.CreateRelationship(part.Uri, TargetMode.Internal, PropertiesRelation, "properties");
    }

    /// <param name="before">What stands before the rows, in the order of the format.</param>
    /// <param name="after">What stands after them.</param>
    /// <param name="isHidden">The sheet is for other sheets and not for people.</param>
    public void Add(
        string name, IEnumerable<OpenXmlElement> before, IEnumerable<X.Row> rows, IEnumerable<OpenXmlElement> after, bool isHidden = false) =>
        Add(name, before, rows, after, null, isHidden);

    /// <param name="notes">What is noted beside cells, as far as it is known when the rows have been written.</param>
    internal void Add(
        string name, IEnumerable<OpenXmlElement> before, IEnumerable<X.Row> rows, IEnumerable<OpenXmlElement> after, CellNotes? notes,
        bool isHidden = false)
    {
        var number = (uint)_sheets.ChildElements.Count + 1;
        var id = $"sheet{number}";
        var part = Write($"worksheets/{id}", "worksheet+xml", w =>
        {
            w.WriteStartElement(new X.Worksheet());
            Each(w, before);
            w.WriteStartElement(new X.SheetData());
            Each(w, rows);
            w.WriteEndElement();
            Each(w, after);
            if (notes?.Drawing is { } drawing)
            {
                w.WriteElement(drawing);
            }

            w.WriteEndElement();
        });
        notes?.Write(_package, part, number);
        _sheets.Append(new X.Sheet { Id = id, SheetId = number, Name = name, State = isHidden ? X.SheetStateValues.Hidden : null });
    }

    public void Dispose()
    {
        var workbook = Write("workbook", "sheet.main+xml", w => w.WriteElement(new X.Workbook(_sheets)));
        _package.CreateRelationship(workbook.Uri, TargetMode.Internal, Relations + "officeDocument", "workbook");
        workbook.CreateRelationship(At("styles"), TargetMode.Internal, Relations + "styles", "styles");
        foreach (var sheet in _sheets.Elements<X.Sheet>())
        {
            workbook.CreateRelationship(At($"worksheets/{sheet.Id!.Value}"), TargetMode.Internal, Relations + "worksheet", sheet.Id!.Value!);
        }

        _package.Close();
    }

    /// <summary>A row of cells, each in its column.</summary>
    /// <param name="number">From 1.</param>
    public static X.Row Row(uint number, IReadOnlyList<X.Cell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            cells[i].CellReference = $"{Letters(i)}{number}";
        }

        return new X.Row(cells) { RowIndex = number };
    }

    /// <summary>A text, which is never read as a formula: with U+FFFD for what the file cannot hold, and cut where a cell ends.</summary>
    public static X.Cell Text(string text, uint style) => new()
    {
        DataType = X.CellValues.InlineString,
        StyleIndex = style,
        InlineString = new X.InlineString(new X.Text(Unicode.Start(Clean(text), MostLetters)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    public static X.Cell Number(decimal number, uint style) => new() { StyleIndex = style, CellValue = new X.CellValue(number) };

    /// <summary>The heading row, which stays while people scroll.</summary>
    public static X.SheetViews Frozen(bool rightToLeft) => new(new X.SheetView(
        new X.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = X.PaneValues.BottomLeft,
            State = X.PaneStateValues.Frozen }) { WorkbookViewId = 0, RightToLeft = rightToLeft });

    /// <summary>The style that a spreadsheet looks for by its name: the first of the cells' formats.</summary>
    public static X.CellStyles Normal() => new(new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 };

    /// <summary>The letters of a column, from 0.</summary>
    public static string Letters(int column) => CellAddress.Letters(column);

    /// <summary>The text with U+FFFD for what a file cannot hold.</summary>
    internal static string Clean(string text) =>
        string.Concat(Unicode.Mend(text).Select(c => char.IsSurrogate(c) || XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));

    private static Uri At(string name) => new($"/xl/{name}.xml", UriKind.Relative);

    private PackagePart Write(string name, string type, Action<OpenXmlWriter> write)
    {
        var part = _package.CreatePart(At(name), Types + type, CompressionOption.Normal);
        using var stream = part.GetStream();
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(standalone: true);
        write(writer);
        return part;
    }

    private static void Each(OpenXmlWriter writer, IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            writer.WriteElement(element);
        }
    }
}
