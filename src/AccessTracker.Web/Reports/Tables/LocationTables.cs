using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Places reached and not reached (counting rules, sections 2, 4 and 7).</summary>
public static class LocationTables
{
    public static readonly string[] Statuses = ["total", "besieged", "hardToReach", "other"];

    public static ReportColumn Code => new("location", Texts.FileCode, FigureType.Text, "#loc+code") { IsDetail = true };

    public static ReportColumn Place => new("place", Texts.Place, FigureType.Text, "#loc+name");

    private static ReportColumn Status => new("status", Texts.Status, FigureType.Text, "#status+access+name");

    public static IReadOnlyList<ReportTable> Reached(TableSource source) =>
    [
        ReachedPlaces(source),
        Codes(source, "newly_reached", Texts.ReachedThisPeriod, Texts.FileNewlyReached, "changes.newlyReached", source.Content.Changes.NewlyReached),
        PeopleByStatus(source),
        Coverage(source),
        StatusChanges(source),
    ];

    public static ReportTable Unreached(TableSource source) => new(
        "not_reached",
        Texts.NotReachedAndWhy,
        Texts.NotReachedAndWhy,
        [
            Code,
            Place,
            Status,
            new("population", Texts.Population, FigureType.Count, "#population", Cells.People) { HasNoRecords = true,
                Help = "unreached.any.population" },
            new("population_as_of", Texts.Part_populationAsOf, FigureType.Day, "#date+population"),
            new("last_reached_on", Texts.LastReached, FigureType.Day, "#date+reached+last") { Help = "unreached.any.daysSinceReached" },
            new("days_since_reached", Texts.FileDaysSince, FigureType.Count, "#indicator+days+reached", Cells.Days),
            new("blocked_by", Texts.Why, FigureType.Text, "#cause+blocked") { Help = "unreached.any" },
            new("blocked_since", Texts.Since, FigureType.Day, "#date+blocked"),
        ],
        [.. UnreachedLocation.LongestFirst(source.Content.Unreached).Select(place => UnreachedRow(source, place))])
    {
        Anchor = "unreached",
        Shown =
        [
            new("place"), new("status"), new("population"), new(ColumnJoin.Aside, "last_reached_on", "days_since_reached"),
                new("blocked_by") { Share = 20 }, new("blocked_since"),
        ],
        Lead = source.Content.Unreached.Count == 0 ? [] :
        [
            Lead(source.Content),
        ],
        WhenEmpty = Texts.AllReached,
        IsInMail = true,
    };

    /// <summary>A list of places of the content, one a row.</summary>
    public static ReportTable Codes(TableNames source, string id, string section, string title, string path, IReadOnlyList<string> codes) => new(
        id,
        section,
        title,
        [Code, Place],
        [.. codes.Select(code =>
            new ReportRow([Cells.Words($"{path}.{code}", code), source.Place(null, code) with { Figure = path }]) { Location = code })]) { Form =
                TableForm.Line };

    private static string Lead(ReportContent content)
    {
        var (unreached, listed) =
            (Format.Number(content.Unreached.Count), Format.Number(content.Coverage.Besieged.Locations + content.Coverage.HardToReach.Locations));
        return content.Operation.OverdueDays is { } days
            ? Format.With(Texts.UnreachedSummary, unreached, listed, days)
            : Format.With(Texts.PaperUnreached, unreached, listed);
    }

