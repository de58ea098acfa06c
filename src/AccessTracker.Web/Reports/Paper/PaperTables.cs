using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Paper;

/// <summary>The tables of a report on paper, with the words and figures of the page.</summary>
internal static class PaperTables
{
    public static PaperTable Reached(ReportContent content) => new(
        Texts.ReachedThisPeriod,
        [Text(Texts.Place), Short(Texts.Status), Number(Texts.Deliveries), Short(Texts.LastOn), Number(Texts.PeopleReached)],
        [.. content.Reached.Select(p => Row(p.Name, Status(p.Status), Show.Number(p.Deliveries), Show.Day(p.LastOn), p.Estimated ? $"{Show.Number(p.People)} {Texts.Estimated}" : Show.Number(p.People)))]);

    public static PaperTable PeopleByStatus(ReportContent content)
    {
        var (period, cumulative) = (content.People.Period, content.People.Cumulative);
        return new(
            Texts.PeopleByStatus,
            [Text(Texts.Status), Number(Texts.PeoplePeriod), Number(Texts.PeopleTimesPeriod), Number(Texts.PeopleToDate), Number(Texts.PeopleTimesToDate)],
            [
                People(Texts.Total, period.Total, cumulative.Total),
                People(Wording.Of(AccessStatus.Besieged), period.Besieged, cumulative.Besieged),
                People(Wording.Of(AccessStatus.HardToReach), period.HardToReach, cumulative.HardToReach),
                People(Texts.OtherPlaces, period.Other, cumulative.Other),
            ]);
    }

    public static PaperTable Coverage(ReportContent content) => new(
        Texts.CoverageCaption,
        [Text(Texts.Status), Number(Texts.CoveragePeriod), Number(Texts.CoverageToDate), Number(Texts.Population), Number(Texts.PaperPopulationUnknown), Number(Texts.PeopleToDate), Number(Texts.CoverageShare)],
        [Covered(Wording.Of(AccessStatus.Besieged), content.Coverage.Besieged), Covered(Wording.Of(AccessStatus.HardToReach), content.Coverage.HardToReach)]);

    public static PaperTable StatusChanges(ReportContent content, PaperPlaces places) => new(
        Texts.StatusChanges,
        [Text(Texts.Place), Short(Texts.Day), Short(Texts.PaperFrom), Short(Texts.PaperTo), Text(Texts.Reason)],
        [.. content.Changes.StatusChanges.Select(c => Row(places.Name(c.Location), Show.Day(c.On), Status(c.From), Status(c.To), c.Reason ?? ""))]);

    // Longest first, as on the page.
    public static PaperTable Unreached(ReportContent content) => new(
        Texts.NotReachedAndWhy,
        [Text(Texts.Place), Short(Texts.Status), Number(Texts.Population), Short(Texts.LastReached), Number(Texts.PaperDays), Text(Texts.Why), Short(Texts.Since)],
        [.. UnreachedPlace.LongestFirst(content.Unreached)
            .Select(p => Row(
                p.Name,
                Status(p.Status),
                Show.Number(p.Population),
                p.LastReachedOn is { } day ? Show.Day(day) : Texts.Never,
                p.DaysSinceReached is { } days ? Show.Number(days) : Texts.NotApplicable,
                Wording.OfWord<Blocking>(p.BlockedBy),
                p.BlockedSince is { } since ? Show.Day(since) : Texts.NotApplicable))]);

    public static PaperTable Permits(ReportContent content)
    {
        var permits = content.Permits;
        return new(
            Texts.Permits,
            [Text(Texts.Figure), Number(Texts.Value)],
            [
                Row(Texts.PaperPending, Show.Number(permits.Pending)),
                Row(Texts.PaperOverdue, Show.Number(permits.Overdue)),
                Row(Texts.PaperVerbal, Show.Number(permits.Verbal)),
                Row(Texts.PaperPeoplePending, Show.Number(permits.PeoplePending)),
                Row(Texts.PaperSubmitted, Show.Number(permits.SubmittedInPeriod)),
                Row(Texts.PaperGranted, Show.Number(permits.GrantedInPeriod)),
                Row(Texts.PaperConditional, Show.Number(permits.ConditionalInPeriod)),
                Row(Texts.PaperDenied, Show.Number(permits.DeniedInPeriod)),
            ]);
    }

    public static PaperTable DecisionDays(ReportContent content) => new(
        Texts.PaperDecisionDays,
        [Text(Texts.PaperWindow), Number(Texts.ChartLines), Number(Texts.PaperMedian), Number(Texts.PaperP90)],
        [Decided(Texts.ThisPeriodColumn, content.Permits.DecisionDays.Period), Decided(Texts.ToDateColumn, content.Permits.DecisionDays.Cumulative)]);

    public static PaperTable GrantedUnused(ReportContent content, PaperPlaces places) => new(
        Texts.GrantedUnused,
        [Text(Texts.Place), Text(Texts.Request), Short(Texts.GrantedOn), Number(Texts.Waiting), Number(Texts.PeopleApproved)],
        [.. content.Permits.GrantedUnused.Select(u => Row(places.Name(u.Location), u.Request, Show.Day(u.DecidedOn), Show.Days(u.DaysWaiting), Show.Number(u.People)))]);

