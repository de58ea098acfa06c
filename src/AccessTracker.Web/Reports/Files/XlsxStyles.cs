using AccessTracker.Data.Import.Sheets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Web.Reports.Files;

/// <summary>The styles of the workbook's cells, by their places.</summary>
internal static class XlsxStyles
{
    public const uint Text = 1;
    public const uint Heading = 2;
    public const uint Count = 3;
    public const uint Amount = 4;
    public const uint Share = 5;
    public const uint Day = 6;
    public const uint Link = 7;

    private const uint AmountFormat = 164;
    private const uint ShareFormat = 165;
    private const uint DayFormat = 166;

    // Numbers that are no exact ones: of each kind the styles of whole numbers, of those with decimals, and of shares.
    private const int Forms = 3;
    private const uint FirstBound = 8;
    private const uint FirstBoundFormat = 167;

    private const uint FromTheRight = 2;

    private static readonly string[] _forms = ["#,##0", "#,##0.###", "0.00%"];

    // Worded anew for each file: each is in its language.
    private static (CellNote Note, string Text, bool IsSigned)[] Bounded =>
        [(CellNote.AtLeast, Texts.AtLeast, false), (CellNote.AtMost, Texts.AtMost, false), (CellNote.KnownOnly, Texts.KnownOnly, true)];

    /// <summary>
    /// Returns the style of a number that is counted from what is partly unknown: the number stays one, and its format says what it is.
    /// </summary>
    public static uint Of(CellNote note, decimal number, bool isShare) =>
        FirstBound + (uint)((Array.FindIndex(Bounded, b => b.Note == note) * Forms) + (isShare ? 2 : decimal.IsInteger(number) ? 0 : 1));

    /// <summary>
    /// Returns the style of words in a sheet that runs from the right. Some programs read a text by its first character, and turn "12 من أصل 18"
    /// over.
    /// </summary>
    public static uint FromRight(uint words) => FirstBound + (uint)(Bounded.Length * Forms) + (words == Text ? 0u : words == Heading ? 1u : 2u);

    public static X.Stylesheet All() => new(
        new X.NumberingFormats(
        [
            new X.NumberingFormat { NumberFormatId = AmountFormat, FormatCode = "#,##0.###" },
            new X.NumberingFormat { NumberFormatId = ShareFormat, FormatCode = "0.00%" },
            new X.NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" },
            .. BoundFormats(),
        ]),
        new X.Fonts(Font(), Font(new X.Bold()), Font(new X.Underline(), new X.Color { Rgb = "FF1A5276" })) { Count = 3 },
        new X.Fills(
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }),
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 }),
            new X.Fill(new X.PatternFill(new X.ForegroundColor { Rgb = "FFE3E9EE" }) { PatternType = X.PatternValues.Solid })) { Count = 3 },
        new X.Borders(
            new X.Border(new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), new X.BottomBorder(), new X.DiagonalBorder())) { Count = 1 },
        new X.CellStyleFormats(new X.CellFormat()) { Count = 1 },
        new X.CellFormats(
        [
            new X.CellFormat(),
            Words(0, 0),
            Words(1, 2),
            Number(3),
            Number(AmountFormat),
            Number(ShareFormat),
            Number(DayFormat),
            Words(2, 0),
            .. Bounds(),
            Words(0, 0, FromTheRight),
            Words(1, 2, FromTheRight),
            Words(2, 0, FromTheRight),
        ]),
        WorkbookWriter.Normal());

    private static IEnumerable<X.NumberingFormat> BoundFormats() => Bounded
        .SelectMany(b => _forms.Select(form => Within(b.Text, b.IsSigned ? $"+{form};-{form};{form}" : form)))
        .Select((format, i) => new X.NumberingFormat { NumberFormatId = FirstBoundFormat + (uint)i, FormatCode = format });

    private static IEnumerable<X.CellFormat> Bounds() => Enumerable.Range(0, Bounded.Length * Forms).Select(i => Number(FirstBoundFormat + (uint)i));

    // The words around each part of the format, quoted: positive numbers, negative ones, and nought.
    private static string Within(string text, string format) => string.Join(';', format.Split(';').Select(part =>
        string.Join(part, text.Split("{0}").Select(words => words.Length == 0 ? "" : $"\"{words}\""))));

    // Reading order by the text itself: an Arabic name begins at the right within its cell, whichever way the sheet runs.
    private static X.CellFormat Words(uint font, uint fill, uint order = 0) => new(
        new X.Alignment { ReadingOrder = order, WrapText = true, Vertical = X.VerticalAlignmentValues.Top })
    {
        FontId = font,
        FillId = fill,
        NumberFormatId = 49,
        QuotePrefix = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyNumberFormat = true,
        ApplyAlignment = true,
    };

    private static X.CellFormat Number(uint format) =>
        new(new X.Alignment { Vertical = X.VerticalAlignmentValues.Top }) { NumberFormatId = format, ApplyNumberFormat = true,
            ApplyAlignment = true };

    private static X.Font Font(params OpenXmlElement[] face) =>
        new([.. face.Where(f => f is X.Bold or X.Underline), new X.FontSize { Val = 11 }, .. face.OfType<X.Color>(),
            new X.FontName { Val = "Arial" }]);
}
