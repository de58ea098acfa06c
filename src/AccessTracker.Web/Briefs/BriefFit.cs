using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// Makes a brief fit on two pages: long texts are shortened, and of each table as many rows stay as there is space for, a row to each table in
/// turn, so that none goes without what matters most. What is left out is counted and said, never silently gone.
/// </summary>
internal static class BriefFit
{
    private const int LongestCell = 120;
    private const int LongestSentence = 400;
    private const int LongestTitle = 100;
    private const int MostSentences = 8;

    /// <param name="document">With every row.</param>
    /// <param name="sheet">What it is printed on.</param>
    /// <param name="share">How much of the two pages to fill, where they turned out smaller than reckoned here, or larger.</param>
    public static BriefDocument Of(BriefDocument document, BriefSheet sheet, double share = 1)
    {
        // Where all of it fits, no space is needed to say what is left out.
        var shortened = Shortened(document);
        var whole = Fill(shortened, sheet, (sheet.Space * share) - Fixed(shortened, sheet, isWhole: true));
        return whole.Sections.All(s => s.LeftOut == 0)
            ? whole
            : Fill(shortened, sheet, (sheet.Space * share) - Fixed(shortened, sheet, isWhole: false));
    }

    private static BriefDocument Fill(BriefDocument shortened, BriefSheet sheet, double left)
    {
        var kept = new int[shortened.Sections.Count];
        var open = Enumerable.Range(0, kept.Length).Where(i => shortened.Sections[i].Table is not null).ToList();
        while (open.Count > 0)
        {
            foreach (var i in open.ToList())
            {
                var table = shortened.Sections[i].Table!;
                var height = kept[i] < table.Rows.Count ? sheet.RowHeight(table, table.Rows[kept[i]]) : double.MaxValue;
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
                Table = s.Table is null
                    ? null
                    : s.Table with { Rows =
                        [.. s.Table.Rows.Select(r => (IReadOnlyList<ReadCell>)[.. r.Select(c => c with { Text = Short(c.Text, LongestCell) })])] },
                LeftOut = Math.Max(0, s.Lead.Count - MostSentences),
            })
            .ToList();
        var facts = document.Facts.Select(f =>
            new BriefFact(f.Label, Short(f.Value, LongestTitle), f.Detail is null ? null : Short(f.Detail, LongestTitle))).ToList();
        return document with { Title = Short(document.Title, LongestTitle), Lead = Short(document.Lead, LongestSentence), Facts = facts,
            Sections = sections, IsShortened = isShortened };

        string Short(string text, int longest)
        {
            if (text.Length <= longest)
            {
                return text;
            }

            isShortened = true;
            return $"{Unicode.Start(text, longest - 1).TrimEnd()}\u2026";
        }
    }

    // All but the rows: it stays, whatever is left out. Each table is reckoned with the line that says what is, unless nothing is.
    private static double Fixed(BriefDocument document, BriefSheet sheet, bool isWhole)
    {
        var facts = new ReadTable("", [.. document.Facts.Select(_ => new ReadColumn(""))], []);
        return sheet.TitleHeight(document.Title)
            + sheet.SentenceHeight(document.Lead.Length)
            + sheet.RowHeight(facts, [.. document.Facts.Select(f => f.Label)])
            + document.Facts.Max(f =>
                sheet.RowHeight(facts, [.. document.Facts.Select(x => x == f ? f.Value : "")])
                + sheet.RowHeight(facts, [.. document.Facts.Select(x => x == f ? f.Detail ?? "" : "")]))
            + document.Sections.Sum(s => sheet.HeadingHeight
                + s.Lead.Sum(l => sheet.SentenceHeight(l.Length))
                + (s.Table is { } table
                    ? sheet.RowHeight(table, [.. table.Columns.Select(c => c.Header)])
                    + (isWhole ? 0 : sheet.SentenceHeight(Texts.BriefLeftOut.Length + 10)) + sheet.TableGap : 0))
            + sheet.SentenceHeight(Texts.BriefShortened.Length)
            + sheet.SentenceHeight(Texts.BriefBoard.Length + document.Board.Length);
    }
}
