using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>A layout tells where in a sheet the table stands, and what its rows are probably about.</summary>
/// <param name="HeaderRow">The last row with headings, as a spreadsheet numbers it.</param>
/// <param name="Samples">The first values below each heading.</param>
internal sealed record SheetLayout(int HeaderRow, IReadOnlyList<string> Headings, SheetKind Kind, IReadOnlyList<IReadOnlyList<string>> Samples)
{
    /// <summary>Returned sheets have this column for what is wrong with each row; it tells nothing when they come back.</summary>
    public const string WhatIsWrong = "What is wrong / \u0645\u0627 \u0627\u0644\u062E\u0637\u0623";

    /// <summary>The same in a French one.</summary>
    public const string WhatIsWrongInFrench = "What is wrong / Ce qui est \u00E0 corriger";

    // Titles, logos and notes stand above a table; more rows of them than this nobody writes.
    private const int MostRowsAbove = 60;
    private const int MostSamples = 3;

    private static readonly string[] _whatIsWrong = [LocationName.Fold(WhatIsWrong), LocationName.Fold(WhatIsWrongInFrench)];

    /// <param name="kinds">What the rows may be about: of several the one that the headings fit best.</param>
    /// <param name="headerRow">Null: where the most headings are known; where none is, the fullest row of texts.</param>
    /// <exception cref="BundleRefusedException">No row could be one of headings.</exception>
    public static SheetLayout Find(SheetBook book, int sheet, IReadOnlyList<SheetKind> kinds, int? headerRow = null)
    {
        var top = book.Rows(sheet).TakeWhile(l => l.Number <= Math.Max(headerRow ?? 0, MostRowsAbove) + MostSamples).Where(l => !l.IsBlank).ToList();
        var header = headerRow is { } chosen
            ? top.Find(l => l.Number == chosen)
            : top.Where(l => Filled(l) >= 2)
                .OrderByDescending(l => kinds.Max(k => ColumnMatch.CountKnown(k, Texts(l))))
                .ThenByDescending(l => l.Cells.All(c => c.IsBlank || c.Kind == CellKind.Text) ? Filled(l) : 0)
                .ThenBy(l => l.Number)
                .FirstOrDefault();
        if (header is null)
        {
            throw new BundleRefusedException(book.Sheets[sheet], new Refusal(RefusalCode.NoHeadings));
        }

        var rows = HeadingRows.Around(top, header, isChosen: headerRow is not null, kinds);
        header = rows[^1];
        var headings = HeadingsOf(HeadingRows.Paths(rows, book.Across(sheet)));
        var samples =
            headings.Select((_, i) =>
                (IReadOnlyList<string>)[
                    .. top.Where(l => l.Number > header.Number).Select(l => l[i].Text.Trim()).Where(t => t.Length > 0).Take(MostSamples)]);
        return new SheetLayout(header.Number, headings, BestKind(kinds, headings), [.. samples]);
    }

    /// <summary>The heading is the one of the column that returned sheets have more.</summary>
    public static bool IsWhatIsWrong(string heading) => _whatIsWrong.Contains(LocationName.Fold(heading));

    // Most headings known; of equally many the kind that lacks least of what it needs, then the one people send most.
    private static SheetKind BestKind(IReadOnlyList<SheetKind> kinds, IReadOnlyList<string> headings) => kinds
        .OrderByDescending(k =>
            ColumnMatch.CountKnown(k, headings) - k.Required.Count(f => !headings.Any(h => HeadingPath.Fields(k, h).Contains(f))))
        .First();

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
