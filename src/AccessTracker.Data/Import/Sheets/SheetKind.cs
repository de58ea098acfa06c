using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>Something that a column of a sheet can tell: a column of the bundle, or what helps to find a place.</summary>
/// <param name="Table">Null: of no file of the bundle.</param>
public sealed record SheetField(string Name, RecordKind? Table, RecordColumn Column)
{
    /// <summary>The keys of the headings that mean this field.</summary>
    internal IReadOnlySet<string> Keys { get; } =
        new[] { Column.Name }.Concat(Column.Headings?.English ?? []).Concat(Column.Headings?.Arabic ?? []).Concat(Column.Headings?.French ?? [])
        .Append(Column.Name.Replace('_', ' ')).Concat(SheetTexts.Headings(Name, Column.Name)).SelectMany(Bare).Select(LocationName.Fold)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A question names it so.</summary>
    internal Phrase Heading => Phrase.FirstOf(SheetTexts.KeysOf(this), SheetTexts.Plain(Column.Name));

    /// <summary>A template in the language heads it so.</summary>
    public string HeadingIn(CultureInfo language) => SheetTexts.Heading(this, language);

    // "Number of beneficiaries" is headed "Beneficiaries" too; what stands in brackets is part of the name.
    private static IEnumerable<string> Bare(string heading) =>
        heading.Contains('(', StringComparison.Ordinal) ? [heading] : HeadingText.Bare(heading).Prepend(heading);
}

/// <summary>
/// What the rows of a sheet are about. A row of deliveries tells of its convoy too, a row of requests of one line and perhaps of the answer to it:
/// they become rows of two or three files of the bundle.
/// </summary>
public sealed class SheetKind
{
    /// <summary>Name of the field of the governorate beside a place.</summary>
    public const string PlaceGovernorate = "place.governorate";

    /// <summary>Name of the field of the P-code beside a place.</summary>
    public const string PlaceCode = "place.pcode";

    private readonly Dictionary<string, SheetField> _fields;

    internal SheetKind(RecordKind table, RecordKind? head = null, RecordKind? tail = null)
    {
        Name = (head == RecordKinds.Requests ? head : table).Sheet;
        (Table, Head, Tail) = (table, head, tail);
        var fields = table.Columns.Select(c => Field(table, c)).ToList();
        foreach (var besides in new[] { head, tail }.OfType<RecordKind>())
        {
            fields.AddRange(besides.Columns.Where(c => IsOwn(besides, c)).Select(c => Field(besides, c)));
        }

        Place = table == RecordKinds.Locations ? fields.First(f => f.Column.Name == "name")
            : fields.Find(f => f.Column.Refers == RecordKinds.Locations && f.Column.Type == CellType.Reference);
        People = fields.Find(f => f.Name is "deliveries.people_reached" or "request_lines.people_requested" or "populations.people");
        if (Place?.Column.Refers is not null)
        {
            fields.InsertRange(fields.IndexOf(Place) + 1, HelperFields.OfPlace.Where(f => table.Find(f.Column.Name) is null));
        }

        fields.AddRange(HelperFields.Of(this));
        Fields = fields;
        _fields = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        Link = head is null ? null : fields.First(f => f.Table == table && f.Column.Refers == head);
        Derived =
            [.. new[] { Link, Makes(table) || head is not null ? Field($"{table.Sheet}.ref") : null }.OfType<SheetField>()];
    }

    private SheetKind(string name, RecordKind table, RecordKind tail, IReadOnlyList<SheetField> fields, IReadOnlyList<SheetField> derived)
    {
        (Name, Table, Tail, Fields, Derived) = (name, table, tail, fields, derived);
        _fields = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public static SheetKind Deliveries { get; } = new(RecordKinds.Deliveries, RecordKinds.Convoys, RecordKinds.Disaggregations);

    public static SheetKind Requests { get; } = new(RecordKinds.RequestLines, RecordKinds.Requests, RecordKinds.Decisions);

    /// <summary>Bulletins of a centre: what was reported in a governorate on a day, and that the centre watched there.</summary>
    public static SheetKind Bulletins { get; } =
        new("bulletins", RecordKinds.Allegations, RecordKinds.Monitoring, BulletinFields.All, BulletinFields.Made);

    /// <summary>A file's name without .csv, <c>deliveries</c>; of bulletins, which are rows of two files, their own.</summary>
    public string Name { get; }

    /// <summary>The file that has a row for each row of the sheet.</summary>
    public RecordKind Table { get; }

    /// <summary>The file that has a row for several of them: their convoy, their request. Null: none.</summary>
    public RecordKind? Head { get; }

    /// <summary>
    /// The file that has a row for those of them that tell of it: the answer to a request, who received, that a centre watched. Null: none.
    /// </summary>
    public RecordKind? Tail { get; }

    /// <summary>The link names the record of <see cref="Head"/>.</summary>
    public SheetField? Link { get; }

    /// <summary>The field of the place that a row is about; of a list of places, of its name. Null: its rows are about no place.</summary>
    public SheetField? Place { get; }

    /// <summary>The field of the governorate beside the place, of the record itself or only to tell namesakes apart. Null: none.</summary>
    public SheetField? Governorate => Field(PlaceGovernorate) ?? Field($"{Table.Sheet}.governorate");

    /// <summary>The field of the people of a row, who may be told apart in several columns. Null: there are none.</summary>
    public SheetField? People { get; }

    /// <summary>The files that its rows become, in the order of reference.</summary>
    public IReadOnlyList<RecordKind> Tables => [.. new[] { Head, Table, Tail }.OfType<RecordKind>()];

    public IReadOnlyList<SheetField> Fields { get; }

    /// <summary>Fields that are made of the others where a sheet has no column for them, or in which none is looked for.</summary>
    public IReadOnlyList<SheetField> Derived { get; }

    /// <summary>A row cannot be without these, in a column or said once for all rows.</summary>
    public IEnumerable<SheetField> Required =>
        Fields.Where(f => f.Table is not null && f.Table != Tail && f.Column.Required && !Derived.Contains(f));

    public SheetField? Field(string name) => _fields.GetValueOrDefault(name);

    private static bool Makes(RecordKind table) => table.MadeOf.Count > 0 || table == RecordKinds.Convoys;

    // What belongs to the row's own record is not asked for again of those beside it.
    private bool IsOwn(RecordKind besides, RecordColumn column) => besides == RecordKinds.Disaggregations ? SplitColumns.IsField(column)
        : !(besides == Head && column.Name == "ref")
        && !(besides == Tail && (column.Name is "request" or "location" or "note" or "source"))
        && (column.Name is not ("note" or "source") || Table.Find(column.Name) is null);

    private static SheetField Field(RecordKind table, RecordColumn column) => new($"{table.Sheet}.{column.Name}", table, column);
}
