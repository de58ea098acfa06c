using System.Globalization;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Figures of cells that are merged over several rows. One is the total of its rows: where these are all stops of one convoy it is the convoy's,
/// and reports divide it as estimated; elsewhere it belongs to no row, and none of them is taken.
/// </summary>
internal sealed class MergedTotals
{
    private static readonly Dictionary<string, string> _ofConvoy = new(StringComparer.Ordinal)
    {
        ["deliveries.people_reached"] = "convoys.people_reached",
        ["deliveries.trucks"] = "convoys.trucks",
        ["deliveries.tonnes"] = "convoys.tonnes",
    };

    private readonly Dictionary<(int Column, int First), Block> _blocks = [];
    private readonly Dictionary<(string Convoy, string Field), string> _totals = [];
    private readonly Dictionary<string, List<int>> _rows = new(StringComparer.Ordinal);

    private MergedTotals()
    {
    }

    /// <summary>A sheet without such cells.</summary>
    public static MergedTotals None => new();

    /// <summary>Whether the import takes none of a row, by its number. A total is the convoy's only with all of the convoy's rows.</summary>
    public Func<int, bool> IsRefused { get; set; } = _ => false;

    /// <summary>Names of the fields of convoys of which there are totals.</summary>
    public IReadOnlySet<string> Fields => _totals.Keys.Select(k => k.Field).ToHashSet(StringComparer.Ordinal);

    /// <param name="lines">All rows of the table.</param>
    public static MergedTotals Of(IEnumerable<SheetLine> lines, SheetMapping mapping, SheetReader reader, SheetContext context)
    {
        var found = new MergedTotals();
        var sums = new Dictionary<(int Column, string Convoy), Sum>();
        (int Index, SheetField Field)[] columns = [.. mapping.Told
            .Where(c => c.Field.Table == mapping.Of.Table && c.Field.Column.Type is CellType.Number or CellType.Tonnes)
            .Select(c => (c.Index, c.Field))];
        foreach (var line in lines)
        {
            var convoy = reader.Kind == SheetKind.Deliveries ? reader.Link(line) : "";
            found.Add(convoy, line.Number);
            foreach (var (index, field) in columns)
            {
                found.Add(sums, index, convoy, line[index], reader.Figure(field, line[index]));
            }
        }

        foreach (var ((index, _), block) in found._blocks.Where(b => b.Value.Rows > 1))
        {
            var field = columns.First(c => c.Index == index).Field;
            block.Why = found.Divide(block, sums[(index, block.Convoy)], field, mapping, reader, context);
            block.Answer = block.Why is null ? null : mapping.Answers.GetValueOrDefault(MergedQuestions.Id(mapping, index, block.Text, block.Merged));
        }

        return found;
    }

    /// <summary>The figures of several rows that are not the total of one convoy.</summary>
    public IEnumerable<(int Column, MergedRows Rows, string Text, Refusal Why)> Undivided => _blocks.Where(b => b.Value.Why is not null)
        .OrderBy(b => b.Key.First).ThenBy(b => b.Key.Column).Select(b => (b.Key.Column, b.Value.Merged, b.Value.Text, b.Value.Why!));

    /// <summary>Why the figure cannot be taken; null: it is the row's own, or the convoy's.</summary>
    public Refusal? Why(int column, SheetCell cell) =>
        Find(column, cell) is { Answer: not (MergedQuestions.Each or MergedQuestions.Unknown) } block
            ? block.Why ?? (block.Rows > 1 && Missing(block.Convoy) is { } row ? new Refusal(RefusalCode.FigureWithoutRow, row) : null)
            : null;

    /// <summary>Whether the figure is of several rows, and so of none of them.</summary>
    public bool IsOfSeveral(int column, SheetCell cell) => Find(column, cell) is { Rows: > 1, Answer: not MergedQuestions.Each };

    /// <summary>The total of a convoy; null: it has none here.</summary>
    public string? Of(string convoy, string field) =>
        _totals.GetValueOrDefault((convoy, field)) is { } total && Missing(convoy) is null ? total : null;

    // Of the rows that the total is of, one that the import does not take.
    private int? Missing(string convoy) => _rows.TryGetValue(convoy, out var rows) && rows.Find(r => IsRefused(r)) is > 0 and var row ? row : null;

    private void Add(string convoy, int row)
    {
        if (!_rows.TryGetValue(convoy, out var rows))
        {
            _rows[convoy] = rows = [];
        }

        rows.Add(row);
    }

    private Block? Find(int column, SheetCell cell) => cell.Merged is null ? null : _blocks.GetValueOrDefault((column, cell.Merged.First));

    private void Add(Dictionary<(int, string), Sum> sums, int index, string convoy, SheetCell cell, string figure)
    {
        if (!sums.TryGetValue((index, convoy), out var sum))
        {
            sums[(index, convoy)] = sum = new Sum();
        }

        if (cell.Merged is { } merged && !cell.IsBlank)
        {
            if (_blocks.TryGetValue((index, merged.First), out var block))
            {
                // The sum of a cell's first row is not of that row alone after all.
                sums[(index, block.Convoy)].Shared += ++block.Rows == 2 ? 1 : 0;
                block.IsOfOneConvoy &= block.Convoy == convoy;
                return;
            }

            _blocks[(index, merged.First)] = new Block(merged, convoy, cell.Text) { Rows = 1 };
        }

        if (decimal.TryParse(figure, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            sum.Figure += number;
        }
        else
        {
            sum.IsUnknown = true;
        }
    }

    private Refusal? Divide(Block block, Sum sum, SheetField field, SheetMapping mapping, SheetReader reader, SheetContext context)
    {
        if (!block.IsOfOneConvoy || block.Convoy.Length == 0 || sum.IsUnknown || sum.Shared != 1
            || !_ofConvoy.TryGetValue(field.Name, out var total) || mapping.Has(total))
        {
            return block.Merged.First == block.Merged.Last
                ? new Refusal(RefusalCode.SeveralPlacesOneFigure)
                : new Refusal(RefusalCode.SeveralRowsOneFigure, block.Merged.First, block.Merged.Last);
        }

        var text = Cell.Write(sum.Figure);
        if (reader.IsKnownHead(block.Convoy) && !reader.TellsHeads && context.TotalOf(block.Convoy, total) != text)
        {
            return new Refusal(RefusalCode.ConvoyHasOtherTotal, block.Merged.First, block.Merged.Last, block.Convoy);
        }

        _totals[(block.Convoy, total)] = text;
        return null;
    }

    private sealed class Block(MergedRows merged, string convoy, string text)
    {
        public string Text { get; } = text;

        /// <summary>What was answered about it, where it is not one convoy's total.</summary>
        public string? Answer { get; set; }

        public MergedRows Merged { get; } = merged;

        public string Convoy { get; } = convoy;

        public int Rows { get; set; }

        public bool IsOfOneConvoy { get; set; } = true;

        public Refusal? Why { get; set; }
    }

    /// <summary>All figures of one convoy in one column: a total needs each of them.</summary>
    private sealed class Sum
    {
        public decimal Figure { get; set; }

        public bool IsUnknown { get; set; }

        /// <summary>How many of its figures are of several rows.</summary>
        public int Shared { get; set; }
    }
}
