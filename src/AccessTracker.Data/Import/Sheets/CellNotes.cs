using System.Globalization;
using System.IO.Packaging;
using System.Text;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The notes of one sheet of a workbook: what a spreadsheet shows beside a cell that somebody points at.</summary>
internal sealed class CellNotes
{
    /// <summary>Notes beyond these are left out: each is drawn, and a spreadsheet with very many opens slowly.</summary>
    public const int Most = 2_000;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string DrawingId = "notes";

    private readonly List<(CellAddress Cell, string Text)> _notes = [];

    /// <param name="row">From 1.</param>
    /// <param name="column">From 0.</param>
    public void Add(int row, int column, string text)
    {
        if (_notes.Count < Most && !_notes.Exists(n => n.Cell.Row == row && n.Cell.Column == column))
        {
            _notes.Add((new CellAddress(row, column), text));
        }
    }

    /// <summary>What the sheet says of its drawing, once all rows are written; null: there are no notes.</summary>
    public X.LegacyDrawing? Drawing => _notes.Count > 0 ? new X.LegacyDrawing { Id = DrawingId } : null;

    /// <summary>Writes the notes and how they are drawn, for a sheet that was written before.</summary>
    public void Write(Package package, PackagePart sheet, uint number)
    {
        if (_notes.Count == 0)
        {
            return;
        }

        var list = package.CreatePart(
            At($"comments{number}.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml", CompressionOption.Normal);
        using (var stream = list.GetStream())
        using (var writer = OpenXmlWriter.Create(stream))
        {
            writer.WriteStartDocument(standalone: true);
            writer.WriteElement(new X.Comments(
                new X.Authors(new X.Author("AccessTracker")),
                new X.CommentList(_notes.Select(n => new X.Comment(new X.CommentText(new X.Text(WorkbookWriter.Clean(n.Text))))
                {
                    Reference = $"{CellAddress.Letters(n.Cell.Column)}{n.Cell.Row.ToString(CultureInfo.InvariantCulture)}", AuthorId = 0,
                }))));
        }

        var drawing = package.CreatePart(
            At($"drawings/vmlDrawing{number}.vml"), "application/vnd.openxmlformats-officedocument.vmlDrawing", CompressionOption.Normal);
        using (var stream = drawing.GetStream())
        {
            stream.Write(Encoding.UTF8.GetBytes(Shapes()));
        }

        sheet.CreateRelationship(list.Uri, TargetMode.Internal, Relations + "comments", "comments");
        sheet.CreateRelationship(drawing.Uri, TargetMode.Internal, Relations + "vmlDrawing", DrawingId);
    }

    // The older way of drawing, which is the one that every program reads.
    private string Shapes()
    {
        var xml = new StringBuilder(
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
            + "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
            + "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
            + "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");
        foreach (var (index, note) in _notes.Index())
        {
            var (row, column) = (note.Cell.Row - 1, note.Cell.Column);
            xml.Append(CultureInfo.InvariantCulture, $"<v:shape id=\"_x0000_s{1025 + index}\" type=\"#_x0000_t202\" ")
                .Append("style=\"position:absolute;width:220pt;height:70pt;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">")
                .Append("<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:textbox/>")
                .Append("<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"<x:Anchor>{column + 1}, 15, {Math.Max(0, row - 1)}, 10, {column + 4}, 15, {row + 4}, 4</x:Anchor>")
                .Append(CultureInfo.InvariantCulture, $"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>");
        }

        return xml.Append("</xml>").ToString();
    }

    private static Uri At(string name) => new($"/xl/{name}", UriKind.Relative);
}
