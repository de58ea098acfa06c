using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// What somebody takes into the room in which access to a place is spoken of: two pages about an authority or a place, in the words that
/// are printed. The PDF, the text document and the page are all made of it.
/// </summary>
public sealed record BriefDocument
{
    public required string Title { get; init; }

    /// <summary>Of which operation, on what day, and from what day on it counts.</summary>
    public required string Lead { get; init; }

    /// <summary>The figures that stand at its head.</summary>
    public required IReadOnlyList<BriefFact> Facts { get; init; }

    public required IReadOnlyList<BriefSection> Sections { get; init; }

    /// <summary>At the foot of each page: operation, day, the level of the records, when it was made.</summary>
    public required string Running { get; init; }

    /// <summary>Where the whole of it stands.</summary>
    public required string Board { get; init; }

    /// <summary>Some text is shorter here than in its record.</summary>
    public bool IsShortened { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The name of the operation, which stands for the author in the file's properties.</summary>
    public required string Operation { get; init; }
}

/// <param name="Detail">What has to be known about the value; null: nothing.</param>
public sealed record BriefFact(string Label, string Value, string? Detail = null);

/// <param name="Lead">Sentences above its table.</param>
/// <param name="Table">What matters most comes first; null: it has none.</param>
public sealed record BriefSection(string Title, IReadOnlyList<string> Lead, ReadTable? Table = null)
{
    /// <summary>Rows that the two pages have no space for.</summary>
    public int LeftOut { get; init; }
}
