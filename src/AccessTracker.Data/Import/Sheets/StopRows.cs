using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Makes one row of those that tell of one stop by sector or by item: sectors are joined, trucks and tonnes added, and of the people the largest
/// figure is taken, for the same people get all of it, unless it was said that each row has others.
/// </summary>
internal sealed class StopRows
{
    private static readonly HashSet<string> _people =
        new(StringComparer.Ordinal) { "deliveries.people_reached", "deliveries.people_targeted" };

    private readonly SheetMapping _mapping;
    private readonly SheetReader _reader;
    private readonly Dictionary<(int Row, string Stop), List<SheetLine>> _groups = [];
    private readonly HashSet<(int Row, string Stop)> _others = [];
    private readonly HashSet<int> _rows = [];
    private readonly (int Index, SheetField Field)[] _columns;

    private StopRows(SheetMapping mapping, SheetReader reader)
    {
        (_mapping, _reader) = (mapping, reader);
        _columns = [.. mapping.Told.Select(c => (c.Index, c.Field))];
    }

    /// <summary>The numbers of the rows of each stop that has several, by the first of them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> Rows => _groups.GroupBy(g => g.Key.Row).ToDictionary(
        g => g.Key, g => (IReadOnlyList<int>)[.. g.SelectMany(one => one.Value).Select(l => l.Number).Distinct().Order()]);

    /// <summary>What tells the rows of one stop apart: its sector and its item; none where no column says either.</summary>
    public static int[] Telling(SheetMapping mapping) => mapping.Of != SheetKind.Deliveries ? []
        : [.. mapping.Told.Where(c => c.Field.Name is "deliveries.sectors" or HelperFields.Item).Select(c => c.Index)];

    /// <param name="lines">All rows of the table; they are read twice at most.</param>
    public static StopRows Of(Func<IEnumerable<SheetLine>> lines, SheetMapping mapping, SheetReader reader)
    {
        var found = new StopRows(mapping, reader);
        var telling = Telling(mapping);
        if (telling.Length == 0)
        {
            return found;
        }

        // Of most sheets no stop has two rows: the rows themselves are held only where one has.
        var seen = new HashSet<UInt128>();
        var several = new HashSet<UInt128>();
        foreach (var line in lines())
        {
            if (Hash(reader.DeliveryRef(line)) is { } hash && !seen.Add(hash))
            {
                several.Add(hash);
            }
        }

        foreach (var group in several.Count == 0 ? [] : lines().Where(l => Hash(reader.DeliveryRef(l)) is { } hash && several.Contains(hash))
            .GroupBy(reader.DeliveryRef).Select(g => g.ToList()))
        {
            // The same sector twice is perhaps the same row twice: it is refused as before.
            var parts = group.ConvertAll(l => string.Join('\u001F', telling.Select(i => LocationName.Fold(l[i].Text))));
            if (parts.Distinct().Count() == parts.Count)
            {
                var stop = reader.DeliveryRef(group[0]);
                found._groups[(group[0].Number, stop)] = group;
                found._others.UnionWith(group.Skip(1).Select(l => (l.Number, stop)));
                found._rows.UnionWith(group.Select(l => l.Number));
            }
        }

        return found;
    }

    /// <summary>The rows with one for each stop.</summary>
    public IEnumerable<SheetLine> Merge(IEnumerable<SheetLine> lines)
    {
        foreach (var line in lines)
        {
            var key = _rows.Contains(line.Number) ? (line.Number, _reader.DeliveryRef(line)) : default;
            if (key == default || !_others.Contains(key))
            {
                yield return key != default && _groups.TryGetValue(key, out var group) ? One(group) : line;
            }
        }
    }

    private SheetLine One(List<SheetLine> rows)
    {
        var faults = new List<SheetFault>();
        var cells = Enumerable.Range(0, rows.Max(r => r.Cells.Count)).Select(i => rows[0][i]).ToArray();
        var isAdded = _mapping.Answers.GetValueOrDefault(StopQuestions.Id) == StopQuestions.Added;
        var largest = rows.MaxBy(r => Number(_reader.People(r)) ?? -1)!;
        foreach (var (index, field) in _columns.Where(c => c.Index < cells.Length))
        {
            var isPeople = _people.Contains(field.Name) || HelperFields.IsPart(field.Name) || field.Table == RecordKinds.Disaggregations;
            cells[index] = field.Column.Type is CellType.Number or CellType.Tonnes
                ? isPeople && !isAdded
                    ? field.Name == "deliveries.people_targeted" ? rows.MaxBy(r => Figure(field, r[index]) ?? -1)![index] : largest[index]
                    : Sum(rows, index, field)
                : Same(rows, index, field, faults);
        }

        return new SheetLine(rows[0].Number, cells, rows.Select(r => r.Damaged).FirstOrDefault(d => d is not null)) { Faults = faults };
    }

    // What cannot be read keeps its row out; a figure merged over rows of the stop is one.
    private SheetCell Sum(List<SheetLine> rows, int index, SheetField field)
    {
        var cells = rows.Where(r => !r[index].IsBlank).Select(r => (r.Number, Cell: r[index]))
            .DistinctBy(c => c.Cell.Merged?.First ?? c.Number).Select(c => c.Cell).ToList();
        if (cells.Find(
            c => c.Kind == CellKind.Broken || (Figure(field, c) is null && _reader.Figure(field, c).Length > 0)) is { Text: not null } unread)
        {
            return unread;
        }

        var merged = cells.Find(c => c.Merged is { } over && (over.First < rows[0].Number || over.Last > rows[^1].Number));
        var known = cells.Select(c => Figure(field, c)).OfType<decimal>().ToList();
        return merged.Text is not null ? merged
            : known.Count == 0 ? SheetCell.Empty
            : known.Count == 1 ? cells.Find(c => Figure(field, c) is not null) with { Merged = null }
            : new SheetCell(Cell.Write(known.Sum()), CellKind.Number);
    }

    private SheetCell Same(List<SheetLine> rows, int index, SheetField field, List<SheetFault> faults)
    {
        var cells = rows.Where(r => !r[index].IsBlank).Select(r => r[index]).DistinctBy(c => LocationName.Fold(c.Text)).ToList();
        if (cells.Count < 2)
        {
            return cells.Count == 0 ? SheetCell.Empty : cells[0];
        }

        if (field.Column.Type is CellType.Text or CellType.List)
        {
            return new SheetCell(string.Join("; ", cells.Select(c => SheetReader.Trim(c.Text))));
        }

        // A word, a day or a place in two spellings is one; what these are was looked at where the rows were put together.
        if (rows.Where(r => !r[index].IsBlank).Select(r => _reader.Read(field, r)).Distinct().Count() > 1)
        {
            faults.Add(new SheetFault(
                _mapping.Columns[index].Heading, string.Join("; ", cells.Select(c => c.Text)),
                new Refusal(RefusalCode.RowsOfStopDiffer, [.. rows.Select(r => r.Number)])));
        }

        return cells[0];
    }

    private decimal? Figure(SheetField field, SheetCell cell) => cell.IsBlank ? null : Number(_reader.Figure(field, cell));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static UInt128? Hash(string key) =>
        key.Length == 0 ? null : BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
