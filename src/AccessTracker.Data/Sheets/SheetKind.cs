using AccessTracker.Data.Bundles;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Sheets;

/// <summary>Something that a column of a sheet can tell: a column of the bundle, or what helps to find a place.</summary>
/// <param name="Table">Null: of no file of the bundle.</param>
public sealed record SheetField(string Name, BundleTable? Table, BundleColumn Column)
{
    private readonly (string[] English, string[] Arabic) _headings = SheetHeadings.Of(Name);

    /// <summary>The keys of the headings that mean this field.</summary>
    internal IReadOnlySet<string> Keys { get; } = Headings(Name).Select(PlaceName.Fold).Append(PlaceName.Fold(Column.Name)).ToHashSet(StringComparer.Ordinal);

    /// <summary>How a template heads it.</summary>
    public string Heading(bool inArabic) => inArabic && _headings.Arabic.Length > 0 ? _headings.Arabic[0] : _headings.English[0];

    private static IEnumerable<string> Headings(string name) => SheetHeadings.Of(name) is var (english, arabic) ? english.Concat(arabic) : [];
}

/// <summary>
/// What the rows of a sheet are about. A row of deliveries tells of its convoy too, a row of requests of one line: they
/// become rows of two files of the bundle.
/// </summary>
public sealed class SheetKind
{
    // Where a sheet tells of a place, the governorate beside its name tells places of one name apart.
    private static readonly BundleColumn _governorate = BundleSchema.Locations.Find("governorate")!;

    private readonly Dictionary<string, SheetField> _fields;

    private SheetKind(BundleTable table, BundleTable? head = null)
    {
        Name = (head == BundleSchema.Requests ? head : table).Sheet;
        Table = table;
        Head = head;
        var fields = table.Columns.Select(c => Field(table, c))
            .Concat(head?.Columns.Where(c => c.Name != "ref" && (c.Name is not ("note" or "source") || table.Find(c.Name) is null)).Select(c => Field(head, c)) ?? [])
            .ToList();
        if (fields.FindIndex(f => f.Column.Refers == BundleSchema.Locations.Kind) is >= 0 and var place)
        {
            fields.Insert(place + 1, new SheetField("place.governorate", null, _governorate));
        }

        Fields = fields;
        _fields = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        Link = head is null ? null : fields.First(f => f.Table == table && f.Column.Refers == head.Kind);
        Derived = [.. new[] { Link, head is not null || table == BundleSchema.Incidents ? Field($"{table.Sheet}.ref") : null }.OfType<SheetField>()];
    }

    public static SheetKind Deliveries { get; } = new(BundleSchema.Deliveries, BundleSchema.Convoys);

    public static SheetKind Requests { get; } = new(BundleSchema.RequestLines, BundleSchema.Requests);

    public static IReadOnlyList<SheetKind> All { get; } =
    [
        Deliveries, Requests,
        .. BundleSchema.RecordTables.Where(t => t != BundleSchema.Deliveries && t != BundleSchema.Requests && t != BundleSchema.RequestLines).Select(t => new SheetKind(t)),
    ];

    /// <summary>A file's name without .csv: <c>deliveries</c>.</summary>
    public string Name { get; }

    /// <summary>The file that has a row for each row of the sheet.</summary>
    public BundleTable Table { get; }

    /// <summary>The file that has a row for several of them: their convoy, their request. Null: none.</summary>
    public BundleTable? Head { get; }

    /// <summary>What names the record of <see cref="Head"/>.</summary>
    public SheetField? Link { get; }

    /// <summary>The files that its rows become, in the order of reference.</summary>
    public IReadOnlyList<BundleTable> Tables => Head is null ? [Table] : [Head, Table];

    public IReadOnlyList<SheetField> Fields { get; }

    /// <summary>Fields that are made of the others where a sheet has no column for them.</summary>
    public IReadOnlyList<SheetField> Derived { get; }

    /// <summary>What a row cannot be without, in a column or said once for all rows.</summary>
    public IEnumerable<SheetField> Required => Fields.Where(f => f.Table is not null && f.Column.Required && !Derived.Contains(f));

    public static SheetKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    public SheetField? Field(string name) => _fields.GetValueOrDefault(name);

    private static SheetField Field(BundleTable table, BundleColumn column) => new($"{table.Sheet}.{column.Name}", table, column);
}
