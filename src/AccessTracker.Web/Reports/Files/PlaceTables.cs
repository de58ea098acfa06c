using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Places reached and not reached (counting rules, sections 2, 4 and 7).</summary>
internal static class PlaceTables
{
    public static readonly string[] Statuses = ["total", "besieged", "hardToReach", "other"];

    public static IReadOnlyList<ReportTable> Reached(ReportContent content, ReportSums sums, IReadOnlyDictionary<string, string> names) =>
        [ReachedPlaces(content), PeopleByStatus(content, sums), Coverage(content, sums), Codes("newly_reached", Texts.ReachedThisPeriod, Texts.FileNewlyReached, "changes.newlyReached", content.Changes.NewlyReached, names), StatusChanges(content, names)];

    public static ReportTable Unreached(ReportContent content) => new(
        "not_reached",
        Texts.NotReachedAndWhy,
        Texts.NotReachedAndWhy,
        [
            Code,
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("status", Texts.Status, FigureType.Text, "#status+access+name"),
            new("population", Texts.Population, FigureType.Count, "#population", Cells.People),
            new("population_as_of", Texts.Part_populationAsOf, FigureType.Day, "#date+population") { IsDetail = true },
            new("last_reached_on", Texts.LastReached, FigureType.Day, "#date+reached+last"),
            new("days_since_reached", Texts.FileDaysSince, FigureType.Count, "#indicator+days+reached", Cells.Days),
            new("blocked_by", Texts.Why, FigureType.Text, "#cause+blocked"),
            new("blocked_since", Texts.Since, FigureType.Day, "#date+blocked"),
        ],
        [
            .. UnreachedPlace.LongestFirst(content.Unreached)
                .Select(Row),
        ]) { WhenEmpty = Texts.AllReached };

    /// <summary>A list of places of the content, one a row.</summary>
    public static ReportTable Codes(string id, string section, string title, string path, IReadOnlyList<string> codes, IReadOnlyDictionary<string, string> names) => new(
        id,
        section,
        title,
        [Code, new("place", Texts.Place, FigureType.Text, "#loc+name")],
        [.. codes.Select(code => new ReportRow([Cells.Words($"{path}.{code}", code), Place(code, names)]) { Location = code })]) { OnPaper = PaperForm.Line };

    public static ReportColumn Code => new("location", Texts.FileCode, FigureType.Text, "#loc+code") { IsDetail = true };

    /// <summary>The name of a place as far as the content tells it.</summary>
    public static ReportCell Place(string? code, IReadOnlyDictionary<string, string> names) => new(code is null ? null : names.GetValueOrDefault(code, code));

    /// <summary>A place's status; null: it is on no list.</summary>
    public static ReportCell Status(string path, string? status) =>
        status is null ? new ReportCell(null, path) { Text = Texts.Untracked } : Cells.Word<AccessStatus>(path, status);

    private static ReportRow Row(UnreachedPlace place)
    {
        var path = $"unreached.{place.Location}";
        return new ReportRow(
        [
            Cells.Words($"{path}.location", place.Location),
            Cells.Words($"{path}.name", place.Name),
            Status($"{path}.status", place.Status),
            Cells.Number($"{path}.population", place.Population, CellNote.Unknown),
            Cells.Day($"{path}.populationAsOf", place.PopulationAsOf),
            Cells.Day($"{path}.lastReachedOn", place.LastReachedOn) with { Text = place.LastReachedOn is null ? Texts.Never : null, Note = CellNote.None },
            Cells.Number($"{path}.daysSinceReached", place.DaysSinceReached, CellNote.NotApplicable),
            Cells.Word<Blocking>($"{path}.blockedBy", place.BlockedBy),
            Cells.Day($"{path}.blockedSince", place.BlockedSince),
        ]) { Location = place.Location, Status = place.Status };
    }

    private static ReportTable ReachedPlaces(ReportContent content) => new(
        "reached",
        Texts.ReachedThisPeriod,
        Texts.ReachedThisPeriod,
        [
            Code,
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("status", Texts.Status, FigureType.Text, "#status+access+name"),
            new("deliveries", Texts.Deliveries, FigureType.Count, "#activity+delivery+num", Cells.Deliveries),
            new("last_on", Texts.LastOn, FigureType.Day, "#date+reached+last"),
            new("people", Texts.PeopleReached, FigureType.Count, "#reached", Cells.People),
            new("estimated", Texts.FileEstimated, FigureType.Flag, "#reached+estimated") { IsDetail = true },
        ],
        [
            .. content.Reached.Select(place => new ReportRow(
            [
                Cells.Words($"reached.{place.Location}.location", place.Location),
                Cells.Words($"reached.{place.Location}.name", place.Name),
                Status($"reached.{place.Location}.status", place.Status),
                Cells.Number($"reached.{place.Location}.deliveries", place.Deliveries),
                Cells.Day($"reached.{place.Location}.lastOn", place.LastOn),
                new ReportCell(place.People, $"reached.{place.Location}.people")
                {
                    Note = place.People is null ? CellNote.Unknown : place.Estimated ? CellNote.Estimated : CellNote.None,
                },
                Cells.Flag($"reached.{place.Location}.estimated", place.Estimated),
            ]) { Location = place.Location, Status = place.Status }),
        ]) { WhenEmpty = Texts.NoneReached };

