using System.Globalization;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Board;

/// <summary>Whether it is getting better: the same figures at each meeting, computed from what the reader may read.</summary>
public static class TrendCharts
{
    /// <summary>Of the last <see cref="ReportCharts.Most"/> meetings up to <paramref name="today"/>; empty before the first.</summary>
    public static IReadOnlyList<ReportChart> Of(OperationState state, DateOnly today)
    {
        var meetings = state.Situation.Calendar.Due(today).TakeLast(ReportCharts.Most).Select(p => (Period: p, Content: state.Content(p))).ToList();

        return meetings.Count == 0
            ? []
            : [
                People("people-period", Texts.TrendPeoplePeriod, [.. meetings.Select(m => (m.Period, m.Content.People.Period))]),
                People("people-to-date", Texts.TrendPeopleToDate, [.. meetings.Select(m => (m.Period, m.Content.People.Cumulative))]),

                // Without the situation: what was pending by age is the permits board's.
                ReportCharts.Places(Texts.TrendPlaces, Texts.TrendPlacesDescription, Texts.Meeting, [.. meetings.Select(m => ReportPoints.Of(m.Period.Number, m.Content, null))]),
                Waiting([.. meetings.Select(m => (m.Period, DaysUnreached.Of(state.Board(m.Period.End))))]),
                Pending([.. meetings.Select(m => (m.Period, m.Content.Permits))]),
            ];
    }

    private static ReportChart People(string id, string title, IReadOnlyList<(ReportPeriod Period, PeopleByStatus People)> points) => ReportCharts.People(
        id,
        title,
        Texts.TrendPeopleDescription,
        Texts.Meeting,
        [.. points.Select(p => new PeoplePoint(p.Period.Number, p.Period.End, Known.Distinct(p.People.Besieged), Known.Distinct(p.People.HardToReach), Known.Distinct(p.People.Total)))]);

    private static ReportChart Waiting(IReadOnlyList<(ReportPeriod Period, DaysUnreached Days)> points)
    {
        var last = points[^1];
        return Chart(
            "days-unreached",
            Texts.TrendDays,
            Show.With(Texts.TrendDaysDescription, last.Period.Number, Number(last.Days.Median), Number(last.Days.Longest), Number(last.Days.Places)),
            [Texts.TrendMedian, Texts.TrendLongest],
            [.. points.Select(p => new BarGroup(
                Label(p.Period),
                [new(p.Days.Median is { } median ? (long)Math.Round(median, MidpointRounding.AwayFromZero) : null), new(p.Days.Longest)]))],
            [Texts.TrendMedian, Texts.TrendLongest, Texts.TrendListed],
            [.. points.Select(p => Row(p.Period, Number(p.Days.Median), Number(p.Days.Longest), Number(p.Days.Places)))]);
    }

    private static ReportChart Pending(IReadOnlyList<(ReportPeriod Period, PermitFigures Permits)> points)
    {
        var (period, permits) = points[^1];
        return Chart(
            "permits-pending",
            Texts.TrendPermits,
            Show.With(Texts.TrendPermitsDescription, period.Number, Number(permits.Pending), Number(permits.Overdue)),
            [Texts.TrendPending, Texts.TrendOverdue],
            [.. points.Select(p => new BarGroup(Label(p.Period), [new(p.Permits.Pending), new(p.Permits.Overdue)]))],
            [Texts.TrendPending, Texts.TrendOverdue],
            [.. points.Select(p => Row(p.Period, Number(p.Permits.Pending), Number(p.Permits.Overdue)))]);
    }

    private static ReportChart Chart(
        string id, string title, string description, string[] keys, BarGroup[] groups, string[] headers, IReadOnlyList<string>[] rows) =>
        new(id, title, description, new BarChart(id, title, description, Texts.Meeting, keys, groups).Draw(), [Texts.Meeting, Texts.Day, .. headers], rows);

    private static string Label(ReportPeriod period) => period.Number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(ReportPeriod period, params string[] cells) => [Label(period), Show.Day(period.End), .. cells];

    private static string Number(decimal? number) => number?.ToString("#,0.#", CultureInfo.InvariantCulture) ?? Texts.Unknown;
}
