using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Paper;

/// <summary>What stands on paper, in the order of report.md; of the document alone, so that it comes out the same whenever it is printed.</summary>
public static class PaperSections
{
    public static IReadOnlyList<PaperSection> Of(ReportDocument document)
    {
        var content = document.Content;
        var book = new FigureBook(document.Annex.Definitions);
        var places = new PaperPlaces(content);
        var sums = document.Sums;
        return
        [
            Reached(content, sums, places),
            Unreached(content),
            Permits(content, sums, places),
            Convoys(content, sums),
            Evacuations(content, sums),
            new(Texts.Targets, content.Targets.Count == 0 ? [Texts.NoTargets] : [], [PaperTables.Targets(content, sums)], []),
            new(Texts.Incidents, content.Incidents.Count == 0 ? [Texts.NoIncidents] : [], [PaperTables.Incidents(content, places)], []),
            Stated(content, sums),
            new(Texts.Revisions, [.. RestatedReports.Sentences(content, document.Annex), .. content.Revisions.Count == 0 ? [Texts.NoRevisions] : Array.Empty<string>()], [PaperTables.Revisions(content, book)], []),
        ];
    }

    /// <summary>The headline, each figure with its move since the report before.</summary>
    public static IReadOnlyList<PaperTile> Headline(ReportDocument document)
    {
        var content = document.Content;
        var before = document.Annex.Before(document.Header.Number);
        var besieged = content.Coverage.Besieged;
        return
        [
            new(
                Texts.TilePeoplePeriod,
                document.Sums.At("people.period.total.distinct", content.People.Period.Total.Distinct).Amount,
                Change(content.People.Period.Total.Distinct, before?.PeopleInPeriod, before),
                HeadlineDetail.People(content, document.Sums)),
            new(
                Show.With(Texts.TilePeopleToDate, Show.Day(content.Operation.Since)),
                document.Sums.At("people.cumulative.total.distinct", content.People.Cumulative.Total.Distinct).Amount,
                Change(content.People.Cumulative.Total.Distinct, before?.People, before),
                HeadlineDetail.PeopleToDate(content, document.Sums)),
            new(
                Texts.TileBesieged,
                Show.With(Texts.XOfY, Show.Number(besieged.ReachedInPeriod), Show.Number(besieged.Locations)),
                Change(besieged.ReachedInPeriod, before?.BesiegedReached, before),
                Show.With(Texts.ReachedToDateDetail, Show.Number(besieged.ReachedCumulative), Show.Number(besieged.Locations))),
            new(
                Texts.TilePending,
                Show.Number(content.Permits.Pending),
                Change(content.Permits.Pending, before?.PermitsPending, before),
                Show.With(Texts.OverdueDetail, Show.Number(content.Permits.Overdue))),
            new(
                Texts.TileTrucks,
                document.Sums.At("convoys.period.trucks", content.Convoys.Period.Trucks).Amount,
                Change(content.Convoys.Period.Trucks, before?.Trucks, before),
                HeadlineDetail.Trucks(content, document.Sums)),
        ];
    }

    private static string? Change(long? now, long? then, ReportPoint? before) =>
        now - then is { } change ? Show.With(Texts.ChangeSince, Show.Change(change), before!.Number) : null;

    private static PaperSection Reached(ReportContent content, ReportSums sums, PaperPlaces places)
    {
        var total = content.People.Period.Total;
        List<string> lead =
        [
            content.Reached.Count == 0
                ? Texts.NoneReached
                : Show.With(Texts.ReachedSummary, Show.Counted(total.Locations, Texts.OnePlace, Texts.ManyPlaces), Show.Counted(total.Deliveries, Texts.OneDelivery, Texts.ManyDeliveries)),
        ];
        if (content.Changes.NewlyReached.Count > 0)
        {
            lead.Add($"{Texts.NewlyReached} {places.Names(content.Changes.NewlyReached)}.");
        }

        return new(
            Texts.ReachedThisPeriod,
            lead,
            [PaperTables.Reached(content), PaperTables.PeopleByStatus(content, sums), PaperTables.Coverage(content, sums), PaperTables.StatusChanges(content, places)],
            content.Reached.Any(r => r.Estimated) ? [Texts.EstimatedHint] : []);
    }

    private static PaperSection Unreached(ReportContent content) => new(
        Texts.NotReachedAndWhy,
        content.Unreached.Count == 0
            ? [Texts.AllReached]
            : [Show.With(Texts.PaperUnreached, Show.Number(content.Unreached.Count), Show.Number(content.Coverage.Besieged.Locations + content.Coverage.HardToReach.Locations))],
        [PaperTables.Unreached(content)],
        []);

    private static PaperSection Permits(ReportContent content, ReportSums sums, PaperPlaces places)
    {
        var permits = content.Permits;
        return new(
            Texts.Permits,
            [
                .. permits.LocationsPending.Count > 0 ? [Show.With(Texts.PaperPlacesPending, places.Names(permits.LocationsPending))] : Array.Empty<string>(),
                .. permits.LocationsWithValidPermit.Count > 0 ? [Show.With(Texts.PaperPlacesPermitted, places.Names(permits.LocationsWithValidPermit))] : Array.Empty<string>(),
            ],
            [PaperTables.Permits(content, sums), PaperTables.DecisionDays(content), PaperTables.GrantedUnused(content, places)],
            []);
    }

    private static PaperSection Convoys(ReportContent content, ReportSums sums) => new(
        Texts.ConvoysAndAirdrops,
        [],
        [PaperTables.Convoys(content, sums), PaperTables.OtherSeries(content, sums)],
        []);

    private static PaperSection Evacuations(ReportContent content, ReportSums sums) => new(
        Texts.Evacuations,
        [
            $"{HeadlineDetail.Evacuated("evacuations.period", content.Evacuations.Period, sums)} {Texts.ThisPeriod}; {HeadlineDetail.Evacuated("evacuations.cumulative", content.Evacuations.Cumulative, sums)} {Texts.ToDate}. {Texts.EvacuationsApart}",
        ],
        [],
        []);

    private static PaperSection Stated(ReportContent content, ReportSums sums) => new(
        Texts.StatedAndComputed,
        content.Stated.Count == 0 ? [Texts.NothingStated] : [],
        [PaperTables.Stated(content, sums)],
        content.Stated.Count == 0 ? [] : [Texts.StatedNote]);

    internal static string SeriesName(SeriesFigures series) =>
        $"{Wording.OfWord<Track>(series.Track)}, {Wording.OfWord<SupplyLine>(series.Line)}";
}