    public static PaperTable Convoys(ReportContent content)
    {
        var (period, cumulative) = (content.Convoys.Period, content.Convoys.Cumulative);
        return new(
            Texts.ConvoysAndAirdrops,
            [Text(Texts.Figure), Number(Texts.ThisPeriodColumn), Number(Texts.ToDateColumn)],
            [
                Row(Texts.Airdrops, Show.Number(period.Airdrops), Show.Number(cumulative.Airdrops)),
                Row(Texts.Airlifts, Show.Number(period.Airlifts), Show.Number(cumulative.Airlifts)),
                Row(Texts.RoadConvoys, Show.Number(period.Convoys), Show.Number(cumulative.Convoys)),
                Row(Texts.Trucks, Show.Number(Known.Trucks(period)), Show.Number(Known.Trucks(cumulative))),
                Row(Texts.Tonnes, Show.Number(Known.Tonnes(period)), Show.Number(Known.Tonnes(cumulative))),
                Row(Texts.Attempts, Show.Number(period.Attempts), Show.Number(cumulative.Attempts)),
                Row(Texts.DidNotReach, Show.Number(period.TurnedBack), Show.Number(cumulative.TurnedBack)),
            ]);
    }

    public static PaperTable OtherSeries(ReportContent content) => new(
        Texts.PaperOtherSeries,
        [Text(Texts.PaperSeries), Number(Texts.PeoplePeriod), Number(Texts.PeopleTimesPeriod), Number(Texts.PeopleToDate), Number(Texts.PeopleTimesToDate)],
        [.. content.OtherSeries.Select(s => People(PaperSections.SeriesName(s), s.Period, s.Cumulative))]);

    public static PaperTable Targets(ReportContent content) => new(
        Texts.Targets,
        [Text(Texts.Target), Number(Texts.ReachedOfTarget), Number(Texts.Share), Text(Texts.DueOn), Number(Texts.NeededPerWeek), Number(Texts.RecentPerWeek)],
        [.. content.Targets.Select(t => Row(
            t.Name,
            t.People == 0 ? Show.Number(t.Reached) : Show.With(Texts.XOfY, Show.Number(t.Reached), Show.Number(t.People)),
            t.People == 0 ? Texts.NoNumber : Show.Percent(t.Share),
            $"{Show.Day(t.DueOn)} ({(t.DaysLeft >= 0 ? Show.With(Texts.DaysLeft, Show.Days(t.DaysLeft)) : Show.With(Texts.DaysPast, Show.Days(-t.DaysLeft)))})",
            t.NeededPerWeek is { } needed ? Show.Number(needed) : Texts.NotApplicable,
            Show.Number(t.RecentPerWeek)))]);

    public static PaperTable Incidents(ReportContent content, PaperPlaces places) => new(
        Texts.Incidents,
        [Text(Texts.Kind), Short(Texts.Day), Text(Texts.Place), Short(Texts.State)],
        [.. content.Incidents.Select(i => Row(Wording.OfFree(i.Kind), Show.Day(i.Day), i.Location is { } place ? places.Name(place) : "", Wording.OfWord<IncidentState>(i.State)))]);

    public static PaperTable Stated(ReportContent content) => new(
        Texts.StatedAndComputed,
        [Text(Texts.Measure), Number(Texts.StatedColumn), Number(Texts.ComputedColumn), Number(Texts.Difference), Text(Texts.AsWorded), Long(Texts.Source)],
        [.. content.Stated.Select(s => Row(
            $"{Wording.OfWord<StatedMeasure>(s.Measure)}, {Wording.OfWord<StatedWindow>(s.Window)}",
            Show.Range(s.Low, s.High),
            s.Computed is { } computed ? Show.Number(computed) : Texts.NoTwin,
            s.Difference is { } difference ? Show.Change(difference) : Texts.NotApplicable,
            s.Wording ?? "",
            s.Source ?? ""))]);

    public static PaperTable Revisions(ReportContent content, FigureBook book) => new(
        Texts.Revisions,
        [Text(Texts.Figure), Number(Texts.Report), Number(Texts.PublishedColumn), Number(Texts.NowColumn), Long(Texts.PaperRecords)],
        [.. content.Revisions.Select(r => Row(book.NameOf(r.Figure), Show.Number(r.Report), Show.Number(r.Published), Show.Number(r.Now), string.Join(", ", r.Records)))]);

    private static PaperColumn Text(string header) => new(header);

    private static PaperColumn Short(string header) => new(header, PaperKind.Whole);

    private static PaperColumn Long(string header) => new(header, PaperKind.Breaking);

    private static PaperColumn Number(string header) => new(header, PaperKind.Number);

    private static string[] Row(params string[] cells) => cells;

    private static string[] People(string name, PeopleFigures period, PeopleFigures cumulative) => Row(
        name, Show.Number(Known.Distinct(period)), Show.Number(Known.PeopleTimes(period)), Show.Number(Known.Distinct(cumulative)), Show.Number(Known.PeopleTimes(cumulative)));

    private static string[] Covered(string name, CoverageFigures figures) => Row(
        name,
        Show.With(Texts.XOfY, Show.Number(figures.ReachedInPeriod), Show.Number(figures.Locations)),
        Show.With(Texts.XOfY, Show.Number(figures.ReachedCumulative), Show.Number(figures.Locations)),
        Show.Number(figures.Population),
        Show.With(Texts.XOfY, Show.Number(figures.PopulationUnknown), Show.Number(figures.Locations)),
        Show.Number(figures.PeopleReachedCumulative),
        Show.Percent(figures.Share));

    private static string[] Decided(string name, DecisionDays days) => Row(
        name, Show.Number(days.Count), days.Median is { } median ? Show.Number(median) : Texts.NotApplicable, days.P90 is { } p90 ? Show.Number(p90) : Texts.NotApplicable);

    private static string Status(string? word) => StatusView.OfStatus(word).Text;
}
