namespace AccessTracker.Data.Import.Sheets;

/// <summary>The rows that head a table together: groups above, what each column of a group tells below.</summary>
internal static class HeadingRows
{
    private const int MostRows = 4;

    /// <param name="top">The first rows of the sheet that are not blank.</param>
    /// <param name="header">The one in which the most headings are known.</param>
    /// <param name="isChosen">It was said to be the last one.</param>
    /// <returns>From the top, without a gap.</returns>
    public static IReadOnlyList<SheetLine> Around(IReadOnlyList<SheetLine> top, SheetLine header, bool isChosen, IReadOnlyList<SheetKind> kinds)
    {
        var rows = new List<SheetLine> { header };
        var at = top.ToList().IndexOf(header);
        for (var i = at + 1; !isChosen && i < top.Count && rows.Count < MostRows && IsBelow(rows[^1], top[i], kinds); i++)
        {
            rows.Add(top[i]);
        }

        for (var i = at - 1; i >= 0 && rows.Count < MostRows && IsAbove(top[i], rows[0], kinds); i--)
        {
            rows.Insert(0, top[i]);
        }

        return rows;
    }

    /// <summary>The heading of each column: the path of the rows' texts.</summary>
    /// <param name="across">The last column of cells that are merged over several, by row and first column.</param>
    public static List<string> Paths(IReadOnlyList<SheetLine> rows, IReadOnlyDictionary<(int Row, int Column), int> across)
    {
        var width = rows.Max(r => r.Cells.Count);
        var texts = rows.Select((r, i) => i == rows.Count - 1 ? Texts(r, width) : Spread(r, rows[i + 1], width, across)).ToList();
        return [.. Enumerable.Range(0, width).Select(c => HeadingPath.Of(texts.Select(t => t[c])))];
    }

    /// <summary>The text of a heading, in one line.</summary>
    public static string Text(SheetCell cell) => string.Join(' ', cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string[] Texts(SheetLine line, int width) => [.. Enumerable.Range(0, width).Select(c => Text(line[c]))];

    // A group stands over the columns of its merged cell; where nothing is merged, over those up to the next group that have a word below.
    private static string[] Spread(SheetLine line, SheetLine below, int width, IReadOnlyDictionary<(int Row, int Column), int> across)
    {
        var texts = Texts(line, width);
        var isMerged = across.Keys.Any(k => k.Row == line.Number);
        for (var column = 0; column < width; column++)
        {
            if (texts[column].Length == 0)
            {
                continue;
            }

            var last = isMerged ? across.GetValueOrDefault((line.Number, column), column) : width - 1;
            for (var next = column + 1; next <= last && next < width && texts[next].Length == 0 && !below[next].IsBlank; next++)
            {
                if (!isMerged && below[column].IsBlank)
                {
                    break;
                }

                texts[next] = texts[column];
            }
        }

        return texts;
    }

    private static bool IsBelow(SheetLine above, SheetLine line, IReadOnlyList<SheetKind> kinds)
    {
        var own = Own(line, above).ToList();
        return line.Number == above.Number + 1 && IsWords(line, kinds) && own.Count > 0 && own.TrueForAll(t => IsKnown(t, kinds))
            && above.Cells.Where((c, i) => !c.IsBlank && (line[i].IsBlank || Text(line[i]) == Text(c))).Any();
    }

    private static bool IsAbove(SheetLine line, SheetLine below, IReadOnlyList<SheetKind> kinds) =>
        line.Number == below.Number - 1 && IsWords(line, kinds) && Own(line, below).Any(t => IsKnown(t, kinds));

    // A digit is of a value, unless it is of a heading's number or its level.
    private static bool IsWords(SheetLine line, IReadOnlyList<SheetKind> kinds) =>
        line.Cells.All(c => c.IsBlank || (c.Kind == CellKind.Text && !c.Text.TrimStart().StartsWith('#') && (!c.Text.Any(char.IsDigit)
            || IsKnown(Text(c), kinds))));

    private static IEnumerable<string> Own(SheetLine line, SheetLine other) =>
        line.Cells.Index().Where(c => !c.Item.IsBlank).Select(c => (Text: Text(c.Item), Other: Text(other[c.Index])))
            .Where(c => c.Text != c.Other).Select(c => c.Text);

    private static bool IsKnown(string text, IReadOnlyList<SheetKind> kinds) => HeadingPath.Tells(text) || HeadingPath.IsTotal(text)
        || PlaceLevel.Read(HeadingText.Read(text)) is not null || kinds.Any(k => HeadingPath.Fields(k, text).Count > 0);
}
