using System.Globalization;
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
        var where = record.Text("location") is { } place && DayOf(record) is { } day
            ? $"{NameOf(place)}, {SheetDays.InWords(day)}: " : "";
        return new CheckQuestion(
            new SheetQuestion
            {
                Id = asked, About = QuestionAbout.Doubt, Text = $"{where}{first.Doubt.Message}", Rows = Rows(doubts),
                Choices =
                [
                    new(CheckQuestion.Right, "It is right: take it as it stands"),
                    new(SheetQuestion.LeaveOut, "Leave it out: the rows come back to be corrected"),
                ],
                Topic = SheetQuestion.Said($"{where}{first.Doubt.Message}"),
                Group = new QuestionGroup(EnumCode.Of(first.Doubt.Code), DoubtGroups.Of(first.Doubt.Code), IsRemembered: false),
            },
            record.Table, record.Key, []);
    }

    private CheckQuestion OfDuplicate(IReadOnlyList<DoubtfulRow> doubts)
    {
        var (code, record) = (doubts[0].Doubt.Code, doubts[0].Record!);
        List<string> stored = [.. doubts.Select(d => d.Doubt.Arguments[0]).Distinct()];
        var isOne = stored.Count == 1;
        var (what, same, other) = code switch
        {
            DoubtCode.SameRequest => ("request", "the same request", "another request"),
            DoubtCode.SameStop => ("stop", "the same delivery", "another delivery"),
            _ => ("convoy", "the same convoy", "another convoy"),
        };
        return new CheckQuestion(
            new SheetQuestion
            {
                Id = SheetQuestion.IdOf(QuestionAbout.Duplicate, record.Table.Name, record.Key),
                About = QuestionAbout.Duplicate,
                Text = $"{string.Join(" ", stored.Select(s => Line(code, s)))} Is this {same}, or another?",
                Rows = Rows(doubts),
                Choices =
                [
                    .. stored.Select((s, i) => new QuestionChoice(
                        i == 0 ? CheckQuestion.Same : CheckQuestion.SameAs(s),
                        isOne ? Capital($"{same}: these rows are about {s}") : Capital($"{same} as {s}"))),
                    new(CheckQuestion.Another, Capital(other)),
                    new(SheetQuestion.LeaveOut, "Leave these rows out"),
                ],
                Topic = SheetQuestion.Said($"{Capital(what)} {record.Key.Replace(Records.RecordKey.Separator, ' ')}"),
                Group = new QuestionGroup(
                    EnumCode.Of(code), $"{{0}} {what}s of this sheet look like some that are stored. Are they the same?", IsRemembered: false),
            },
            record.Table, record.Key, stored);
    }

    // What the store has, as somebody tells it from others.
    private string Line(DoubtCode code, string key)
    {
        if (code == DoubtCode.SameRequest)
        {
            return $"Request {key} asks the same authority for the same places and people.";
        }

        if (code == DoubtCode.SameStop)
        {
            return $"The convoy has the stop {key} at this place on this day.";
        }

        var stops = _before.StopsOf(key);
        var convoy = _before.Convoys[key];
        var trucks = convoy.Trucks ?? stops.Sum(s => s.Delivery.Trucks ?? 0);
        var people = stops.Any(s => s.People is not null) ? stops.Sum(s => s.People ?? 0) : (long?)null;
        var told = new[]
        {
            convoy.Agencies, trucks > 0 ? string.Create(CultureInfo.InvariantCulture, $"{trucks:N0} trucks") : null,
            people is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:N0} people") : null,
        }.Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        var places = string.Join(", ", stops.Select(s => NameOf(s.Location)).Distinct().Take(5));
        return $"Convoy {key}{(told.Count > 0 ? $" ({string.Join(", ", told)})" : "")} is stored with the same place on the same day: {places}.";
    }

    private IReadOnlyList<int> Rows(IReadOnlyList<DoubtfulRow> doubts) =>
        [.. doubts.SelectMany(_rows.Of).SelectMany(r => _several.GetValueOrDefault(r, [r])).Distinct().Order()];

    private string NameOf(string place) => _before.Locations.GetValueOrDefault(place)?.Name ?? place;

    private static DateOnly? DayOf(DoubtRow record) =>
        record.Table.Day is { } column ? record.Day(column.Name) : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
