namespace AccessTracker.Data.Bundles;

/// <summary>For whom an export is written.</summary>
public enum ExportFlavour
{
    /// <summary>For a program: it imports back to the same records.</summary>
    Exact,

    /// <summary>For people with a spreadsheet: it shows all signs as they are, and takes no text for a formula. Not for import.</summary>
    ForSpreadsheets,
}

/// <summary>How text goes into a file that a spreadsheet may open.</summary>
public static class ExportFlavours
{
    // What spreadsheets take for the start of a formula, or skip before one; with the full-width forms that some of them read alike.
    private const string Dangerous = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The cell whose exact text is <paramref name="text"/>. An apostrophe marks a text as one; a number needs none.</summary>
    public static string Write(this ExportFlavour flavour, bool isNumber, string text) =>
        flavour == ExportFlavour.ForSpreadsheets && text.Length > 0 && !isNumber && Dangerous.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;

    internal static string Write(this ExportFlavour flavour, BundleColumn column, string text) => flavour.Write(IsNumber(column), text);

    private static bool IsNumber(BundleColumn column) => column.Type is CellType.Number or CellType.Tonnes or CellType.Degrees;
}
