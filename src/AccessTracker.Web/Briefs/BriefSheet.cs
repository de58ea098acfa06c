using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Briefs;

/// <summary>How high things come out on paper, in points: rather too high than too low, for what is too high runs onto a third page.</summary>
internal sealed record BriefSheet
{
    /// <summary>What the printer makes of <c>paper.css</c>.</summary>
    public static readonly BriefSheet Print = new()
    {
        PageHeight = 750, Width = 515, CellLetter = 4.6, CellLine = 10.5, CellPadding = 3.2, Letter = 5.1, Line = 11.8, ParagraphGap = 3.2,
            HeadingHeight = 28, TableGap = 11, TitleLetter = 9.5, TitleLine = 20,
    };

    /// <summary>The small styles of the text document, in letters as wide and high as those that a machine without Arial takes.</summary>
    public static readonly BriefSheet Docx = new()
    {
        PageHeight = 728, Width = 482, CellLetter = 4.25, CellLine = 10.4, CellPadding = 4.6, Letter = 5.1, Line = 12.5, ParagraphGap = 2.2,
            HeadingHeight = 25, TableGap = 2, TitleLetter = 8.6, TitleLine = 20,
        EndOfPage = 60,
    };

    /// <summary>A row or a heading that does not fit at the end of the first page begins the second: as much may stay empty there.</summary>
    public double EndOfPage { get; init; } = 100;

    // Left and right of what stands in a cell.
    private const double CellSides = 7;

    /// <summary>Of two pages.</summary>
    public double Space => (2 * PageHeight) - EndOfPage;

    /// <summary>Between the margins.</summary>
    public required double PageHeight { get; init; }

    public required double Width { get; init; }

    /// <summary>The width of a letter in a table, as of digits, which are wider than most.</summary>
    public required double CellLetter { get; init; }

    public required double CellLine { get; init; }

    public required double CellPadding { get; init; }

    /// <summary>The width of a letter of a sentence.</summary>
    public required double Letter { get; init; }

    public required double Line { get; init; }

    public required double ParagraphGap { get; init; }

    public required double HeadingHeight { get; init; }

    public required double TableGap { get; init; }

    public required double TitleLetter { get; init; }

    public required double TitleLine { get; init; }

    public double TitleHeight(string title) => (LinesOf(title.Length, TitleLetter) * TitleLine) + ParagraphGap;

    public double SentenceHeight(int letters) => (LinesOf(letters, Letter) * Line) + ParagraphGap;

    public double RowHeight(ReadTable table, IReadOnlyList<ReadCell> cells) => RowHeight(table, [.. cells.Select(c => c.Whole)]);

    public double RowHeight(ReadTable table, IReadOnlyList<string> cells)
    {
        var shares = (double)table.Columns.Sum(c => c.Share);
        return (table.Columns.Zip(cells).Max(c => Lines(c.Second, (Width * c.First.Share / shares) - CellSides)) * CellLine) + CellPadding;
    }

    private double LinesOf(int letters, double letter) => Math.Ceiling(Math.Max(1, letters) * letter * 1.05 / Width);

    // As words are set: one that does not fit begins a new line, one longer than a line is broken.
    private int Lines(string text, double width)
    {
        var letters = Math.Max(1, (int)(width / CellLetter));
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            var needed = used == 0 ? word.Length : used + 1 + word.Length;
            if (needed <= letters)
            {
                used = needed;
                continue;
            }

            lines += (used == 0 ? 0 : 1) + (Math.Max(0, word.Length - 1) / letters);
            used = word.Length % letters is var rest and > 0 ? rest : letters;
        }

        return lines;
    }
}
