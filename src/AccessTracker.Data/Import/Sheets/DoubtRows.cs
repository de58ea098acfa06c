using AccessTracker.Data.Records.Doubts;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Which rows of a sheet doubts are about: of a convoy or a request all of its rows, of a name all that have it.</summary>
internal sealed class DoubtRows
{
    private readonly SheetMapping _mapping;
    private readonly Dictionary<string, List<int>> _ofHeads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Column, string Value), SortedSet<int>> _ofNames = [];

    private DoubtRows(SheetMapping mapping) => _mapping = mapping;

    /// <param name="records">The records that the sheet tells of; those that others belong to come first.</param>
    public static DoubtRows Of(SheetMapping mapping, IReadOnlyList<DoubtfulRow> doubts, IEnumerable<PreviewRecord> records)
    {
        var rows = new DoubtRows(mapping);
        var heads = doubts.Where(d => rows.IsOfHead(d)).Select(rows.HeadOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = doubts.Where(IsOfName).Select(NameOf).ToHashSet();
        if (heads.Count + names.Count > 0)
        {
            rows.Look(records, heads, names);
        }

        return rows;
    }

    /// <summary>The rows that a doubt is about.</summary>
    public IEnumerable<int> Of(DoubtfulRow doubt) =>
        IsOfName(doubt) && _ofNames.TryGetValue(NameOf(doubt), out var named) ? named
        : IsOfHead(doubt) && HeadOf(doubt) is { } head && _ofHeads.TryGetValue(head, out var rows) ? rows
        : [doubt.Row];

    private void Look(IEnumerable<PreviewRecord> records, HashSet<string> heads, HashSet<(string, string, string)> names)
    {
        var link = _mapping.Of.Link?.Column.Name;
        var named = new Dictionary<string, List<(string, string, string)>>(StringComparer.Ordinal);
        var columns = names.Select(n => (Kind: n.Item1, Column: n.Item2)).Distinct().ToList();
        foreach (var record in records)
        {
            var own = columns.Where(c => c.Kind == record.Kind).Select(c => (c.Kind, c.Column, record.Value(c.Column))).Where(names.Contains)
                .ToList();
            if (record.Kind != _mapping.Of.Table.Name)
            {
                named[record.Key] = own;
                continue;
            }

            var head = link is null ? "" : record.Value(link);
            foreach (var name in own.Concat(named.GetValueOrDefault(head, [])))
            {
                (_ofNames.TryGetValue(name, out var rows) ? rows : _ofNames[name] = []).Add(record.Row);
            }

            if (heads.Contains(head))
            {
                (_ofHeads.TryGetValue(head, out var rows) ? rows : _ofHeads[head] = []).Add(record.Row);
            }
        }
    }

    private static bool IsOfName(DoubtfulRow doubt) => doubt is { Doubt.Code: DoubtCode.NearlyKnown, Record: not null };

    private static (string, string, string) NameOf(DoubtfulRow doubt) => (doubt.Record!.Table.Name, doubt.Doubt.Column, doubt.Doubt.Arguments[0]);

    private bool IsOfHead(DoubtfulRow doubt) => doubt.File == _mapping.Of.Head?.File || doubt.Doubt.Code == DoubtCode.StopsAboveTotal;

    private string? HeadOf(DoubtfulRow doubt) => doubt.File == _mapping.Of.Head?.File ? doubt.Record!.Key
        : _mapping.Of.Link is { } link ? doubt.Record!.Text(link.Column.Name) : null;
}
