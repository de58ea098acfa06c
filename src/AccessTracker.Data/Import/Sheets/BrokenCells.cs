using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Cells that show something on a screen and hold nothing that can be taken: a lost figure would be counted as none.</summary>
internal static class BrokenCells
{
    public static IReadOnlyList<SheetFault>? Of(SheetLine line) =>
        line.Cells.Any(c => c.Kind == CellKind.Broken)
            ? [.. line.Cells.Index().Where(c => c.Item.Kind == CellKind.Broken).Select(c => new SheetFault(null, c.Item.Text, Why(line, c.Index)))]
            : null;

    /// <summary>What is wrong with the cell, by its address.</summary>
    public static Refusal Why(SheetLine line, int column)
    {
        var cell = line[column];
        var address = $"{CellAddress.Letters(column)}{cell.Merged?.First ?? line.Number}";
        return cell.Text.StartsWith('=')
            ? new Refusal(RefusalCode.FormulaWithoutResult, address)
            : new Refusal(RefusalCode.ErrorInCell, address, cell.Text);
    }
}
