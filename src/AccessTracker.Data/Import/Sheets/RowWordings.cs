using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Keeps the words around figures, such as "about 500", where the forms keep them: in the note of the record; of a line of a request, which has none,
/// in the note of the request.
/// </summary>
internal sealed class RowWordings
{
    private readonly SheetReader _reader;
    private readonly SheetContext _context;
    private readonly (int Index, SheetField Field)[] _columns;
    private readonly Dictionary<string, List<string>> _ofHeads = new(StringComparer.Ordinal);

    private RowWordings(SheetReader reader, SheetContext context, (int, SheetField)[] columns, RecordKind table)
    {
        (_reader, _context, _columns, Table) = (reader, context, columns, table);
        Column = table.Find(table.WordingColumn!)!;
    }

    /// <summary>The kind of record that has the words.</summary>
    public RecordKind Table { get; }

    /// <summary>The column of it that has them.</summary>
    public RecordColumn Column { get; }

    /// <summary>Null: no figure has words around it, or no record has a place for them.</summary>
    public static RowWordings? Of(SheetMapping mapping, SheetReader reader, SheetContext context)
    {
        var table = mapping.Of.Table.WordingColumn is not null ? mapping.Of.Table : mapping.Of.Head;
        (int, SheetField)[] columns = [.. mapping.Told
            .Where(c => c.Column.HasWordings && (c.Field.Table == mapping.Of.Table || c.Field.Table is null)).Select(c => (c.Index, c.Field))];
        return columns.Length > 0 && table?.WordingColumn is not null ? new RowWordings(reader, context, columns, table) : null;
    }

    /// <summary>The note of the record of <paramref name="line"/> with the words of its figures.</summary>
    /// <param name="note">What the sheet says itself; null: it has no column for it, and the record keeps what it has.</param>
    public string Text(SheetLine line, string? note)
    {
        var text = note ?? _context.Notes.GetValueOrDefault(_reader.Key(Table, line), "");
        var words = Table == _reader.Kind.Table ? Words(line) : HeadWords(line);
        return string.Join("; ", words.Where(w => !text.Contains(w, StringComparison.Ordinal)).Prepend(text).Where(t => t.Length > 0));
    }

    /// <summary>Looks at a row whose words are kept with others in the record above it.</summary>
    public void Look(SheetLine line)
    {
        if (Table == _reader.Kind.Table || Words(line) is not { Count: > 0 } words)
        {
            return;
        }

        var link = _reader.Link(line);
        if (!_ofHeads.TryGetValue(link, out var all))
        {
            _ofHeads[link] = all = [];
        }

        all.AddRange(words.Except(all));
    }

    private List<string> HeadWords(SheetLine line) => _ofHeads.GetValueOrDefault(_reader.Link(line)) ?? [];

    private List<string> Words(SheetLine line)
    {
        var words = new List<string>();
        foreach (var (index, field) in _columns)
        {
            var wording = field.Table is null
                ? _reader.Parts?.Wording(line)
                : line[index].IsBlank ? null : _reader.Wording(field, line[index], index);
            var column = field.Table is null ? _reader.Kind.People!.Column : field.Column;
            if (wording is not null)
            {
                var place = Table == _reader.Kind.Table ? "" : $", {SheetReader.Trim(_reader.PlaceName(line))}";
                words.Add(FigureWording.Of(Label(column) + place, wording));
            }
        }

        return words;
    }

    private static string Label(RecordColumn column) => char.ToUpperInvariant(column.Name[0]) + column.Name[1..].Replace('_', ' ');
}
