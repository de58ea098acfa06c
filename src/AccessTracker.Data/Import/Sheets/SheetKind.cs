using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Something that a column of a sheet can tell: a column of the bundle, or what helps to find a place.</summary>
/// <param name="Table">Null: of no file of the bundle.</param>
public sealed record SheetField(string Name, RecordKind? Table, RecordColumn Column)
{
    /// <summary>The keys of the headings that mean this field.</summary>
    internal IReadOnlySet<string> Keys { get; } =
        new[] { Column.Name }.Concat(Column.Headings?.English ?? []).Concat(Column.Headings?.Arabic ?? []).Append(Column.Name.Replace('_', ' '))
        .Select(LocationName.Fold).ToHashSet(StringComparer.Ordinal);

    /// <summary>A template heads it so.</summary>
    public string Heading(bool inArabic) =>
        (inArabic ? Column.Headings?.Arabic : Column.Headings?.English) is [var first, ..] ? first : Column.Headings?.English[0] ?? Words;

    private string Words => Column.Name.Replace('_', ' ');
}

/// <summary>
/// What the rows of a sheet are about. A row of deliveries tells of its convoy too, a row of requests of one line: they
/// become rows of two files of the bundle.
/// </summary>
public sealed class SheetKind
{
    // Where a sheet tells of a place, the governorate beside its name tells places of one name apart.
    private static readonly RecordColumn _governorate = RecordKinds.Locations.Find("governorate")!;

    private readonly Dictionary<string, SheetField> _fields;

    internal SheetKind(RecordKind table, RecordKind? head = null)
    {
        Name = (head == RecordKinds.Requests ? head : table).Sheet;
        Table = table;
        Head = head;
        var fields = table.Columns.Select(c => Field(table, c))
            .Concat(head?.Columns.Where(c => c.Name != "ref" && (c.Name is not ("note" or "source") || table.Find(c.Name) is null))
                .Select(c => Field(head, c)) ?? [])
            .ToList();
        if (fields.FindIndex(f => f.Column.Refers == RecordKinds.Locations) is >= 0 and var place)
        {
            fields.Insert(place + 1, new SheetField("place.governorate", null, _governorate));
        }

        Fields = fields;
        _fields = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        Link = head is null ? null : fields.First(f => f.Table == table && f.Column.Refers == head);
        Derived = [.. new[] { Link, head is not null || table == RecordKinds.Incidents ? Field($"{table.Sheet}.ref") : null }.OfType<SheetField>()];
    }

    public static SheetKind Deliveries { get; } = new(RecordKinds.Deliveries, RecordKinds.Convoys);

    public static SheetKind Requests { get; } = new(RecordKinds.RequestLines, RecordKinds.Requests);

    /// <summary>A file's name without .csv: <c>deliveries</c>.</summary>
    public string Name { get; }

    /// <summary>The file that has a row for each row of the sheet.</summary>
    public RecordKind Table { get; }

    /// <summary>The file that has a row for several of them: their convoy, their request. Null: none.</summary>
    public RecordKind? Head { get; }

    /// <summary>The link names the record of <see cref="Head"/>.</summary>
    public SheetField? Link { get; }

    /// <summary>The files that its rows become, in the order of reference.</summary>
    public IReadOnlyList<RecordKind> Tables => Head is null ? [Table] : [Head, Table];

    public IReadOnlyList<SheetField> Fields { get; }

    /// <summary>Fields that are made of the others where a sheet has no column for them.</summary>
    public IReadOnlyList<SheetField> Derived { get; }

    /// <summary>A row cannot be without these, in a column or said once for all rows.</summary>
    public IEnumerable<SheetField> Required => Fields.Where(f => f.Table is not null && f.Column.Required && !Derived.Contains(f));

    public SheetField? Field(string name) => _fields.GetValueOrDefault(name);

    private static SheetField Field(RecordKind table, RecordColumn column) => new($"{table.Sheet}.{column.Name}", table, column);
}
