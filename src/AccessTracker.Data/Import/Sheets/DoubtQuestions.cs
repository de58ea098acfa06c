using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// Makes questions of what the check of a sheet finds doubtful: the same doubts as on the forms, each once, in words of the sheet. What is about a
/// convoy or a request as a whole is asked about all of its rows.
/// </summary>
internal sealed class DoubtQuestions
{
    private readonly Situation _before;
    private readonly DoubtRows _rows;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<int>> _several;

    private DoubtQuestions(Situation before, DoubtRows rows, IReadOnlyDictionary<int, IReadOnlyList<int>> several) =>
        (_before, _rows, _several) = (before, rows, several);

    /// <param name="records">The records that the sheet tells of.</param>
    /// <param name="several">See <see cref="SheetSource.RowsOfStops"/>.</param>
    public static IReadOnlyList<CheckQuestion> Of(
        SheetMapping mapping, ImportResult found, IEnumerable<PreviewRecord> records,
        IReadOnlyDictionary<int, IReadOnlyList<int>> several)
    {
        if (found.Doubts.Count == 0 || found.Before is not { } before)
        {
            return [];
        }

        var rows = DoubtRows.Of(mapping, found.Doubts, records);
        var questions = new DoubtQuestions(before, rows, several);
        return
        [
            .. found.Doubts.Where(d => d.Record is not null && IsDuplicate(d.Doubt.Code))
                .GroupBy(d => (d.File, d.Record!.Key)).Select(g => questions.OfDuplicate([.. g])),
            .. found.Doubts.Where(d => d.Record is not null && !IsDuplicate(d.Doubt.Code)).GroupBy(IdOf)
                .Select(g => questions.OfDoubt(g.Key, [.. g])),
        ];
    }

    private static bool IsDuplicate(DoubtCode code) => code is DoubtCode.SameConvoy or DoubtCode.SameRequest or DoubtCode.SameStop;

    // A spelling is one question however often it stands there; anything else is about a place and its day, or about a record by its key.
    private static string IdOf(DoubtfulRow doubt)
    {
        var (record, code) = (doubt.Record!, EnumCode.Of(doubt.Doubt.Code));
        string[] what = doubt.Doubt.Code == DoubtCode.NearlyKnown ? []
            : record.Text("location") is { } place && DayOf(record) is { } day ? [place, Records.Cell.Day(day)]
            : [record.Key];
        return SheetQuestion.IdOf(QuestionAbout.Doubt, [code, record.Table.Name, doubt.Doubt.Column, doubt.Value, .. what]);
    }

    private CheckQuestion OfDoubt(string asked, IReadOnlyList<DoubtfulRow> doubts)
    {
        var (first, record) = (doubts[0], doubts[0].Record!);
        var asks = record.Text("location") is { } place && DayOf(record) is { } day
            ? Phrase.Of(nameof(Texts.Question_DoubtAt), NameOf(place), day, first.Doubt.Phrase) : first.Doubt.Phrase;
        return new CheckQuestion(
            new SheetQuestion
            {
                Id = asked, About = QuestionAbout.Doubt, Asks = asks, Rows = Rows(doubts),
                Choices =
                [
                    new(CheckQuestion.Right, Phrase.Of(nameof(Texts.Choice_Doubt_right))),
                    new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_Doubt_leave))),
                ],
                Topic = asks,
                Group = new QuestionGroup(EnumCode.Of(first.Doubt.Code), DoubtGroups.Of(first.Doubt.Code)),
            },
            record.Table, record.Key, []);
    }

    private CheckQuestion OfDuplicate(IReadOnlyList<DoubtfulRow> doubts)
    {
        var (code, record) = (doubts[0].Doubt.Code, doubts[0].Record!);
        List<string> stored = [.. doubts.Select(d => d.Doubt.Arguments[0]).Distinct()];
        var one = $"Choice_{code}_{(stored.Count == 1 ? "one" : "several")}";
        return new CheckQuestion(
            new SheetQuestion
            {
                Id = SheetQuestion.IdOf(QuestionAbout.Duplicate, record.Table.Name, record.Key),
                About = QuestionAbout.Duplicate,
                Asks = Phrase.Of($"Question_{code}", Phrase.Sentences(stored.Select(s => Line(code, s)))),
                Rows = Rows(doubts),
                Choices =
                [
                    .. stored.Select((s, i) => new QuestionChoice(
                        i == 0 ? CheckQuestion.Same : CheckQuestion.SameAs(s), Phrase.Of(one, s))),
                    new(CheckQuestion.Another, Phrase.Of($"Choice_{code}_another")),
                    new(SheetQuestion.LeaveOut, Phrase.Of(nameof(Texts.Choice_LeaveRows))),
                ],
                Topic = Phrase.Of($"Topic_{code}", SheetQuestion.Said(record.Key.Replace(Records.RecordKey.Separator, ' '))),
                Group = new QuestionGroup(EnumCode.Of(code), DoubtGroups.Of(code)),
            },
            record.Table, record.Key, stored);
    }

    // What the store has, as somebody tells it from others.
    private Phrase Line(DoubtCode code, string key)
    {
        if (code != DoubtCode.SameConvoy)
        {
            return Phrase.Of($"Stored_{code}", key);
        }

        var stops = _before.StopsOf(key);
        var convoy = _before.Convoys[key];
        var trucks = convoy.Trucks ?? stops.Sum(s => s.Delivery.Trucks ?? 0);
        var people = stops.Any(s => s.People is not null) ? stops.Sum(s => s.People ?? 0) : (long?)null;
        var told = new[]
        {
            string.IsNullOrWhiteSpace(convoy.Agencies) ? null : Phrase.Typed(convoy.Agencies),
            trucks > 0 ? Phrase.Of(nameof(Texts.CountOf_trucks), trucks) : null,
            people is { } known ? Phrase.Of(nameof(Texts.CountOf_people), known) : null,
        }.OfType<Phrase>().ToList();
        var places = Phrase.List(stops.Select(s => NameOf(s.Location)).Distinct().Take(5).Select(Phrase.Typed));
        return told.Count == 0
            ? Phrase.Of(nameof(Texts.Stored_SameConvoy), key, places)
            : Phrase.Of(nameof(Texts.Stored_SameConvoyTold), key, Phrase.List(told), places);
    }

    private IReadOnlyList<int> Rows(IReadOnlyList<DoubtfulRow> doubts) =>
        [.. doubts.SelectMany(_rows.Of).SelectMany(r => _several.GetValueOrDefault(r, [r])).Distinct().Order()];

    private string NameOf(string place) => _before.Locations.GetValueOrDefault(place)?.Name ?? place;

    private static DateOnly? DayOf(DoubtRow record) =>
        record.Table.Day is { } column ? record.Day(column.Name) : null;
}
