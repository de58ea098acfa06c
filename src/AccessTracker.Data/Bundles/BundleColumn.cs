namespace AccessTracker.Data.Bundles;

/// <summary>What a cell of a column may hold, and so how it is read, kept and written.</summary>
public enum CellType
{
    /// <summary>Words of a person, kept as written.</summary>
    Text,

    /// <summary>A record's own key: up to 64 characters, case-sensitive.</summary>
    Key,
    Day,

    /// <summary>A whole number from <see cref="BundleColumn.Least"/> to <see cref="BundleColumn.Most"/>.</summary>
    Number,

    /// <summary>Metric tonnes with up to six decimals; kept in grams.</summary>
    Tonnes,

    /// <summary>Degrees between -<see cref="BundleColumn.Most"/> and <see cref="BundleColumn.Most"/>.</summary>
    Degrees,

    /// <summary>One of <see cref="BundleColumn.Words"/>.</summary>
    Word,

    /// <summary>One or more of <see cref="BundleColumn.Words"/>.</summary>
    Words,
    TimeZone,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>The key of a record of <see cref="BundleColumn.Refers"/>; a location also by any of its names.</summary>
    Reference,

    /// <summary>A list of locations.</summary>
    Places,
}

/// <summary>One column of a bundle's file, and of the table that keeps it.</summary>
public sealed record BundleColumn(string Name, CellType Type, string Hxl)
{
    public bool Required { get; init; }

    /// <summary>The text an empty cell stands for.</summary>
    public string? Default { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public long Least { get; init; }

    public long Most { get; init; } = 10_000_000_000;

    /// <summary>Kind of the records that a <see cref="CellType.Reference"/> names.</summary>
    public string? Refers { get; init; }

    /// <summary>Endangers a person: kept sealed (<see cref="SevereText"/>), never read with the rest of the record, shown one by one.</summary>
    public bool Severe { get; init; }

    /// <summary>Name of the table's column: another one where the bundle's is a word of SQL, an id, or in another unit.</summary>
    public string Stored { get; init; } = Name;
}
