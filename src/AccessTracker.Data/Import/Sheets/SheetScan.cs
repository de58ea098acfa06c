using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A name of a sheet that means no place for certain.</summary>
/// <param name="Governorate">What stands beside it; empty: nothing.</param>
/// <param name="Rows">How many rows name it.</param>
/// <param name="FirstRow">The first of them.</param>
public sealed record UnknownLocation(string Name, string Governorate, int Rows, int FirstRow)
{
    public string Key => SheetLocations.Key(Name, Governorate);
}

/// <summary>A column of days of which it cannot be told whether the day or the month stands first.</summary>
/// <param name="Column">Its place in the sheet, from 0.</param>
/// <param name="Sample">A text that can be read both ways.</param>
public sealed record DayDoubt(int Column, string Heading, string Sample, int Row);

/// <summary>A scan is what a first reading of all rows has found.</summary>
/// <param name="Mapping">With the order of day and month of each column that shows it.</param>
public sealed record SheetScan(SheetMapping Mapping, int Rows, IReadOnlyList<DayDoubt> Doubts, IReadOnlyList<UnknownLocation> Unknown)
{
    /// <summary>More names than anybody would answer for belong to a column that holds something else.</summary>
    public const int MostUnknown = 1_000;

    /// <param name="remembered">By the keys of headings: asked last, after what was chosen and what the rows show.</param>
    internal static SheetScan Run(
        SheetBook book, SheetMapping mapping, SheetContext context, IReadOnlyDictionary<string, RememberedColumn> remembered)
    {
        var reader = new SheetReader(mapping, context, "", book.CountsFrom1904);
        var days = mapping.Columns.Index()
            .Where(c => c.Item.Field is { } name && mapping.Of.Field(name)?.Column.Type == CellType.Day)
            .Select(c => new DayColumn(c.Index)).ToList();
        var marks = mapping.Columns.Index()
            .Where(c => c.Item.Field is { } name && mapping.Of.Field(name)?.Column.Type == CellType.Tonnes)
            .Select(c => new DecimalMarks(c.Index)).ToList();
        var unknown = new Dictionary<string, UnknownLocation>(StringComparer.Ordinal);
        var known = new HashSet<(string, string)>();
        var rows = 0;
        foreach (var line in SheetContent.Lines(book, mapping))
        {
            rows++;
            days.ForEach(d => d.Look(line));
            marks.ForEach(m => m.Look(line));
            foreach (var place in reader.Places(line).Where(p => !known.Contains(p)))
            {
                if (context.Places.Resolve(place.Name, place.Governorate) is not null)
                {
                    known.Add(place);
                }
                else if (unknown.TryGetValue(SheetLocations.Key(place.Name, place.Governorate), out var before))
                {
                    unknown[before.Key] = before with { Rows = before.Rows + 1 };
                }
                else if (unknown.Count < MostUnknown)
                {
                    var first = new UnknownLocation(place.Name, place.Governorate, 1, line.Number);
                    unknown.Add(first.Key, first);
                }
            }
        }

        MappedColumn[] columns = [.. mapping.Columns];
        foreach (var day in days)
        {
            var column = columns[day.Index];
            var before = day.Doubt is null ? null : remembered.GetValueOrDefault(LocationName.Fold(column.Heading))?.Order;
            columns[day.Index] = column with { Order = column.Order ?? day.Order ?? before, IsPerhapsSwapped = day.IsPerhapsSwapped };
        }

        marks.ForEach(m => columns[m.Index] = columns[m.Index] with { Mark = m.Decide(book.HasDecimalCommas) });

        var doubts =
            days.Where(d => d.Doubt is not null && columns[d.Index].Order is null)
            .Select(d => new DayDoubt(d.Index, columns[d.Index].Heading, d.Doubt!.Value.Text, d.Doubt.Value.Row));
        return new SheetScan(
            mapping with { Columns = columns }, rows, [.. doubts], [.. unknown.Values.OrderByDescending(u => u.Rows).ThenBy(u => u.FirstRow)]);
    }

    private sealed class DayColumn(int index)
    {
        private bool _dayFirst;
        private bool _monthFirst;
        private bool _isSwappable;
        private bool _isPast12;

        public int Index { get; } = index;

        /// <summary>Only days that can be read both ways became real ones; the others are still texts.</summary>
        public bool IsPerhapsSwapped => _isSwappable && !_isPast12 && (_dayFirst || _monthFirst);

        public (string Text, int Row)? Doubt { get; private set; }

        /// <summary>What the other rows of the column show. Null: nothing, or both.</summary>
        public DayOrder? Order => _dayFirst == _monthFirst ? null : _dayFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;

        public void Look(SheetLine line)
        {
            var cell = line[Index];
            if (cell.Kind == CellKind.Day)
            {
                _isSwappable |= SwappedDay.Of(cell.Text) is not null;
                _isPast12 |= cell.Text.Length > 2 && string.CompareOrdinal(cell.Text, cell.Text.Length - 2, "12", 0, 2) > 0;
            }

            if (cell.IsBlank || cell.Kind is CellKind.Day or CellKind.Broken)
            {
                return;
            }

            var reading = SheetDays.Read(cell.Text);
            _dayFirst |= reading.Order == DayOrder.DayFirst;
            _monthFirst |= reading.Order == DayOrder.MonthFirst;
            if (reading.IsEither)
            {
                Doubt ??= (cell.Text.Trim(), line.Number);
            }
        }
    }
}
