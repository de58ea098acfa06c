using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A row that names several places is one of each: stops of one convoy, whose figures are its totals.</summary>
internal static class PlaceRows
{
    /// <summary>The rows with one for each place that was answered.</summary>
    public static IEnumerable<SheetLine> Split(IEnumerable<SheetLine> lines, SheetMapping mapping, SheetReader reader, SheetContext context)
    {
        if (!MayBeSplit(mapping) || !context.Places.HasSeveral)
        {
            return lines;
        }

        var place = mapping.IndexOf(mapping.Of.Place!.Name);
        int[] figures = [.. mapping.Told.Where(c => c.Field.Column.Type is CellType.Number or CellType.Tonnes).Select(c => c.Index)];
        return lines.SelectMany(line => line[place].IsBlank
            || context.Places.Several(SheetReader.Trim(line[place].Text), reader.Governorate(line)) is not { } codes
            ? [line]
            : codes.Select(code => Of(line, place, code, figures)));
    }

    /// <summary>Whether rows are read against places that were answered to be several.</summary>
    public static bool MayBeSplit(SheetMapping mapping) => mapping.Of == SheetKind.Deliveries && mapping.IndexOf(mapping.Of.Place!.Name) >= 0;

    private static SheetLine Of(SheetLine line, int place, string code, int[] figures)
    {
        var cells = line.Cells.ToArray();
        cells[place] = new SheetCell(code);
        foreach (var index in figures.Where(i => i < cells.Length && !cells[i].IsBlank))
        {
            cells[index] = cells[index] with { Merged = cells[index].Merged ?? new MergedRows(line.Number, line.Number) };
        }

        return line with { Cells = cells };
    }
}
