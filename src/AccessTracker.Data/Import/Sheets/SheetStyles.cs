using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The styles of cells of sheets to fill in, by their places.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Day = 2;

    /// <summary>A text that stays one: a code of digits keeps its noughts when it is edited.</summary>
    public const uint Code = 3;

    /// <summary>A cell that is to be corrected: a number, a text.</summary>
    public const uint WrongPlain = 4;
    public const uint WrongCode = 5;

    // Light, so that what stands there is read; what is wrong is told in words as well.
    private const string Wrong = "FFFFD9D2";

    public static X.Stylesheet All() => new(
        new X.NumberingFormats(new X.NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new X.Fonts(new X.Font(), new X.Font(new X.Bold())) { Count = 2 },
        new X.Fills(new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }),
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 }),
            new X.Fill(new X.PatternFill(new X.ForegroundColor { Rgb = Wrong }) { PatternType = X.PatternValues.Solid })) { Count = 3 },
        new X.Borders(new X.Border()) { Count = 1 },
        new X.CellStyleFormats(new X.CellFormat()) { Count = 1 },
        new X.CellFormats(
            new X.CellFormat(),
            new X.CellFormat { FontId = 1, ApplyFont = true },
            new X.CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new X.CellFormat { NumberFormatId = 49, ApplyNumberFormat = true },
            new X.CellFormat { FillId = 2, ApplyFill = true },
            new X.CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, FillId = 2, ApplyFill = true }) { Count = 6 },
        WorkbookWriter.Normal());
}
