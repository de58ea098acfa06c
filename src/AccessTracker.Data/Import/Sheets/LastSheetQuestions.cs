using System.Globalization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What becomes of the records that the sender's last sheet had and this one does not: replaced by a row that is nearly the same, or gone.
/// </summary>
/// <param name="kind">What the rows are about.</param>
/// <param name="last">The sender's last sheet.</param>
/// <param name="sender">Whose it is.</param>
/// <param name="nameOf">The name of a place by its code.</param>
/// <param name="changed">Keys of records that rows of this sheet were said to be: that alone does not make it the next one of the last.</param>
internal sealed class LastSheetQuestions(
    SheetKind kind, LastSheet last, string sender, Func<string, string> nameOf, IReadOnlySet<string> changed)
{
    // A delivery that was put off by more than a month is another one.
    private const int MostDays = 31;

    // Where the two sheets have nothing in common, the same figures a week later are the next week's.
    private const int MostDaysApart = 6;

    private readonly RecordKind _table = kind.Table;

    /// <param name="missing">The records of the last sheet that this one does not have, as the store has them.</param>
    /// <param name="records">The records that this sheet tells of.</param>
    public IReadOnlyList<CheckQuestion> Of(IReadOnlyList<StoredRecord> missing, IReadOnlyList<PreviewRecord> records)
    {
        var known = records.Where(r => r.Kind == _table.Name && r.State != SeenState.Withdrawn).ToList();
        var isNext = known.Any(r => last.Records.Contains(r.Key) && !changed.Contains(r.Key));
        List<DateOnly> days = [.. known.Select(r => DayOf(r.Value)).OfType<DateOnly>()];
        var (first, end) = days.Count == 0 ? (DateOnly.MaxValue, DateOnly.MinValue) : (days.Min(), days.Max());
        var near = Pairs(missing, [.. known.Where(r => r.State == SeenState.New && !last.Records.Contains(r.Key))],
            isNext || missing.Any(IsWithin) ? MostDays : MostDaysApart);
        return
        [
            .. near.Select(p => Replaced(p.New, p.Before)),
            .. missing.Where(m => !near.Exists(p => p.Before == m) && (isNext || IsWithin(m))).Select(Missing),
        ];

        bool IsWithin(StoredRecord record) => DayOf(record.Text) is { } day && day >= first && day <= end;
    }

    // Each row with the record that differs from it in one thing: its day, its place, its convoy. A record is replaced once.
    private List<(PreviewRecord New, StoredRecord Before)> Pairs(
        IReadOnlyList<StoredRecord> missing, IReadOnlyList<PreviewRecord> added, int mostDays)
    {
        var pairs = new List<(PreviewRecord, StoredRecord)>();
        var (free, open) = (missing.ToHashSet(), added.ToList());
        foreach (var but in Identity.Prepend(null))
        {
            var byRest = free.ToLookup(m => Rest(m.Text, but), StringComparer.Ordinal);
            foreach (var record in open.ToList())
            {
                var best = byRest[Rest(record.Value, but)].Where(free.Contains)
                    .Where(m => Math.Abs((DayOf(m.Text)?.DayNumber ?? 0) - (DayOf(record.Value)?.DayNumber ?? 0)) <= mostDays
                        && (but is null || but.Type == CellType.Day || IsCounted(record)))
                    .MinBy(m => Math.Abs((DayOf(m.Text)?.DayNumber ?? 0) - (DayOf(record.Value)?.DayNumber ?? 0)));
                if (best is not null)
                {
                    pairs.Add((record, best));
                    free.Remove(best);
                    open.Remove(record);
                }
            }
        }

        return pairs;
    }

    // What tells the records of a sheet from each other, as people see them.
    private IReadOnlyList<RecordColumn> Identity => kind == SheetKind.Deliveries
        ? [_table.Find("day")!, _table.Find("location")!]
        : [.. _table.Key.Where(k => k != "ref").Concat(_table.Key.Contains("ref") ? ["day", "location", "kind"] : []).Select(_table.Find)
            .OfType<RecordColumn>()];

    // Everything but one thing; where all that tells them apart is the same, the figures may differ.
    private string Rest(Func<string, string> value, RecordColumn? but) => string.Join('\u001F', Identity.Where(c => c != but)
        .Concat(but is null ? [] : _table.Columns.Where(c => c.Type is CellType.Number || c.Name is "status" or "decision"))
        .Select(c => value(c.Name)));

    // A row at another place with no figure at all is like any other.
    private bool IsCounted(PreviewRecord record) => _table.Columns.Any(c => c.Type == CellType.Number && record.Value(c.Name) is not ("" or "0"));

    private CheckQuestion Replaced(PreviewRecord record, StoredRecord before) => new(
        new SheetQuestion
        {
            Id = SheetQuestion.IdOf(QuestionAbout.Replaced, _table.Name, record.Key),
            About = QuestionAbout.Replaced,
            Asks = Phrase.Of(nameof(Texts.Question_Replaced), Line(record.Value), sender, last.FileName, Line(before.Text)),
            Rows = [record.Row],
            Choices =
            [
                new(CheckQuestion.Change, Phrase.Of(nameof(Texts.Choice_Replaced_change))),
                new(CheckQuestion.Keep, Phrase.Of(nameof(Texts.Choice_Replaced_keep))),
                new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_Replaced_leave))),
            ],
            Topic = Line(record.Value),
            Group = new QuestionGroup("replaced", nameof(Texts.QuestionGroup_Replaced)),
        },
        _table, record.Key, [before.Key], WholeOf(before));

    private CheckQuestion Missing(StoredRecord record) => new(
        new SheetQuestion
        {
            Id = SheetQuestion.IdOf(QuestionAbout.Missing, _table.Name, record.Key),
            About = QuestionAbout.Missing,
            Asks = Phrase.Of(nameof(Texts.Question_Missing), Line(record.Text), sender, last.FileName),
            Choices =
            [
                new(CheckQuestion.Keep, Phrase.Of(nameof(Texts.Choice_Missing_keep))),
                new(CheckQuestion.Withdrawn, Phrase.Of(nameof(Texts.Choice_Missing_withdraw))),
            ],
            Accepts = answer => answer.StartsWith($"{CheckQuestion.Withdrawn}:", StringComparison.Ordinal),
            Group = new QuestionGroup("missing", nameof(Texts.QuestionGroup_Missing)),
        },
        _table, record.Key, [], WholeOf(record));

    private (RecordKind Kind, string Key)? WholeOf(StoredRecord record) =>
        kind is { Head: { } head, Link: { } link } && record.Text(link.Column.Name) is { Length: > 0 } key ? (head, key) : null;

    private Phrase Line(Func<string, string> value) => Phrase.List(Identity.Concat(_table.Columns.Where(c =>
            c.Type == CellType.Number || c.Name is "outcome" or "status" or "decision").Except(Identity)).Where(c => value(c.Name).Length > 0)
        .OrderBy(c => c.Name == "location" ? 0 : 1)
        .Select(c => Written(c, value(c.Name))));

    private Phrase Written(RecordColumn column, string value) => column switch
    {
        { Type: CellType.Day } when Day(value) is { } day => day,
        { Type: CellType.Number } when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            Count(column, number),
        { Refers.Name: "location" } => nameOf(value),
        { Type: CellType.Word } => RecordPhrases.Word(column, value),
        _ => SheetQuestion.Said(value),
    };

    // 3,000 people; of what has no noun, the column with its figure.
    private static Phrase Count(RecordColumn column, long number) => column.Name.Split('_')[0] switch
    {
        "people" => Phrase.Of(nameof(Texts.CountOf_people), number),
        "trucks" => Phrase.Of(nameof(Texts.CountOf_trucks), number),
        "patients" => Phrase.Of(nameof(Texts.CountOf_patients), number),
        "pallets" => Phrase.Of(nameof(Texts.CountOf_pallets), number),
        "drops" => Phrase.Of(nameof(Texts.CountOf_drops), number),
        "killed" => Phrase.Of(nameof(Texts.CountOf_killed), number),
        "injured" => Phrase.Of(nameof(Texts.CountOf_injured), number),
        _ => Phrase.Of(nameof(Texts.TextOfText), RecordPhrases.Column(column.Name), number),
    };

    private DateOnly? DayOf(Func<string, string> value) =>
        _table.Day is { } column ? Day(value(column.Name)) : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
