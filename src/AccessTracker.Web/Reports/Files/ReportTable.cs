namespace AccessTracker.Web.Reports.Files;

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

    /// <summary>There is no such number or day.</summary>
    NotApplicable,

    /// <summary>A share of a convoy's total.</summary>
    Estimated,
}

/// <summary>How a table stands in a file that is read as a text.</summary>
public enum PaperForm
{
    Table,

    /// <summary>Its rows in one line.</summary>
    Line,

    /// <summary>Only in the files for spreadsheets and programs.</summary>
    LeftOut,
}

/// <summary>
/// One table of a report. All files are written from the same tables, so that the same figure stands in all of them. Each value
/// of the content is in exactly one cell, which names its path.
/// </summary>
/// <param name="Id">Unique in the report; name of its file and of its sheet: <c>people_by_status</c>.</param>
/// <param name="Section">Heading under which it stands; tables of one section follow each other.</param>
/// <param name="Title">Its own heading.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">In the order in which people read them.</param>
public sealed record ReportTable(string Id, string Section, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows)
{
    public PaperForm OnPaper { get; init; }

    /// <summary>What is said instead of a table without rows; null: nothing is, and the table's heading is left out too.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>It says again what other tables say; files for programs do without.</summary>
    public bool IsRepeated { get; init; }
}

/// <param name="Name">For programs: <c>people_times</c>.</param>
/// <param name="Heading">For people, without the unit.</param>
/// <param name="Type">Of all its cells.</param>
/// <param name="Hxl">Its hashtag.</param>
/// <param name="Unit">Of its numbers; empty where it has none, or where each row has its own.</param>
public sealed record ReportColumn(string Name, string Heading, FigureType Type, string Hxl, string Unit = "")
{
    /// <summary>Left out where the table is to fit on a page.</summary>
    public bool IsDetail { get; init; }

    public bool IsNumber => Type is FigureType.Count or FigureType.Amount or FigureType.Share;
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

    public CellNote Note { get; init; }

    /// <summary>Where it is not the column's.</summary>
    public string? Unit { get; init; }
}
