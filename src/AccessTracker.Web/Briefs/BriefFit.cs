using AccessTracker.Web.Reports.Paper;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// Makes a brief fit on two pages: long texts are shortened, and of each table as many rows stay as there is space for, a row to each table in
/// turn, so that none goes without what matters most. What is left out is counted and said, never silently gone.
/// </summary>
internal static class BriefFit
{
    // Points of two pages of A4 between the margins of the text document, the smaller of the two forms, less what the end of a page may leave empty.
    private const double Space = 2 * 728 - 120;

    private const double Width = 482;
    private const double LineHeight = 10.9;
    private const double RowPadding = 4.6;
    private const double HeadingHeight = 31;
    private const double ParagraphHeight = 12.7;
    private const double ParagraphGap = 6;

    // Of the letters of a cell and of a sentence, rather too wide than too narrow.
    private const double CellLetter = 4.7;
    private const double Letter = 5.3;

    private const int LongestCell = 150;
    private const int LongestSentence = 400;
    private const int LongestTitle = 100;
    private const int MostSentences = 8;

    /// <param name="document">With every row.</param>
    /// <param name="share">How much of the two pages to fill, where they turned out smaller than reckoned here; at most 1.</param>
    public static BriefDocument Of(BriefDocument document, double share = 1)
    {
        var shortened = Shortened(document);
        var kept = new int[shortened.Sections.Count];
        var left = (Space * share) - Fixed(shortened);
        var open = Enumerable.Range(0, kept.Length).Where(i => shortened.Sections[i].Table is not null).ToList();
        while (open.Count > 0)
        {
            foreach (var i in open.ToList())
            {
                var table = shortened.Sections[i].Table!;
                var height = kept[i] < table.Rows.Count ? RowHeight(table, table.Rows[kept[i]]) : double.MaxValue;
                if (height > left)
                {
                    open.Remove(i);
                    continue;
                }

                kept[i]++;
                left -= height;
            }
        }

        return shortened with { Sections = [.. shortened.Sections.Select((section, i) => Keep(section, kept[i]))] };
    }

    private static BriefSection Keep(BriefSection section, int rows) => section.Table is { } table
        ? section with { Table = table with { Rows = [.. table.Rows.Take(rows)] }, LeftOut = table.Rows.Count - rows }
        : section;

    private static BriefDocument Shortened(BriefDocument document)
    {
        var isShortened = false;
        var sections = document.Sections
            .Select(s => s with
            {
                Lead = [.. s.Lead.Take(MostSentences).Select(t => Short(t, LongestSentence))],
                Table = s.Table is null ? null : s.Table with { Rows = [.. s.Table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => Short(c, LongestCell))])] },
                LeftOut = Math.Max(0, s.Lead.Count - MostSentences),
            })
            .ToList();
        var facts = document.Facts.Select(f => new BriefFact(f.Label, Short(f.Value, LongestTitle), f.Detail is null ? null : Short(f.Detail, LongestTitle))).ToList();
        return document with { Title = Short(document.Title, LongestTitle), Lead = Short(document.Lead, LongestSentence), Facts = facts, Sections = sections, IsShortened = isShortened };

        string Short(string text, int longest)
        {
            if (text.Length <= longest)
            {
                return text;
            }

            isShortened = true;
            var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
            return $"{text[..end].TrimEnd()}\u2026";
        }
    }

    // All but the rows: it stays, whatever is left out. Each table is reckoned with the line that says what is.
    private static double Fixed(BriefDocument document)
    {
        var facts = new PaperTable("", [.. document.Facts.Select(_ => new PaperColumn("", PaperKind.Text) { Share = 10 })], []);
        return 30 + SentenceHeight(document.Title.Length * 1.9)
            + SentenceHeight(document.Lead.Length)
            + RowHeight(facts, [.. document.Facts.Select(f => f.Label)]) + RowHeight(facts, [.. document.Facts.Select(f => $"{f.Value} {f.Detail}")]) + LineHeight
            + document.Sections.Sum(s => HeadingHeight + s.Lead.Sum(l => SentenceHeight(l.Length)) + (s.Table is { } table ? RowHeight(table, [.. table.Columns.Select(c => c.Header)]) + SentenceHeight(1) + ParagraphGap : 0))
            + SentenceHeight(document.Board.Length + 60) + SentenceHeight(120);
    }

    private static double SentenceHeight(double letters) => (Math.Ceiling(Math.Max(1, letters) * Letter / Width) * ParagraphHeight) + ParagraphGap;

    private static double RowHeight(PaperTable table, IReadOnlyList<string> cells)
    {
        var shares = (double)table.Columns.Sum(c => c.Share);
        var lines = table.Columns.Zip(cells).Max(c => Lines(c.Second, (Width * c.First.Share / shares) - 7));
        return (lines * LineHeight) + RowPadding;
    }

    // As words are set: one that does not fit begins a new line, one longer than a line is broken.
    private static int Lines(string text, double width)
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

            lines += (used == 0 ? 0 : 1) + ((word.Length - 1) / letters);
            used = word.Length % letters is var rest and > 0 ? rest : letters;
        }

        return lines;
    }
}
