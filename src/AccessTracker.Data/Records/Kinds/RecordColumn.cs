using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>The type says what a cell of a column may hold, and so how it is read, kept and written.</summary>
public enum CellType
{
    /// <summary>Words of a person, kept as written.</summary>
    Text,

    /// <summary>A record's own key: up to 64 characters, case-sensitive.</summary>
    Key,
    Day,

    /// <summary>A whole number from <see cref="RecordColumn.Least"/> to <see cref="RecordColumn.Most"/>.</summary>
    Number,

    /// <summary>Metric tonnes with up to six decimals; kept in grams.</summary>
    Tonnes,

    /// <summary>Degrees between -<see cref="RecordColumn.Most"/> and <see cref="RecordColumn.Most"/>.</summary>
    Degrees,

    /// <summary>One of <see cref="RecordColumn.Words"/>.</summary>
    Word,

    /// <summary>One or more of <see cref="RecordColumn.Words"/>.</summary>
    Words,
    TimeZone,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>The key of a record of <see cref="RecordColumn.Refers"/>; a location also by any of its names.</summary>
    Reference,

    /// <summary>A list of locations.</summary>
    Places,
}

/// <summary>Free texts of one group name the same things: what is nearly one of them is asked about, and they are offered again.</summary>
public enum NameGroup
{
    Authority,
    ListKeeper,
    Party,
    ClearanceKind,
    IncidentKind,
    AllegationKind,
    Step,
    Origin,
}

/// <summary>One column of a kind of record: of the bundle's file, of the table that keeps it, of forms and of sheets.</summary>
public sealed record RecordColumn(string Name, CellType Type, string Hxl)
{
    public bool Required { get; init; }

    /// <summary>What people write behind a <see cref="CellType.Number"/> of this column.</summary>
    public FigureNoun Noun => Type != CellType.Number ? FigureNoun.None
        : IsOfPeople || Name.StartsWith("people", StringComparison.Ordinal)
            || Name.StartsWith("patients", StringComparison.Ordinal) ? FigureNoun.People
        : Name.StartsWith("trucks", StringComparison.Ordinal) ? FigureNoun.Trucks
        : FigureNoun.None;

    /// <summary>It counts people, though its name does not say so.</summary>
    public bool IsOfPeople { get; init; }

    /// <summary>The text an empty cell stands for.</summary>
    public string? Default { get; init; }

    /// <summary>A <see cref="CellType.Word"/> may be one of these.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The enum whose values the words are; null: the words are nobody's.</summary>
    public Type? Of
    {
        get;
        init
        {
            field = value;
            Words = EnumCode.All(value!);
        }
    }

    public long Least { get; init; }

    public long Most { get; init; } = 10_000_000_000;

    /// <summary>A <see cref="CellType.Reference"/> names records of this kind.</summary>
    public RecordKind? Refers { get; init; }

    /// <summary>Endangers a person: kept sealed (<see cref="SevereText"/>), never read with the rest of the record, shown one by one.</summary>
    public bool Severe { get; init; }

    /// <summary>Name of the table's column: another one where the bundle's is a word of SQL, an id, or in another unit.</summary>
    public string Stored { get; init; } = Name;

    /// <summary>Name of the property that holds it for the rules.</summary>
    public string Property { get; init; } = Pascal(Name);

    /// <summary>The same text stands in many records, and is held once.</summary>
    public bool Recurs { get; init; } = Type is CellType.Key or CellType.Reference;

    /// <summary>Figures may change with it: a note and a source change none.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>What was written there is offered again.</summary>
    public bool IsOffered { get; init; }

    /// <summary>Why it has no field on the form of its kind; null: it has one.</summary>
    public string? NotOnForm { get; init; }

    /// <summary>
    /// It was added to a kind that had records: its default is what their histories mean that do not name it, and none names it since. So what was
    /// written before, and is chained, reads as what is written today.
    /// </summary>
    public bool IsLater { get; init; }

    /// <summary>Typed in several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>A day on which something has happened: it is not to come.</summary>
    public bool HasHappened { get; init; }

    /// <summary>It may be planned at most this many days ahead of today; null: as far as anybody likes.</summary>
    public int? MostAhead { get; init; }

    /// <summary>The column whose day is not after this one's; null: there is none.</summary>
    public string? After { get; init; }

    /// <summary>The column whose day this one's may not be before: a row in which it is is refused. Null: there is none.</summary>
    public string? NotBefore { get; init; }

    /// <summary>It may not be empty where another column holds this word; null: it may be.</summary>
    public (string Column, string Word)? NeededWhen { get; init; }

    /// <summary>The text names a record of any kind, as <c>kind:key</c>, which must be there.</summary>
    public bool NamesRecord { get; init; }

    /// <summary>Words that are offered before anybody has written one.</summary>
    public IReadOnlyList<string> Usual { get; init; } = [];

    /// <summary>The free text names one of this group; null: anything.</summary>
    public NameGroup? Names { get; init; }

    /// <summary>Partners head it so in their sheets; null: by its name alone.</summary>
    public Headings? Headings { get; init; }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

/// <summary>Numbers of days.</summary>
internal static class Days
{
    public const int Year = 366;
}
