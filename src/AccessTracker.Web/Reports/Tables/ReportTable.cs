using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the cells of a column hold, and so how each format writes them.</summary>
public enum FigureType
{
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number with decimals.</summary>
    Amount,

    /// <summary>A part of 1.</summary>
    Share,
    Day,
    Flag,
}

/// <summary>What is to be known about a cell. Stored in files by its word.</summary>
public enum CellNote
{
    None,

    /// <summary>The number is not known, or is a sum to which only unknown numbers went: never to be read as nobody.</summary>
    Unknown,

    /// <summary>The number is a sum of which some parts are not known: it may be more.</summary>
    AtLeast,

    /// <summary>The number is counted from such a sum: it may be less.</summary>
    AtMost,

    /// <summary>The number is the difference of such sums: it may be more or less.</summary>
    KnownOnly,

    /// <summary>There is no such number or day.</summary>
    NotApplicable,

    /// <summary>A share of a convoy's total.</summary>
    Estimated,
}

/// <summary>How people read a table.</summary>
public enum TableForm
{
    /// <summary>Its rows as they are.</summary>
    Rows,

    /// <summary>Its columns are the rows, and its rows, which are windows, the columns.</summary>
    Turned,

    /// <summary>The rows of one subject are one row, with columns for each window.</summary>
    ByWindow,

    /// <summary>Its rows in one line.</summary>
    Line,

    /// <summary>Not at all: it is only in the files for spreadsheets and programs.</summary>
    LeftOut,
}

/// <summary>
/// One table of a report. Page, paper, files, mail, command line and comparison are written from the same tables, so that the same figure
/// stands in all of them. Each value of the content is in exactly one cell, which names its path.
/// </summary>
/// <param name="Id">Unique in the report; name of its file and of its sheet: <c>people_by_status</c>.</param>
/// <param name="Section">Heading under which it stands; tables of one section follow each other.</param>
/// <param name="Title">Its own heading.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">In the order in which people read them.</param>
public sealed record ReportTable(string Id, string Section, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows)
{
    public TableForm Form { get; init; }

    /// <summary>The columns as people read them, from left to right; null: each that is no detail.</summary>
    public IReadOnlyList<ShownColumn>? Shown { get; init; }

    /// <summary>Where addresses lead within the page: to the section that it is the first table of.</summary>
    public string Anchor { get; init; } = Id;

    /// <summary>Sentences above it.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>Sentences below it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is said instead of a table without rows; null: nothing is, and the table's heading is left out too.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>It says again what other tables say; files for programs do without.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>A mail with the report shows it; the others are with the report.</summary>
    public bool IsInMail { get; init; }

    /// <summary>Its columns are few and narrow: on paper there is space for two such tables beside each other.</summary>
    public bool IsNarrow { get; init; }
}

/// <param name="Name">For programs: <c>people_times</c>.</param>
/// <param name="Heading">For people, without the unit.</param>
/// <param name="Type">Of all its cells.</param>
/// <param name="Hxl">Its hashtag.</param>
/// <param name="Unit">Of its numbers; empty where it has none, or where each row has its own.</param>
public sealed record ReportColumn(string Name, string Heading, FigureType Type, string Hxl, string Unit = "")
{
    /// <summary>Left out where people read the table.</summary>
    public bool IsDetail { get; init; }

    /// <summary>Its numbers have no records of their own to lead to.</summary>
    public bool HasNoRecords { get; init; }

    /// <summary>Its numbers may be sums of which parts are unknown: files for programs say so in a column beside it.</summary>
    public bool IsSum { get; init; }

    /// <summary>A figure that explains the column; null: its first number does.</summary>
    public string? Help { get; init; }

    public bool IsNumber => Type is FigureType.Count or FigureType.Amount or FigureType.Share;

    /// <summary>The heading with the unit, where the heading does not say it.</summary>
    public string HeadingAndUnit => Unit.Length == 0 || Type == FigureType.Share || Heading.Contains(UnitText, StringComparison.OrdinalIgnoreCase)
        ? Heading
        : Format.With(Texts.FileUnitOf, Heading, UnitText);

    private string UnitText => Tables.Cells.UnitText(Unit);
}

/// <param name="Cells">One for each column.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells)
{
    /// <summary>Code of the place that its figures are about; null: not of one.</summary>
    public string? Location { get; init; }

    /// <summary>Word of the status that its figures are about; null: of the paths, or of none.</summary>
    public string? Status { get; init; }

    /// <summary>Word of the window that its figures are counted over; null: as their paths say.</summary>
    public string? Window { get; init; }
}

/// <param name="Value">
/// As the content has it: <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="bool"/>,
/// or null.
/// </param>
/// <param name="Path">Where in the content it stands, an element of a list by its key; null: it is not of the content, or stands there again.</param>
public sealed record ReportCell(object? Value, string? Path = null)
{
    /// <summary>How people read it, where that is not plain from the value: the text of a word.</summary>
    public string? Text { get; init; }

    /// <summary>How people read it beside another; null: as they read it alone.</summary>
    public string? Aside { get; init; }

    public CellNote Note { get; init; }

    /// <summary>It is a sum of which parts are unknown, and a share of a convoy's total besides.</summary>
    public bool IsEstimatedToo { get; init; }

    /// <summary>What is unknown of a sum: "unknown at 22 deliveries"; null: nothing is, or all of it.</summary>
    public string? Unknown { get; init; }

    /// <summary>Where it is not the column's.</summary>
    public string? Unit { get; init; }

    /// <summary>Path of the figure whose records the page leads to; null: a number's own.</summary>
    public string? Figure { get; init; }

    /// <summary>Address of the record's page that the cell names; null: none.</summary>
    public string? Link { get; init; }

    /// <summary>The state that it names, with icon and tone; null: it names none.</summary>
    public StatusView? Chip { get; init; }
}

/// <summary>How the columns that make one are joined.</summary>
public enum ColumnJoin
{
    /// <summary>There is one.</summary>
    Alone,

    /// <summary>x of y.</summary>
    Of,

    /// <summary>From x to y.</summary>
    Range,

    /// <summary>x, y.</summary>
    List,

    /// <summary>The second is smaller than the first, and beside it.</summary>
    Aside,
}

/// <summary>A column as people read it: one of the table's, or several as one.</summary>
/// <param name="Join">How they are joined.</param>
/// <param name="Names">Names of the table's columns.</param>
public sealed record ShownColumn(ColumnJoin Join, params string[] Names)
{
    public ShownColumn(string name) : this(ColumnJoin.Alone, name)
    {
    }

    /// <summary>What stands above it; null: the heading of the first column that it is made of.</summary>
    public string? Heading { get; init; }

    /// <summary>A column of texts that are long gets more of the width.</summary>
    public int Share { get; init; }
}
