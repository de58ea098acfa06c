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

    public static PaperTable PeopleByStatus(ReportContent content, ReportSums sums)
    {
        var (period, cumulative) = (content.People.Period, content.People.Cumulative);
        return new(
            Texts.PeopleByStatus,
            [Text(Texts.Status), Number(Texts.PeoplePeriod), Number(Texts.PeopleTimesPeriod), Number(Texts.PeopleToDate), Number(Texts.PeopleTimesToDate)],
            [
                People(Texts.Total, "people.{0}.total", period.Total, cumulative.Total, sums),
                People(Wording.Of(AccessStatus.Besieged), "people.{0}.besieged", period.Besieged, cumulative.Besieged, sums),
                People(Wording.Of(AccessStatus.HardToReach), "people.{0}.hardToReach", period.HardToReach, cumulative.HardToReach, sums),
                People(Texts.OtherPlaces, "people.{0}.other", period.Other, cumulative.Other, sums),
            ]);
    }

    public static PaperTable Coverage(ReportContent content, ReportSums sums) => new(
        Texts.CoverageCaption,
        [Text(Texts.Status), Number(Texts.CoveragePeriod), Number(Texts.CoverageToDate), Number(Texts.Population), Number(Texts.PaperPopulationUnknown), Number(Texts.PeopleToDate), Number(Texts.CoverageShare)],
        [Covered(Wording.Of(AccessStatus.Besieged), "besieged", content.Coverage.Besieged, sums), Covered(Wording.Of(AccessStatus.HardToReach), "hardToReach", content.Coverage.HardToReach, sums)]);

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

    public static PaperTable Permits(ReportContent content, ReportSums sums)
    {
        var permits = content.Permits;
        return new(
            Texts.Permits,
            [Text(Texts.Figure), Number(Texts.Value)],
            [
                Row(Texts.PaperPending, Show.Number(permits.Pending)),
                Row(Texts.PaperOverdue, Show.Number(permits.Overdue)),
                Row(Texts.PaperVerbal, Show.Number(permits.Verbal)),
                Row(Texts.PaperPeoplePending, sums.At("permits.peoplePending", permits.PeoplePending).ToString()),
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

    public static PaperTable Convoys(ReportContent content, ReportSums sums)
    {
        var (period, cumulative) = (content.Convoys.Period, content.Convoys.Cumulative);
        return new(
            Texts.ConvoysAndAirdrops,
            [Text(Texts.Figure), Number(Texts.ThisPeriodColumn), Number(Texts.ToDateColumn)],
            [
                Row(Texts.Airdrops, Show.Number(period.Airdrops), Show.Number(cumulative.Airdrops)),
                Row(Texts.Airlifts, Show.Number(period.Airlifts), Show.Number(cumulative.Airlifts)),
                Row(Texts.RoadConvoys, Show.Number(period.Convoys), Show.Number(cumulative.Convoys)),
                Row(Texts.Trucks, sums.At("convoys.period.trucks", period.Trucks).ToString(), sums.At("convoys.cumulative.trucks", cumulative.Trucks).ToString()),
                Row(Texts.Tonnes, sums.At("convoys.period.tonnes", period.Tonnes).ToString(), sums.At("convoys.cumulative.tonnes", cumulative.Tonnes).ToString()),
                Row(Texts.Attempts, Show.Number(period.Attempts), Show.Number(cumulative.Attempts)),
                Row(Texts.DidNotReach, Show.Number(period.TurnedBack), Show.Number(cumulative.TurnedBack)),
            ]);
    }

    public static PaperTable OtherSeries(ReportContent content, ReportSums sums) => new(
        Texts.PaperOtherSeries,
        [Text(Texts.PaperSeries), Number(Texts.PeoplePeriod), Number(Texts.PeopleTimesPeriod), Number(Texts.PeopleToDate), Number(Texts.PeopleTimesToDate)],
        [.. content.OtherSeries.Select(s => People(PaperSections.SeriesName(s), $"otherSeries.{s.Track}.{s.Line}.{{0}}", s.Period, s.Cumulative, sums))]);

    public static PaperTable Targets(ReportContent content, ReportSums sums) => new(
        Texts.Targets,
        [Text(Texts.Target), Number(Texts.ReachedOfTarget), Number(Texts.Share), Text(Texts.DueOn), Number(Texts.NeededPerWeek), Number(Texts.RecentPerWeek)],
        [.. content.Targets.Select(t => Row(
            t.Name,
            HeadlineDetail.Reached(t, sums),
            t.People == 0 ? Texts.NoNumber : Show.Percent(t.Share),
            $"{Show.Day(t.DueOn)} ({(t.DaysLeft >= 0 ? Show.With(Texts.DaysLeft, Show.Days(t.DaysLeft)) : Show.With(Texts.DaysPast, Show.Days(-t.DaysLeft)))})",
            t.NeededPerWeek is { } needed ? Show.Number(needed) : Texts.NotApplicable,
            Show.Number(t.RecentPerWeek)))]);

    public static PaperTable Incidents(ReportContent content, PaperPlaces places) => new(
        Texts.Incidents,
        [Text(Texts.Kind), Short(Texts.Day), Text(Texts.Place), Short(Texts.State)],
        [.. content.Incidents.Select(i => Row(Wording.OfFree(i.Kind), Show.Day(i.Day), i.Location is { } place ? places.Name(place) : "", Wording.OfWord<IncidentState>(i.State)))]);

    public static PaperTable Stated(ReportContent content, ReportSums sums) => new(
        Texts.StatedAndComputed,
        [Text(Texts.Measure), Number(Texts.StatedColumn), Number(Texts.ComputedColumn), Number(Texts.Difference), Text(Texts.AsWorded), Long(Texts.Source)],
        [.. content.Stated.Select(s => Row(
            $"{Wording.OfWord<StatedMeasure>(s.Measure)}, {Wording.OfWord<StatedWindow>(s.Window)}",
            Show.Range(s.Low, s.High),
            StatedTwin.PathOf(s) is { } twin ? sums.At(twin, s.Computed).ToString() : Texts.NoTwin,
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

    // The path has a blank for the window.
    private static string[] People(string name, string path, PeopleFigures period, PeopleFigures cumulative, ReportSums sums)
    {
        var (now, toDate) = (path.Replace("{0}", "period", StringComparison.Ordinal), path.Replace("{0}", "cumulative", StringComparison.Ordinal));
        return Row(
            name,
            sums.At($"{now}.distinct", period.Distinct).ToString(),
            sums.At($"{now}.peopleTimes", period.PeopleTimes).ToString(),
            sums.At($"{toDate}.distinct", cumulative.Distinct).ToString(),
            sums.At($"{toDate}.peopleTimes", cumulative.PeopleTimes).ToString());
    }

    private static string[] Covered(string name, string status, CoverageFigures figures, ReportSums sums) => Row(
        name,
        Show.With(Texts.XOfY, Show.Number(figures.ReachedInPeriod), Show.Number(figures.Locations)),
        Show.With(Texts.XOfY, Show.Number(figures.ReachedCumulative), Show.Number(figures.Locations)),
        Show.Number(figures.Population),
        Show.With(Texts.XOfY, Show.Number(figures.PopulationUnknown), Show.Number(figures.Locations)),
        sums.At($"coverage.{status}.peopleReachedCumulative", figures.PeopleReachedCumulative).ToString(),
        Show.Percent(figures.Share));

    private static string[] Decided(string name, DecisionDays days) => Row(
        name, Show.Number(days.Count), days.Median is { } median ? Show.Number(median) : Texts.NotApplicable, days.P90 is { } p90 ? Show.Number(p90) : Texts.NotApplicable);

    private static string Status(string? word) => StatusView.OfStatus(word).Text;
}
