using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What stands around the table of a sheet: titles above it, the names of the sheet and of the file. They often tell what no column does.
/// </summary>
internal static class TitleTexts
{
    private const int MostTexts = 20;
    private const int MostWords = 5;
    private const int LeastLetters = 3;
    private const int MostChoices = 8;

    /// <param name="firstHeadingRow">The titles stand above it.</param>
    /// <returns>The texts, those above the table first.</returns>
    public static IReadOnlyList<string> Of(SheetBook book, int sheet, int firstHeadingRow, string fileName) =>
    [
        .. book.Rows(sheet).TakeWhile(l => l.Number < firstHeadingRow).SelectMany(l => l.Cells).Where(c => !c.IsBlank)
            .Select(c => c.Kind == CellKind.Day ? c.Text : SheetQuestion.Said(c.Text))
            .Append(SheetQuestion.Said(book.Sheets[sheet]))
            .Append(SheetQuestion.Said(Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ')))
            .Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(MostTexts),
    ];

    /// <summary>What <paramref name="texts"/> may say of a field, the likeliest first.</summary>
    /// <param name="isNeeded">No row can be without it: any text may be meant. Else only one that says so itself.</param>
    public static IReadOnlyList<QuestionChoice> Candidates(SheetField field, IReadOnlyList<string> texts, SheetLocations places, bool isNeeded) =>
    [
        .. (field.Column switch
        {
            { Type: CellType.Day } => texts.SelectMany(t => Days(t)),
            { Type: CellType.Word } => Words(field, texts),
            { Refers: { } kind } when kind == RecordKinds.Locations => texts.SelectMany(t => Places(t, places)),
            _ => Said(field, texts, isNeeded),
        }).DistinctBy(c => c.Value).Take(field.Column.Type == CellType.Word ? int.MaxValue : MostChoices),
    ];

    private static IEnumerable<QuestionChoice> Days(string text)
    {
        foreach (var words in Windows(text).Where(w => w.Any(char.IsLetter) || w.Count(char.IsDigit) is >= 6 and <= 8))
        {
            foreach (var order in new[] { DayOrder.DayFirst, DayOrder.MonthFirst })
            {
                if (SheetDays.Read(words, order).Day is { } day && SheetDays.OfSerial(words, false) is null)
                {
                    yield return new QuestionChoice(
                        Cell.Day(day), Phrase.Of(nameof(Texts.Choice_AsIn), day, text));
                }
            }
        }
    }

    // The words that stand there come before the field's others.
    private static IEnumerable<QuestionChoice> Words(SheetField field, IReadOnlyList<string> texts)
    {
        var words = SheetWords.Of(field.Column);
        return texts.SelectMany(t => Windows(t).Select(w => (Text: t, Word: words.GetValueOrDefault(LocationName.Fold(w)))))
            .Where(f => f.Word is not null)
            .Select(f => new QuestionChoice(
                f.Word!, Phrase.Of(nameof(Texts.Choice_AsIn), RecordPhrases.Word(field.Column, f.Word!), f.Text)))
            .Concat(field.Column.Words.Select(w => new QuestionChoice(w, RecordPhrases.Word(field.Column, w))));
    }

    private static IEnumerable<QuestionChoice> Places(string text, SheetLocations places) => Windows(text)
        .Where(w => LocationName.Fold(w).Length >= LeastLetters)
        .Select(w => places.Resolve(w, "") is { } code ? places.Find(code) : null)
        .Where(p => p is not null)
        .Select(p => new QuestionChoice(p!.Code, Phrase.Of(nameof(Texts.Choice_AsIn), SheetLocations.Line(p), text)));

    // "Agency: SARC" says it; else any text may.
    private static IEnumerable<QuestionChoice> Said(SheetField field, IReadOnlyList<string> texts, bool isNeeded) => texts
        .Select(t => t.Split([':', '\uFF1A'], 2, StringSplitOptions.TrimEntries))
        .Select(p => (Text: p[^1], IsSaid: p.Length == 2 && field.Keys.Contains(LocationName.Fold(p[0]))))
        .Where(p => p.IsSaid || isNeeded)
        .OrderByDescending(p => p.IsSaid)
        .Select(p => p.Text)
        .Where(t => t.Length > 0)
        .Select(t => new QuestionChoice(t, Phrase.Of(nameof(Texts.Quoted), t)));

    // Some words of a text that follow each other, the longest first.
    private static IEnumerable<string> Windows(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(MostWords, words.Length); length > 0; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
            {
                yield return string.Join(' ', words[start..(start + length)]).Trim('(', ')', '[', ']', ',', '.', ':', ';', '\u060C', '-', '\u2013');
            }
        }
    }
}
