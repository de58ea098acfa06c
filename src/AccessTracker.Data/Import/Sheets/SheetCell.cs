namespace AccessTracker.Data.Import.Sheets;

/// <summary>A sheet holds a cell in one of these ways. A .csv file holds nothing but texts.</summary>
public enum CellKind
{
    Text,
    Number,

    /// <summary>A number that its format shows as a date; its text is the day as <c>yyyy-MM-dd</c>.</summary>
    Day,
}

/// <summary>One cell as it stands in somebody's sheet.</summary>
/// <param name="Text">What it holds, never null.</param>
public readonly record struct SheetCell(string Text, CellKind Kind = CellKind.Text)
{
    public static SheetCell Empty { get; } = new("");

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>One row of a sheet.</summary>
/// <param name="Number">As a spreadsheet shows it, from 1.</param>
/// <param name="Damaged">A cell of a .csv file whose quotation marks make its meaning doubtful.</param>
public sealed record SheetLine(int Number, IReadOnlyList<SheetCell> Cells, string? Damaged = null)
{
    public bool IsBlank => Cells.All(c => c.IsBlank);

    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Empty;
}
