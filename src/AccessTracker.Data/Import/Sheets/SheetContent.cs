using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Somebody's sheet as a bundle, made row by row while it is read. Rows keep the numbers they have in the sheet.</summary>
internal sealed class SheetContent(
    SheetBook book, SheetMapping mapping, SheetReader reader, SheetFaults faults, Func<Action<int>?, IEnumerable<SheetLine>> lines, ISet<int> totals)
    : BundleContent
{
    private readonly SheetKind _kind = mapping.Of;

    public override bool Has(RecordKind table) =>
        (_kind.Tables.Contains(table) && (table != _kind.Tail || mapping.TellsTail)) || IsOfProposed(table);

    public override IEnumerable<SheetRow> Rows(RecordKind table)
    {
        if (IsOfProposed(table))
        {
            yield return new SheetRow(1, ["code", "name", "governorate", "governorate_pcode"]);
            foreach (var (index, place) in mapping.Proposed.Index())
            {
                yield return new SheetRow(index + 2, [place.Code, place.Name, place.Governorate, reader.PcodeOf(place.Governorate)]);
            }

            yield break;
        }

        yield return new SheetRow(1, reader.Header(table));
        var rows = table == _kind.Head ? HeadRows()
            : table == _kind.Tail ? TailRows(table)
            : lines(n => totals.Add(n)).Where(reader.TellsTable)
                .Select(line => new SheetRow(line.Number, reader.Row(table, line), line.Damaged, faults.Of(line)));
        foreach (var row in rows)
        {
            yield return row;
        }
    }

    /// <summary>The rows of the table: below its headings, without blank ones, those of hashtags, totals, and headings said again.</summary>
    /// <param name="leftOut">Is told of each row of totals.</param>
    public static IEnumerable<SheetLine> Lines(SheetBook book, SheetMapping mapping, Action<int>? leftOut = null)
    {
        var totals = new TotalRows(mapping);
        foreach (var line in book.Rows(mapping.Sheet))
        {
            if (line.Number <= mapping.HeaderRow || line.IsBlank || IsHashtags(line) || IsHeading(line, mapping))
            {
                continue;
            }

            if (totals.IsTotal(line))
            {
                leftOut?.Invoke(line.Number);
                continue;
            }

            if (mapping.LeftOut.Count == 0 || !mapping.LeftOut.ContainsKey(line.Number))
            {
                yield return line;
            }
        }
    }

    private bool IsOfProposed(RecordKind table) => mapping.Proposed.Count > 0 && table == RecordKinds.Locations && _kind.Table != table;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            book.Dispose();
        }

        base.Dispose(disposing);
    }

    // The first good row of a convoy tells what it is. A convoy of which no row is good is not made for nothing.
    private IEnumerable<SheetRow> HeadRows()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines(null)
            .Where(l => !IsRefused(_kind.Table, l.Number) && !IsRefused(_kind.Head!, l.Number) && faults.Of(l) is null))
        {
            if (reader.Link(line) is { Length: > 0 } link && seen.Add(link) && (reader.TellsHeads || !reader.IsKnownHead(link)))
            {
                yield return new SheetRow(line.Number, reader.Row(_kind.Head!, line));
            }
        }
    }

    // Two kinds of violations of one governorate are told by two rows, and by whoever watched there once.
    private IEnumerable<SheetRow> TailRows(RecordKind table)
    {
        var rows = lines(null).Where(l => !IsRefused(_kind.Table, l.Number) && faults.Of(l) is null && reader.TellsTail(l))
            .Select(line => new SheetRow(line.Number, reader.Row(table, line)));
        return _kind == SheetKind.Bulletins ? rows.DistinctBy(r => string.Join('\u001F', r.Cells.Take(table.Key.Count))) : rows;
    }

    private static bool IsHashtags(SheetLine line) =>
        line.Cells.Any(c => c.Text.StartsWith('#')) && SheetHeader.IsHxl(new SheetRow(line.Number, [.. line.Cells.Select(c => c.Text)]));

    private static bool IsHeading(SheetLine line, SheetMapping mapping) =>
        line[0].Text.Trim() == mapping.Columns[0].Heading
            && mapping.Columns.Select((c, i) =>
                string.Join(' ', line[i].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == c.Heading).All(same => same);
}

/// <summary>A sheet to import.</summary>
internal sealed class SheetSource(string path, string shown, SheetMapping mapping, SheetContext context, string sender) : BundleSource
{
    private readonly SortedSet<int> _totals = [];

    /// <summary>The rows that do not count, once it has been read.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut() =>
        [.. mapping.LeftOut.Select(r => new LeftOutRow(r.Key, r.Value)).Concat(_totals.Select(r => new LeftOutRow(r, LeftOutWhy.Total)))
            .DistinctBy(r => r.Row).OrderBy(r => r.Row)];

    /// <summary>The keys of the records that these rows would be, as far as they can be read, and their places.</summary>
    public IReadOnlyList<(string Key, string Place)> KeysOf(IReadOnlySet<int> rows)
    {
        using var book = SheetBook.Open(path, shown);
        var reader = new SheetReader(mapping, context, sender, book.CountsFrom1904);
        var header = reader.Header(mapping.Of.Table);
        int[] keys = [.. mapping.Of.Table.Key.Select(k => header.ToList().IndexOf(k))];
        var place = header.ToList().IndexOf("location");
        return
        [
            .. SheetContent.Lines(book, mapping with { LeftOut = new SortedDictionary<int, LeftOutWhy>() }).Where(l => rows.Contains(l.Number))
                .Select(l => reader.Row(mapping.Of.Table, l))
                .Select(cells => (RecordKey.Of(keys.Select(p => p < 0 ? "" : cells[p])), place < 0 ? "" : cells[place])),
        ];
    }

    internal override bool IsFile => true;

    /// <summary>The numbers of the rows that one record was made of, where they are several, by the first of them.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> RowsOfStops { get; private set; } = new Dictionary<int, IReadOnlyList<int>>();

    internal override BundleContent Open(RecordKinds kinds)
    {
        var book = SheetBook.Open(path, shown, mapping.Answers);
        try
        {
            var plain = new SheetReader(mapping, context, sender, book.CountsFrom1904);
            var stops = StopRows.Of(() => Split(null), mapping, plain);
            RowsOfStops = stops.Rows;
            var (reader, totals) = (plain, MergedTotals.None);
            if (book.HasMerged(mapping.Sheet) || (PlaceRows.MayBeSplit(mapping) && context.Places.HasSeveral))
            {
                totals = MergedTotals.Of(Lines(null), mapping, plain, context);
                reader = new SheetReader(mapping, context, sender, book.CountsFrom1904, totals);
            }

            if (RowWordings.Of(mapping, reader, context) is { } wordings)
            {
                foreach (var line in wordings.Table == mapping.Of.Table ? [] : Lines(null))
                {
                    wordings.Look(line);
                }

                reader.Keep(wordings);
            }

            var content = new SheetContent(book, mapping, reader, new SheetFaults(mapping, context, reader, totals), Lines, _totals);
            totals.IsRefused = row => mapping.Of.Tables.Any(table => content.IsRefused(table, row));
            return content;

            IEnumerable<SheetLine> Split(Action<int>? leftOut) =>
                PlaceRows.Split(SheetContent.Lines(book, mapping, leftOut), mapping, plain, context);

            IEnumerable<SheetLine> Lines(Action<int>? leftOut) => stops.Merge(Split(leftOut));
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }
}
