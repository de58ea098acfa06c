using System.Collections.Frozen;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What the headings of a sheet mean, seen together: which of several levels of places is the place itself can be told only of all of them.
/// </summary>
internal static class HeadingFields
{
    // Below every level that has a number: a column that is called a place.
    private const int Place = 5;

    // An area to some and a district to others: a district, where smaller areas stand beside it.
    private static readonly FrozenSet<string> _district = new[] { "المنطقة", "منطقة" }.Select(LocationName.Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>For each heading the fields that it may mean, the likeliest first.</summary>
    /// <param name="tags">HXL hashtags of the columns; none where the sheet has no row of them.</param>
    public static IReadOnlyList<IReadOnlyList<SheetField>> Of(SheetKind kind, IReadOnlyList<string> headings, IReadOnlyList<string> tags)
    {
        var columns = headings.Select((h, i) => new Column(kind, h, i < tags.Count ? tags[i] : "")).ToList();
        if (kind.Place is not null)
        {
            Settle(kind, columns);
        }

        KeepWhole(kind, columns);
        return columns.ConvertAll(c => c.Fields);
    }

    private static void Settle(SheetKind kind, List<Column> columns)
    {
        var isList = kind.Table == RecordKinds.Locations;
        foreach (var column in columns.Where(c => c.Level is null && c.IsPerhapsDistrict
            && columns.Exists(o => o.Level is { Level: > 2 })))
        {
            column.Level = new PlaceLevel(2, IsCode: false, "ar");
        }

        var plain = columns.Exists(c => c.Level is null && c.Fields.Any(f => f == kind.Place || (isList && f.Name is "locations.name_ar")));
        var deepest = plain ? Place : columns.Select(c => c.Level?.Level ?? 0).DefaultIfEmpty(0).Max();
        foreach (var column in columns.Where(c => c.Level is not null))
        {
            column.Fields = isList ? OfList(kind, columns, column, deepest) : OfPlace(kind, columns, column, deepest);
        }

        // A list in one language has its names in it, whichever that is.
        if (isList && !columns.Exists(c => c.Fields.Contains(kind.Place!)) && columns.Find(c => c.Fields.Any(f => f.Name == "locations.name_ar")) is
            { } only)
        {
            only.Fields = [kind.Place!];
        }
    }

    private static List<SheetField> OfPlace(SheetKind kind, List<Column> columns, Column column, int deepest)
    {
        var level = column.Level!;
        var isPlace = level.Level == deepest && deepest > PlaceLevel.Governorate;
        var isHeadless = !columns.Exists(c => c.Level is { IsCode: false } other && other.Level == level.Level);
        return isPlace && !level.IsCode && IsFirst(columns, column) ? [kind.Place!]

            // Two columns are called a place: which is meant is asked.
            : deepest == Place && level is { Level: PlaceLevel.Community, IsCode: false } && column.IsCalledPlace ? [kind.Place!]
            : isPlace && level.IsCode && isHeadless ? [kind.Place!]
            : level.IsCode && (isPlace || (deepest == Place && level.Level == PlaceLevel.Community)) ? Named(kind, SheetKind.PlaceCode)
            : level.Level == PlaceLevel.Governorate && (level.IsCode ? isHeadless : IsFirst(columns, column))
                ? kind.Governorate is { } governorate ? [governorate] : []
            : [];
    }

    private static List<SheetField> OfList(SheetKind kind, List<Column> columns, Column column, int deepest)
    {
        var level = column.Level!;
        if (level.Level == PlaceLevel.Country || level.IsOther)
        {
            return [];
        }

        if (level.Level == deepest && !level.IsCode)
        {
            return IsFirst(columns, column) ? [kind.Place!] : level.Language == "ar" || column.IsArabic ? Named(kind, "locations.name_ar") : [];
        }

        var hasCode = columns.Exists(c => c.Level is null && c.Fields.Any(f => f.Name == "locations.code"));
        return (level.Level == deepest || (deepest == Place && level.Level == PlaceLevel.Community)) && level.IsCode && !hasCode
            ? Named(kind, "locations.code")
            : level.IsCode || IsFirst(columns, column) ? Named(kind, level switch
            {
                { Level: 1 } => "locations.governorate",
                { Level: 2 } => "locations.district",
                { Level: 3 } => "locations.sub_district",
                _ => level.IsCode ? "locations.community" : "",
            } + (level.IsCode ? "_pcode" : ""))
            : [];
    }

    // Men and women make people where no column tells these; of several ways to divide them one is taken, or none. Where one tells them, they are
    // who received.
    private static void KeepWhole(SheetKind kind, List<Column> columns)
    {
        var told = columns.Select(c => c.Fields is [var first, ..] ? first.Name : null).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var isTold = kind.People is not null && told.Contains(kind.People.Name);
        var kept = kind.People is null ? [] : isTold ? [.. told.Where(f => kind == SheetKind.Deliveries && SplitColumns.IsPart(f))]
            : HelperFields.Parts(told);
        foreach (var column in columns.Where(c => c.Fields.Any(f => HelperFields.IsPart(f.Name))))
        {
            column.Fields = [.. column.Fields.Where(f => !HelperFields.IsPart(f.Name) || kept.Contains(f.Name))];
        }
    }

    // Of the names of one level in several languages those count that most people read, and then those that come first.
    private static bool IsFirst(List<Column> columns, Column column) => columns
        .Where(c => c.Level is { IsCode: false, IsOther: false } other && other.Level == column.Level!.Level)
        .OrderBy(c => c.Level!.Language switch { "en" => 0, "" => c.IsArabic ? 2 : 0, "fr" => 1, _ => 2 })
        .FirstOrDefault() == column;

    private static List<SheetField> Named(SheetKind kind, string name) => kind.Field(name) is { } field ? [field] : [];

    private sealed class Column
    {
        public Column(SheetKind kind, string heading, string tag)
        {
            var text = HeadingText.Read(heading);
            IsPerhapsDistrict = text.Languages.Append(text).Any(l => l.Keys.Any(_district.Contains));
            IsArabic = text.IsArabic && !heading.Any(char.IsAsciiLetter);
            Level = PlaceLevel.OfTag(tag) ?? (tag.Length > 0 ? null : PlaceLevel.Read(text));
            var tagged = tag.Length == 0 ? null : HxlTags.Fields(kind, tag);
            var named = tagged ?? HeadingPath.Fields(kind, heading);
            IsCalledPlace = kind.Place is not null && named.Contains(kind.Place);
            Fields = Level is not null && kind.Place is not null ? [] : named;
        }

        /// <summary>Whether its heading alone means the place.</summary>
        public bool IsCalledPlace { get; }

        public bool IsPerhapsDistrict { get; }

        public bool IsArabic { get; }

        public PlaceLevel? Level { get; set; }

        public IReadOnlyList<SheetField> Fields { get; set; }
    }
}
