using AccessTracker.Data.Import.Bundles;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A sheet holds a cell in one of these ways. A .csv file holds nothing but texts.</summary>
public enum CellKind
{
    Text,
    Number,

    /// <summary>A number that its format shows as a date; its text is the day as <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>A number that its format shows as a month or a year; its text is the day that the file keeps, which nobody has seen.</summary>
    Month,

    /// <summary>A formula whose result is not in the file, or an error. Its text is the formula, or what the error is called.</summary>
    Broken,
}

/// <summary>The rows of a sheet over which one cell is merged.</summary>
public sealed record MergedRows(int First, int Last);

/// <summary>One cell as it stands in somebody's sheet.</summary>
/// <param name="Text">What it holds, never null.</param>
/// <param name="Merged">It stands for all of these rows; of days, which say the same of each, it is not told.</param>
public readonly record struct SheetCell(string Text, CellKind Kind = CellKind.Text, MergedRows? Merged = null)
{
    public static SheetCell Empty { get; } = new("");

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">As a spreadsheet shows it, from 1.</param>
/// <param name="Damaged">A cell of a .csv file whose quotation marks make its meaning doubtful.</param>
public sealed record SheetLine(int Number, IReadOnlyList<SheetCell> Cells, string? Damaged = null)
{
    /// <summary>What was found wrong with it when it was put together of several rows.</summary>
    public IReadOnlyList<SheetFault> Faults { get; init; } = [];

    /// <summary>Nobody sees it in the sheet: it is hidden, or filtered out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>All that stands in it is struck through.</summary>
    public bool IsStruck { get; init; }

    public bool IsBlank => Cells.All(c => c.IsBlank);

    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Empty;
}
