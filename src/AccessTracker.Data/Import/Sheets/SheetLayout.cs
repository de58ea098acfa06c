using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A layout tells where in a sheet the table stands, and what its rows are probably about.</summary>
/// <param name="HeaderRow">The last row with headings, as a spreadsheet numbers it.</param>
/// <param name="Samples">The first values below each heading.</param>
/// <param name="Tags">HXL hashtags of the columns; none where no row holds them.</param>
/// <param name="Fits">Whether the headings fit the kind; false: they fit none, and it is only the one that people send most.</param>
internal sealed record SheetLayout(
    int HeaderRow, IReadOnlyList<string> Headings, SheetKind Kind, IReadOnlyList<IReadOnlyList<string>> Samples, IReadOnlyList<string> Tags,
    bool Fits)
{
    /// <summary>The rows of the headings, from the top.</summary>
    public IReadOnlyList<int> HeaderRows { get; init; } = [HeaderRow];

    // Titles, logos and notes stand above a table; more rows of them than this nobody writes.
    private const int MostRowsAbove = 60;
    private const int MostSamples = 3;

    /// <param name="kinds">What the rows may be about: of several the one that the headings fit best.</param>
    /// <param name="headerRow">Null: where the most headings are known; where none is, the fullest row of texts.</param>
    /// <exception cref="BundleRefusedException">No row could be one of headings.</exception>
    public static SheetLayout Find(SheetBook book, int sheet, IReadOnlyList<SheetKind> kinds, int? headerRow = null)
    {
        var top = book.Rows(sheet).TakeWhile(l => l.Number <= Math.Max(headerRow ?? 0, MostRowsAbove) + MostSamples).Where(l => !l.IsBlank).ToList();
        var tags = top.Find(l => HxlTags.Read(l, 0) is not null);
        var header = headerRow is { } chosen
            ? top.Find(l => l.Number == chosen)
            : (tags is null ? null : Beside(top, tags, kinds))
            ?? top.Where(l => Filled(l) >= 2 && l != tags)
                .OrderByDescending(l => Known(kinds, l))
                .ThenByDescending(l => l.Cells.All(c => c.IsBlank || (c.Kind == CellKind.Text && c.Text.Any(char.IsLetter))) ? Filled(l) : 0)
                .ThenBy(l => l.Number)
                .FirstOrDefault();
        if (header is null)
        {
            throw new BundleRefusedException(book.Sheets[sheet], new Refusal(RefusalCode.NoHeadings));
        }

        var rows = HeadingRows.Around(top, header, isChosen: headerRow is not null || header == tags, kinds);
        header = rows[^1];
        var headings = HeadingsOf(HeadingRows.Paths(rows, book.Across(sheet)));
        var samples =
            headings.Select((_, i) =>
                (IReadOnlyList<string>)[
                    .. top.Where(l => l.Number > header.Number && l != tags).Select(l => l[i].Text.Trim()).Where(t => t.Length > 0)
                        .Take(MostSamples)]);
        var said = tags is null ? [] : HxlTags.Read(tags, headings.Count)!;
        var best = kinds.Select(k => (Kind: k, Fields: HeadingFields.Of(k, headings, said)))
            .OrderByDescending(k => SheetFit.Fits(k.Kind, headings, k.Fields)).ThenByDescending(k => SheetFit.Score(k.Kind, k.Fields)).First();
        var fits = SheetFit.Fits(best.Kind, headings, best.Fields);
        return new SheetLayout(header.Number, headings, fits ? best.Kind : kinds[0], [.. samples], said, fits || kinds.Count == 1)
        {
            HeaderRows = [.. rows.Select(r => r.Number)],
        };
    }

    /// <summary>The first sheet of a workbook whose headings fit one of <paramref name="kinds"/>; the first of all where none does.</summary>
    public static int FirstWithTable(SheetBook book, IReadOnlyList<SheetKind> kinds)
    {
        for (var i = 0; i < book.Sheets.Count && book.Sheets.Count > 1; i++)
        {
            if (IsTable(i))
            {
                return i;
            }
        }

        return 0;

        bool IsTable(int sheet)
        {
            try
            {
                return Find(book, sheet, kinds) is { Fits: true, Samples: var samples } && samples.Any(s => s.Count > 0);
            }
            catch (BundleRefusedException)
            {
                return false;
            }
        }
    }

    // The headings that tags belong to stand above them, or below, or nowhere.
    private static SheetLine Beside(List<SheetLine> top, SheetLine tags, IReadOnlyList<SheetKind> kinds)
    {
        var at = top.IndexOf(tags);
        var above = at > 0 && Filled(top[at - 1]) >= 2 ? top[at - 1] : null;
        var below = at + 1 < top.Count && Known(kinds, top[at + 1]) > 1 ? top[at + 1] : null;
        return above is not null && (below is null || Known(kinds, above) >= Known(kinds, below)) ? above : below ?? tags;
    }

    private static int Known(IReadOnlyList<SheetKind> kinds, SheetLine line)
    {
        var texts = Texts(line);
        return kinds.Max(k => HeadingFields.Of(k, texts, []).Where(f => f.Count > 0).Select(f => f[0]).Distinct().Count());
    }

    private static List<string> HeadingsOf(List<string> headings)
    {
        while (headings[^1].Length == 0)
        {
            headings.RemoveAt(headings.Count - 1);
        }

        return headings;
    }

    private static List<string> Texts(SheetLine line) =>
        [.. line.Cells.Select(HeadingRows.Text)];

    // A merged title fills one cell, or the same text in several.
    private static int Filled(SheetLine line) => line.Cells.Where(c => !c.IsBlank).Select(c => c.Text).Distinct().Count();
}