    private static ReportRow UnreachedRow(TableSource source, UnreachedLocation place)
    {
        var path = $"unreached.{place.Location}";
        return new ReportRow(
        [
            Cells.Words($"{path}.location", place.Location),
            source.Place($"{path}.name", place.Location),
            TableSource.Status($"{path}.status", place.Status),
            Cells.Number($"{path}.population", place.Population, CellNote.Unknown),
            Cells.Day($"{path}.populationAsOf", place.PopulationAsOf),
            Cells.Day($"{path}.lastReachedOn", place.LastReachedOn) with { Text = place.LastReachedOn is null ? Texts.Never : null,
                Note = CellNote.None },
            Cells.Number($"{path}.daysSinceReached", place.DaysSinceReached, CellNote.NotApplicable) with
            {
                Aside = place.DaysSinceReached is { } days ? Format.With(Texts.DaysAgo, Format.Days(days)) : null,
            },
            Cells.Word<Blocking>($"{path}.blockedBy", place.BlockedBy) with { Chip = StatusView.OfBlocking(place.BlockedBy), Figure = path },
            Cells.Day($"{path}.blockedSince", place.BlockedSince),
        ]) { Location = place.Location, Status = place.Status };
    }

    private static ReportTable ReachedPlaces(TableSource source)
    {
        var total = source.Content.People.Period.Total;
        return new(
            "reached",
            Texts.ReachedThisPeriod,
            Texts.ReachedThisPeriod,
            [
                Code,
                Place,
                Status,
                new("deliveries", Texts.Deliveries, FigureType.Count, "#activity+delivery+num", Cells.Deliveries),
                new("last_on", Texts.LastOn, FigureType.Day, "#date+reached+last"),
                new("people", Texts.PeopleReached, FigureType.Count, "#reached", Cells.People) { IsSum = true },
                new("estimated", Texts.FileEstimated, FigureType.Flag, "#reached+estimated") { IsDetail = true },
            ],
            [
                .. source.Content.Reached.Select(place => new ReportRow(
                [
                    Cells.Words($"reached.{place.Location}.location", place.Location),
                    source.Place($"reached.{place.Location}.name", place.Location),
                    TableSource.Status($"reached.{place.Location}.status", place.Status),
                    Cells.Number($"reached.{place.Location}.deliveries", place.Deliveries),
                    Cells.Day($"reached.{place.Location}.lastOn", place.LastOn),
                    PeopleAt(source, place),
                    Cells.Flag($"reached.{place.Location}.estimated", place.Estimated),
                ]) { Location = place.Location, Status = place.Status }),
            ])
        {
            Lead = source.Content.Reached.Count == 0 ? [] :
            [
                Format.With(Texts.ReachedSummary, Format.Counted(total.Locations, Texts.OnePlace, Texts.ManyPlaces),
                    Format.Counted(total.Deliveries, Texts.OneDelivery, Texts.ManyDeliveries)),
            ],
            Notes = source.Content.Reached.Any(r => r.Estimated) ? [Texts.EstimatedHint] : [],
            WhenEmpty = Texts.NoneReached,
            IsInMail = true,
        };
    }

    // The largest known figure: where another delivery's is unknown, it may be more.
    private static ReportCell PeopleAt(TableSource source, ReachedLocation place)
    {
        var cell = source.Sum($"reached.{place.Location}.people", place.People) with { Figure = $"reached.{place.Location}" };
        return !place.Estimated ? cell
            : cell.Note == CellNote.AtLeast ? cell with { IsEstimatedToo = true, Text = $"{cell.Text} {Texts.Estimated}" }
            : cell with { Note = CellNote.Estimated };
    }

    private static ReportTable PeopleByStatus(TableSource source) => new(
        "people_by_status",
        Texts.ReachedThisPeriod,
        Texts.PeopleByStatus,
        [Cells.WindowColumn, Status, .. Cells.PeopleColumns],
        [
            .. Cells.Windows.SelectMany(window => Statuses.Select(status => new ReportRow(
            [
                Cells.Window(window),
                TableSource.Group(status),
                .. Cells.PeopleCells(
                    $"people.{window}.{status}", Of(window == Cells.Period ? source.Content.People.Period : source.Content.People.Cumulative, status),
                    source),
            ]))),
        ]) { Form = TableForm.ByWindow, Shown = [new("status"), .. Cells.ShownPeople] };

