using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Finds in a row what no reading of its texts would show, and what would otherwise be taken for something else than was meant.</summary>
internal sealed class SheetFaults(SheetMapping mapping, SheetContext context, SheetReader reader, MergedTotals totals)
{
    private const int MostRemembered = 20_000;

    private readonly Dictionary<(string, string, string), Refusal?> _places = [];
    private readonly (int Index, SheetField Field)[] _columns =
        [.. mapping.Told.Select(c => (c.Index, c.Field))];

    /// <summary>Why the row cannot be taken; null: nothing is wrong so far.</summary>
    public IReadOnlyList<SheetFault>? Of(SheetLine line)
    {
        List<SheetFault>? faults = line.Faults.Count == 0 ? null : [.. line.Faults];
        foreach (var (index, field) in _columns)
        {
            var cell = line[index];
            if (!cell.IsBlank && Why(line, index, field, cell) is { } refusal)
            {
                (faults ??= []).Add(new SheetFault(mapping.Columns[index].Heading, cell.Text.Trim(), refusal));
            }
        }

        if (reader.Parts?.Faults(line).ToList() is { Count: > 0 } ofParts)
        {
            (faults ??= []).AddRange(ofParts);
        }

        return faults;
    }

    private Refusal? Why(SheetLine line, int index, SheetField field, SheetCell cell) => field.Column switch
    {
        _ when cell.Kind == CellKind.Broken => BrokenCells.Why(line, index),
        { Type: CellType.Day } => OfDay(mapping.Columns[index], cell),
        { Type: CellType.Number or CellType.Tonnes } when totals.Why(index, cell) is { } why => why,
        { Type: CellType.Tonnes } when mapping.Columns[index].Mark == DecimalMark.Unknown => DecimalMarks.Doubt(cell.Text),
        { Type: CellType.Reference } when field.Column.Refers == RecordKinds.Locations =>
            Elsewhere(cell.Text.Trim(), reader.Governorate(line), field == mapping.Of.Place ? reader.PlaceCode(line) : ""),
        _ => null,
    };

    // Places are few in many rows, and dear to find.
    private Refusal? Elsewhere(string name, string governorate, string pcode)
    {
        if (!_places.TryGetValue((name, governorate, pcode), out var why))
        {
            if (_places.Count == MostRemembered)
            {
                _places.Clear();
            }

            _places[(name, governorate, pcode)] = why =
                context.Places.CodedElsewhere(name, governorate, pcode) ?? context.Places.Elsewhere(name, governorate);
        }

        return why;
    }

    private static Refusal? OfDay(MappedColumn column, SheetCell cell)
    {
        if (cell.Kind == CellKind.Month || (cell.Kind == CellKind.Text && SheetDays.IsMonth(cell.Text)))
        {
            return new Refusal(RefusalCode.MonthNotDay);
        }

        return column.Swapped == SwappedDays.Unknown && cell.Kind == CellKind.Day && SwappedDay.Of(cell.Text) is var (day, other)
            ? new Refusal(RefusalCode.DayPerhapsSwapped, day, other)
            : null;
    }
}