    private static ReportTable PeopleByStatus(ReportContent content, ReportSums sums) => new(
        "people_by_status",
        Texts.ReachedThisPeriod,
        Texts.PeopleByStatus,
        [Cells.WindowColumn, new("status", Texts.Status, FigureType.Text, "#status+access+name"), .. Cells.PeopleColumns],
        [
            .. Cells.Windows.SelectMany(window => Statuses.Select(status => new ReportRow(
            [
                Cells.Window(window),
                Cells.Label(WordOf(status), NameOf(status)),
                .. Cells.PeopleCells($"people.{window}.{status}", Of(window == "period" ? content.People.Period : content.People.Cumulative, status), sums),
            ]))),
        ]);

    private static ReportTable Coverage(ReportContent content, ReportSums sums) => new(
        "coverage",
        Texts.ReachedThisPeriod,
        Texts.CoverageCaption,
        [
            new("status", Texts.Status, FigureType.Text, "#status+access+name"),
            new("places", Texts.Part_locations, FigureType.Count, "#loc+num", Cells.Places),
            new("reached_in_period", Texts.CoveragePeriod, FigureType.Count, "#loc+num+reached+period", Cells.Places),
            new("reached_cumulative", Texts.CoverageToDate, FigureType.Count, "#loc+num+reached+cumulative", Cells.Places),
            new("population", Texts.FileKnownPopulation, FigureType.Count, "#population+known", Cells.People),
            new("population_unknown", Texts.FilePopulationUnknown, FigureType.Count, "#loc+num+population_unknown", Cells.Places),
            new("people_reached_cumulative", Texts.PeopleToDate, FigureType.Count, "#reached+distinct+cumulative", Cells.People),
            new("share", Texts.CoverageShare, FigureType.Share, "#indicator+share", "share"),
        ],
        [CoverageRow("besieged", content.Coverage.Besieged, sums), CoverageRow("hardToReach", content.Coverage.HardToReach, sums)]);

    private static ReportRow CoverageRow(string status, CoverageFigures figures, ReportSums sums)
    {
        var path = $"coverage.{status}";
        return new ReportRow(
        [
            Cells.Label(WordOf(status), NameOf(status)),
            Cells.Number($"{path}.locations", figures.Locations),
            Cells.Number($"{path}.reachedInPeriod", figures.ReachedInPeriod),
            Cells.Number($"{path}.reachedCumulative", figures.ReachedCumulative),
            Cells.Number($"{path}.population", figures.Population, CellNote.Unknown),
            Cells.Number($"{path}.populationUnknown", figures.PopulationUnknown),
            Cells.Sum($"{path}.peopleReachedCumulative", sums.At($"{path}.peopleReachedCumulative", figures.PeopleReachedCumulative)),
            Cells.Number($"{path}.share", figures.Share, CellNote.Unknown),
        ]);
    }

    private static ReportTable StatusChanges(ReportContent content, IReadOnlyDictionary<string, string> names) => new(
        "status_changes",
        Texts.ReachedThisPeriod,
        Texts.StatusChanges,
        [
            new("on", Texts.Day, FigureType.Day, "#date+start"),
            Code,
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("from", Texts.FileFrom, FigureType.Text, "#status+access+before"),
            new("to", Texts.FileTo, FigureType.Text, "#status+access+name"),
            new("reason", Texts.FileReason, FigureType.Text, "#cause+reason"),
        ],
        [
            .. content.Changes.StatusChanges.Select(change =>
            {
                var path = $"changes.statusChanges.{change.Location}.{Show.Iso(change.On)}";
                return new ReportRow(
                [
                    Cells.Day($"{path}.on", change.On),
                    Cells.Words($"{path}.location", change.Location),
                    Place(change.Location, names),
                    Status($"{path}.from", change.From),
                    Status($"{path}.to", change.To),
                    Cells.Words($"{path}.reason", change.Reason),
                ]) { Location = change.Location };
            }),
        ]);

    private static PeopleFigures Of(PeopleByStatus people, string status) => status switch
    {
        "total" => people.Total,
        "besieged" => people.Besieged,
        "hardToReach" => people.HardToReach,
        _ => people.Other,
    };

    /// <summary>The word of a status that the content names by a property.</summary>
    public static string WordOf(string property) => property == "hardToReach" ? "hard_to_reach" : property;

    private static string NameOf(string property) => property switch
    {
        "total" => Texts.Total,
        "other" => Texts.OtherPlaces,
        _ => Wording.OfWord<AccessStatus>(WordOf(property)),
    };
}