    /// <summary>The columns of <c>C</c> of report.md.</summary>
    public static IReadOnlyList<ReportColumn> CoverageColumns =>
    [
        Status,
        new("places", Texts.Part_locations, FigureType.Count, "#loc+num", Cells.Places),
        new("reached_in_period", Texts.CoveragePeriod, FigureType.Count, "#loc+num+reached+period", Cells.Places),
        new("reached_cumulative", Texts.CoverageToDate, FigureType.Count, "#loc+num+reached+cumulative", Cells.Places),
        new("population", Texts.FileKnownPopulation, FigureType.Count, "#population+known", Cells.People) { IsSum = true },
        new("population_unknown", Texts.FilePopulationUnknown, FigureType.Count, "#loc+num+population_unknown", Cells.Places),
        new("people_reached_cumulative", Texts.PeopleToDate, FigureType.Count, "#reached+distinct+cumulative", Cells.People) { IsSum = true },
        new("share", Texts.CoverageShare, FigureType.Share, "#indicator+share", "share") { IsSum = true },
    ];

    /// <summary>What people read of them.</summary>
    public static IReadOnlyList<ShownColumn> ShownCoverage =>
    [
        new("status"), new(ColumnJoin.Of, "reached_in_period", "places"), new(ColumnJoin.Of, "reached_cumulative", "places"),
        new("population") { Share = 16 }, new("people_reached_cumulative"), new("share"),
    ];

    /// <summary>The figures of the places with one status, which stand at <paramref name="path"/> in the content.</summary>
    public static ReportRow CoverageRow(TableNames source, string status, string path, CoverageFigures figures) => new(
    [
        TableSource.Group(status),
        Cells.Number($"{path}.locations", figures.Locations),
        Cells.Number($"{path}.reachedInPeriod", figures.ReachedInPeriod),
        Cells.Number($"{path}.reachedCumulative", figures.ReachedCumulative),
        source.Sum($"{path}.population", figures.Population),
        Cells.Number($"{path}.populationUnknown", figures.PopulationUnknown),
        source.Sum($"{path}.peopleReachedCumulative", figures.PeopleReachedCumulative),
        source.Sum($"{path}.share", figures.Share) with { Unknown = null },
    ]);

    private static ReportTable Coverage(TableSource source) => new(
        "coverage",
        Texts.ReachedThisPeriod,
        Texts.CoverageCaption,
        CoverageColumns,
        [
            CoverageRow(source, "besieged", "coverage.besieged", source.Content.Coverage.Besieged),
            CoverageRow(source, "hardToReach", "coverage.hardToReach", source.Content.Coverage.HardToReach),
        ]) { Shown = ShownCoverage };

    private static ReportTable StatusChanges(TableSource source) => new(
        "status_changes",
        Texts.ReachedThisPeriod,
        Texts.StatusChanges,
        [
            new("on", Texts.Day, FigureType.Day, "#date+start"),
            Code,
            Place,
            new("from", Texts.FileFrom, FigureType.Text, "#status+access+before"),
            new("to", Texts.FileTo, FigureType.Text, "#status+access+name"),
            new("reason", Texts.FileReason, FigureType.Text, "#cause+reason"),
        ],
        [
            .. source.Content.Changes.StatusChanges.Select(change =>
            {
                var path = $"changes.statusChanges.{change.Location}.{Format.Iso(change.On)}";
                return new ReportRow(
                [
                    Cells.Day($"{path}.on", change.On),
                    Cells.Words($"{path}.location", change.Location),
                    source.Place(null, change.Location),
                    TableSource.Status($"{path}.from", change.From),
                    TableSource.Status($"{path}.to", change.To),
                    Cells.Words($"{path}.reason", change.Reason),
                ]) { Location = change.Location };
            }),
        ]) { Shown = [new("place"), new("on"), new("from"), new("to"), new("reason") { Share = 24 }] };

    private static PeopleFigures Of(PeopleByStatus people, string status) => status switch
    {
        "total" => people.Total,
        "besieged" => people.Besieged,
        "hardToReach" => people.HardToReach,
        _ => people.Other,
    };
}
