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
        return
        [
            Reached(content, places),
            Unreached(content),
            Permits(content, places),
            Convoys(content),
            Evacuations(content),
            new(Texts.Targets, content.Targets.Count == 0 ? [Texts.NoTargets] : [], [PaperTables.Targets(content)], []),
            new(Texts.Incidents, content.Incidents.Count == 0 ? [Texts.NoIncidents] : [], [PaperTables.Incidents(content, places)], []),
            Stated(content),
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
                Show.Number(Known.Distinct(content.People.Period.Total)),
                Change(Known.Distinct(content.People.Period.Total), KnownThen(before?.PeopleInPeriod), before),
                HeadlineDetail.People(content)),
            new(
                Show.With(Texts.TilePeopleToDate, Show.Day(content.Operation.Since)),
                Show.Number(Known.Distinct(content.People.Cumulative.Total)),
                Change(Known.Distinct(content.People.Cumulative.Total), KnownThen(before?.People), before),
                HeadlineDetail.PeopleToDate(content)),
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
                Show.Number(Known.Trucks(content.Convoys.Period)),
                Change(Known.Trucks(content.Convoys.Period), KnownThen(before?.Trucks), before),
                HeadlineDetail.Trucks(content)),
        ];
    }

    private static string? Change(long? now, long? then, ReportPoint? before) =>
        now - then is { } change ? Show.With(Texts.ChangeSince, Show.Change(change), before!.Number) : null;

    // A point has 0 for unknown, too.
    private static long? KnownThen(long? then) => then == 0 ? null : then;

    private static PaperSection Reached(ReportContent content, PaperPlaces places)
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
            [PaperTables.Reached(content), PaperTables.PeopleByStatus(content), PaperTables.Coverage(content), PaperTables.StatusChanges(content, places)],
            content.Reached.Any(r => r.Estimated) ? [Texts.EstimatedHint] : []);
    }

    private static PaperSection Unreached(ReportContent content) => new(
        Texts.NotReachedAndWhy,
        content.Unreached.Count == 0
            ? [Texts.AllReached]
            : [Show.With(Texts.PaperUnreached, Show.Number(content.Unreached.Count), Show.Number(content.Coverage.Besieged.Locations + content.Coverage.HardToReach.Locations))],
        [PaperTables.Unreached(content)],
        []);

    private static PaperSection Permits(ReportContent content, PaperPlaces places)
    {
        var permits = content.Permits;
        return new(
            Texts.Permits,
            [
                .. permits.LocationsPending.Count > 0 ? [Show.With(Texts.PaperPlacesPending, places.Names(permits.LocationsPending))] : Array.Empty<string>(),
                .. permits.LocationsWithValidPermit.Count > 0 ? [Show.With(Texts.PaperPlacesPermitted, places.Names(permits.LocationsWithValidPermit))] : Array.Empty<string>(),
            ],
            [PaperTables.Permits(content), PaperTables.DecisionDays(content), PaperTables.GrantedUnused(content, places)],
            []);
    }

    private static PaperSection Convoys(ReportContent content) => new(
        Texts.ConvoysAndAirdrops,
        [],
        [PaperTables.Convoys(content), PaperTables.OtherSeries(content)],
        []);

    private static PaperSection Evacuations(ReportContent content) => new(
        Texts.Evacuations,
        [
            $"{Evacuated(content.Evacuations.Period)} {Texts.ThisPeriod}; {Evacuated(content.Evacuations.Cumulative)} {Texts.ToDate}. {Texts.EvacuationsApart}",
        ],
        [],
        []);

    private static string Evacuated(EvacuationFigures figures) => Show.With(Texts.EvacuationFigures, Show.Number(figures.People), Show.Number(figures.Patients));

    private static PaperSection Stated(ReportContent content) => new(
        Texts.StatedAndComputed,
        content.Stated.Count == 0 ? [Texts.NothingStated] : [],
        [PaperTables.Stated(content)],
        content.Stated.Count == 0 ? [] : [Texts.StatedNote]);

    internal static string SeriesName(SeriesFigures series) =>
        $"{Wording.OfWord<Track>(series.Track)}, {Wording.OfWord<SupplyLine>(series.Line)}";
}
