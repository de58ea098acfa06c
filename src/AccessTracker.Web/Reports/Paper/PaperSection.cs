namespace AccessTracker.Web.Reports.Paper;

/// <summary>A section of a report on paper.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">Sentences above its tables.</param>
/// <param name="Tables">Without rows they are left out.</param>
/// <param name="Notes">Sentences below its tables.</param>
public sealed record PaperSection(string Title, IReadOnlyList<string> Lead, IReadOnlyList<PaperTable> Tables, IReadOnlyList<string> Notes);

/// <summary>A table of texts as people read them.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Columns">The first names the rows.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="Header">What stands above it.</param>
/// <param name="Kind">How its texts are set.</param>
public sealed record PaperColumn(string Header, PaperKind Kind = PaperKind.Text)
{
    /// <summary>How much of the width it gets in a text document, against the shares of the others.</summary>
    public int Share { get; init; } = 12;
}

public enum PaperKind
{
    Text,

    /// <summary>Stand below each other.</summary>
    Number,

    /// <summary>Days and states, which are not broken.</summary>
    Whole,

    /// <summary>Addresses and lists of references, which are broken anywhere.</summary>
    Breaking,
}

/// <summary>A headline figure.</summary>
/// <param name="Change">Against the report before; null when there is none to compare with.</param>
public sealed record PaperTile(string Label, string Value, string? Change, string Detail);
