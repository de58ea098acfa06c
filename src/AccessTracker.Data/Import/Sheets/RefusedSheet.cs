using System.Globalization;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>The refused rows of a sheet as a sheet again: as they were sent, with what is wrong before each.</summary>
internal static class RefusedSheet
{
    public static void Write(
        Stream target, string path, string shown, SheetMapping mapping, IReadOnlySet<int> rows, IReadOnlyList<RefusedRow> refused)
    {
        var language = SheetLanguages.Of(mapping);
        var told = refused.Where(r => r.Row is not null).ToLookup(r => r.Row!.Value);
        int[] columns = [.. mapping.Columns.Index().Where(c => !SheetLanguages.IsWhatIsWrong(c.Item.Heading)).Select(c => c.Index)];
        using var book = SheetBook.Open(path, shown, mapping.Answers);
        var notes = new CellNotes();
        var lines = book.Rows(mapping.Sheet).Where(l => l.Number > mapping.HeaderRow && rows.Contains(l.Number))
            .Select((line, i) => Row(i + 2, line, [.. told[line.Number]]));
        var header =
            WorkbookWriter.Row(
                1, [.. columns.Select(c => mapping.Columns[c].Heading).Prepend(SheetLanguages.Heading(language))
                    .Select(h => WorkbookWriter.Text(h, SheetStyles.Heading))]);
        using var writer = new WorkbookWriter(target, SheetStyles.All());
        writer.Add("Refused", [WorkbookWriter.Frozen(rightToLeft: language.TextInfo.IsRightToLeft)], lines.Prepend(header), [], notes);

        X.Row Row(int number, SheetLine line, IReadOnlyList<RefusedRow> refusals)
        {
            var wrong = refusals.Select(r =>
                (Column: Array.IndexOf(columns, ColumnOf(mapping, r)), Message: Words(language, RefusalPhrases.OfSheet(r)))).ToList();
            wrong.Where(w => w.Column >= 0).ToList().ForEach(w => notes.Add(number, w.Column + 1, w.Message));
            return WorkbookWriter.Row(
                (uint)number,
                [
                    WorkbookWriter.Text(Messages(mapping, line.Number, refusals, language), SheetStyles.Code),
                    .. columns.Select((c, i) => Value(mapping, c, line[c], wrong.Exists(w => w.Column == i), language)),
                ]);
        }
    }

    /// <summary>A refusal as the sheet's sender reads it.</summary>
    public static BatchRefusal Tell(SheetMapping mapping, RefusedRow row) =>
        new(row.Row, Heading(mapping, row), IsMade(mapping, row) ? null : row.Value, RefusalPhrases.OfSheet(row));

    /// <summary>
    /// The sheet's heading of the column that a refusal is about; the bundle's name where the sheet has no such column. Null: of all of the row.
    /// </summary>
    public static Phrase? Heading(SheetMapping mapping, RefusedRow row) =>
        ColumnOf(mapping, row) is >= 0 and var at ? mapping.Columns[at].Heading
        : IsMade(mapping, row) ? null
        : row.Column is { } column ? RecordPhrases.Within(column) : null;

    // A ref that the sheet does not have was made of the row; its sender has never seen it.
    private static bool IsMade(SheetMapping mapping, RefusedRow row) =>
        ColumnOf(mapping, row) < 0 && row.Value?.Length > 0 && (row.Column == "ref" || row.Column == mapping.Of.Link?.Column.Name);

    // What was found in a cell of the sheet is told by the heading, what the import found by the bundle's name.
    private static int ColumnOf(SheetMapping mapping, RefusedRow row)
    {
        var table = mapping.Of.Tables.FirstOrDefault(t => t.File == row.File);
        var field = row.Column is null || table is null ? null
            : table == mapping.Of.Head && row.Column == "ref" ? mapping.Of.Link!.Name
            : $"{table.Sheet}.{row.Column}";
        return field is not null && mapping.IndexOf(field) is >= 0 and var column ? column
            : row.Column is null ? -1
            : mapping.Columns.ToList().FindIndex(c => c.Heading == row.Column);
    }

    /// <summary>What is wrong with a record that was made of several rows is wrong with each of them.</summary>
    public static IEnumerable<RefusedRow> OfEach(RefusedRow refused, IReadOnlyDictionary<int, IReadOnlyList<int>> several) =>
        refused.Row is { } row && several.TryGetValue(row, out var all) ? all.Select(n => refused with { Row = n }) : [refused];

    /// <summary>The rows of the sheet of which nothing is taken: a record of several rows is refused with all of them.</summary>
    public static IReadOnlySet<int> Rows(ImportResult found, IReadOnlyDictionary<int, IReadOnlyList<int>> several) =>
        found.RefusedRows.Values.SelectMany(r => r).SelectMany(r => several.GetValueOrDefault(r, [r])).ToHashSet();

    /// <summary>Why nothing of the sheet is taken; null: something is, or no reason is known besides those of <paramref name="rows"/>.</summary>
    /// <param name="rows">See <see cref="Rows"/>.</param>
    public static RefusedRow? Failure(ImportResult found, IReadOnlySet<int> rows) =>
        found.IsFatal ? found.Refused.FirstOrDefault(r => r.Row is null || !rows.Contains(r.Row.Value)) : null;

    private static string Messages(SheetMapping mapping, int row, IEnumerable<RefusedRow> refused, CultureInfo language)
    {
        var messages = refused
            .Select(r => (Heading: Heading(mapping, r), Message: RefusalPhrases.OfSheet(r)))
            .Select(m => Words(language, m.Heading is null ? m.Message : Phrase.Of(nameof(Texts.TextOfText), m.Heading, m.Message)))
            .Distinct().ToList();
        return messages.Count > 0 ? string.Join("\n", messages)
            : Words(language, Phrase.Of(mapping.LeftOut.ContainsKey(row) ? nameof(Texts.SheetRefusal_LeftOut) : nameof(Texts.SheetRefusal_TooMany)));
    }

    private static string Words(CultureInfo language, Phrase phrase) => Speech.In(language, phrase.ToString);

    // Numbers stay numbers; everything else is a text. A figure of several rows is not a figure of each when it comes back.
    private static X.Cell Value(SheetMapping mapping, int column, SheetCell cell, bool isWrong, CultureInfo language) =>
        cell is { Merged: { } rows, IsBlank: false } && mapping.Columns[column].Field is { } field
            && mapping.Of.Field(field)?.Column.Type is CellType.Number or CellType.Tonnes
            ? WorkbookWriter.Text(
                Words(language, Phrase.Of(nameof(Texts.SheetRowsOfFigure), cell.Text, $"{rows.First}", $"{rows.Last}")),
                isWrong ? SheetStyles.WrongCode : SheetStyles.Code)
        : cell.Kind == CellKind.Number && decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? WorkbookWriter.Number(number, isWrong ? SheetStyles.WrongPlain : SheetStyles.Plain)
            : WorkbookWriter.Text(cell.Text, isWrong ? SheetStyles.WrongCode : SheetStyles.Code);
}
