using System.Globalization;
using System.Text;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Export;

/// <summary>For whom an export is written.</summary>
public enum ExportFlavour
{
    /// <summary>For a program: it imports back to the same records.</summary>
    Exact,

    /// <summary>For people with a spreadsheet: it shows all signs as they are, and takes no text for a formula. Not for import.</summary>
    ForSpreadsheets,
}

/// <summary>
/// How text goes into a file that a spreadsheet may open. Which sign parts the cells is the spreadsheet's choice, and quotation marks
/// hold only for the one that was meant: what is one cell to us is several to a LibreOffice that parts at semicolons. So a
/// formula is kept from beginning wherever a cell could.
/// </summary>
public static class ExportFlavours
{
    // What begins a formula; with the full-width and the small forms that some read alike.
    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    // What may part cells, or rows.
    private const string Separators = ",;|:\t\r\n\v\f\u0085\u2028\u2029\uFF0C\uFF1B\uFF5C\uFF1A\u060C\u061B";

    // Spreadsheets skip these at the start of a file's cell, and read on.
    private const string Skipped = "\t\r\n";

    private enum Border
    {
        None,

        // A blank parts cells for few; what follows is a formula only when it is more than a dash between words.
        Blank,
        Cell,
    }

    /// <summary>
    /// The cell whose exact text is <paramref name="text"/>. An apostrophe keeps a sign from beginning a formula; a number needs none.
    /// </summary>
    public static string Write(this ExportFlavour flavour, bool isNumber, string text)
    {
        if (flavour != ExportFlavour.ForSpreadsheets || isNumber || text.Length == 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 8);
        if (Skipped.Contains(text[0], StringComparison.Ordinal))
        {
            safe.Append('\'');
        }

        var border = Border.Cell;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isSign = Signs.Contains(c, StringComparison.Ordinal);
            if (isSign && (border == Border.Cell || (border == Border.Blank && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))))
            {
                safe.Append('\'');
            }

            safe.Append(c);
            border = Separators.Contains(c, StringComparison.Ordinal) ? Border.Cell
                : char.IsWhiteSpace(c) && border == Border.None ? Border.Blank
                : char.IsWhiteSpace(c) || IsNothing(c) ? border
                : Border.None;
        }

        return safe.ToString();
    }

    internal static string Write(this ExportFlavour flavour, RecordColumn column, string text) => flavour.Write(IsNumber(column), text);

    // A quotation mark opens a cell, and what cannot be seen begins none.
    private static bool IsNothing(char c) => c is '"' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsNumber(RecordColumn column) => column.Type is CellType.Number or CellType.Tonnes or CellType.Degrees;
}
