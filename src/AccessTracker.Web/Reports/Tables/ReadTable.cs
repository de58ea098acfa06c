using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>A table as people read it. One component draws it on page and paper, one writer in text documents.</summary>
/// <param name="Caption">What it holds.</param>
/// <param name="Columns">The first names the rows.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record ReadTable(string Caption, IReadOnlyList<ReadColumn> Columns, IReadOnlyList<IReadOnlyList<ReadCell>> Rows)
{
    /// <summary>On a small screen each row is a card.</summary>
    public bool IsCards { get; init; }

    /// <summary>On paper there is space for two such tables beside each other.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Numbers of the rows, from 0, in which what is compared differs.</summary>
    public IReadOnlySet<int> Differing { get; init; } = new HashSet<int>();
}

/// <param name="Header">What stands above it.</param>
/// <param name="Kind">How its texts are set.</param>
public sealed record ReadColumn(string Header, ReadKind Kind = ReadKind.Text)
{
    /// <summary>How much of the width it gets in a text document, against the shares of the others.</summary>
    public int Share { get; init; } = 12;

    /// <summary>Path of a figure of it, whose definition explains it; null: nothing does.</summary>
    public string? Help { get; init; }

    /// <summary>Address of the page of what it is of; null: it leads nowhere.</summary>
    public string? Link { get; init; }
}

public enum ReadKind
{
    Text,

    /// <summary>Stand below each other.</summary>
    Number,

    /// <summary>Days and states, which are not broken.</summary>
    Whole,

    /// <summary>Addresses and lists of references, which are broken anywhere.</summary>
    Breaking,
}

/// <param name="Text">As people read it, without what stands beside it.</param>
public sealed record ReadCell(string Text)
{
    /// <summary>What stands beside it, in smaller letters; null: nothing does.</summary>
    public string? Aside { get; init; }

    /// <summary>The aside names sources, of which addresses can be followed.</summary>
    public bool IsSource { get; init; }

    public CellNote Note { get; init; }

    /// <summary>Path of the figure whose records the page leads to; null: it leads to none.</summary>
    public string? Figure { get; init; }

    /// <summary>Address of the page of what it names; null: it names nothing that has one.</summary>
    public string? Link { get; init; }

    /// <summary>Where its parts lead to, where it has several; with the text of each.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; init; } = [];

    public StatusView? Chip { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Path of a figure whose definition explains the row that it names; null: nothing does.</summary>
    public string? Help { get; init; }

    /// <summary>All of it in one text.</summary>
    public string Whole => (Note == CellNote.Estimated ? $"{Text} {Texts.Estimated}" : Text) is var text && string.IsNullOrEmpty(Aside)
        ? text
        : Note is CellNote.AtLeast or CellNote.AtMost or CellNote.KnownOnly ? $"{text}{Texts.LongListSeparator}{Aside}"
        : (IsSource ? $"{Texts.Source}{Texts.Colon}{Aside}" : Aside!) is var aside && text.Length == 0 ? aside : $"{text} ({aside})";

    public static implicit operator ReadCell(string text) => new(text);
}
