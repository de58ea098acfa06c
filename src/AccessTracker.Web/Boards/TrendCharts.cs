using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Web.Boards;

/// <summary>Whether it is getting better: the same figures at each meeting, computed from what the reader may read.</summary>
public static class TrendCharts
{
    /// <summary>Of the last <see cref="ReportCharts.Most"/> meetings up to <paramref name="today"/>; empty before the first.</summary>
    public static IReadOnlyList<ReportChart> Of(OperationState state, DateOnly today)
    {
        var meetings = state.Meetings(today, ReportCharts.Most);
        if (meetings.Count == 0)
        {
            return [];
        }

        ReportChart[] charts =
        [
            People("people-period", Texts.TrendPeoplePeriod, meetings, m => m.InPeriod),
            People("people-to-date", Texts.TrendPeopleToDate, meetings, m => m.ToDate),
            ReportCharts.Places(Texts.TrendPlaces, Texts.TrendPlacesDescription, Texts.Meeting, [.. meetings.Select(ReportPoints.Of)]),
            Waiting(meetings),
            Pending(meetings),
        ];
        var marks = EventSigns.Marks(state.Situation, today);
        return [.. charts.Select(c => ChartMarks.On(c, [.. meetings.Select(m => new DateRange(m.Period.Start, m.Period.End))], marks))];
    }

    private static ReportChart People(string id, string title, IReadOnlyList<MeetingFigures> meetings, Func<MeetingFigures, DistinctPeople> people) =>
        ReportCharts.People(
        id,
        title,
        Texts.TrendPeopleDescription,
        Texts.Meeting,
        [.. meetings.Select(m => Point(m.Period, people(m)))]);

    private static PeoplePoint Point(ReportPeriod period, DistinctPeople people) => new(
        period.Number,
        period.End,
        new(people.Besieged, people.Unknown.Besieged, SumPart.Delivery),
        new(people.HardToReach, people.Unknown.HardToReach, SumPart.Delivery),
        new(people.Total, people.Unknown.Total, SumPart.Delivery));

    private static ReportChart Waiting(IReadOnlyList<MeetingFigures> points)
    {
        var last = points[^1];
        return Chart(
            "days-unreached",
            Texts.TrendDays,
            Format.With(Texts.TrendDaysDescription, last.Period.Number, Number(last.Days.Median), Number(last.Days.Longest),
                Number(last.Days.Places)),
            [Texts.TrendMedian, Texts.TrendLongest],
            [.. points.Select(p => new BarGroup(
                Label(p.Period),
                [new(p.Days.Median is { } median ? (long)Math.Round(median, MidpointRounding.AwayFromZero) : null), new(p.Days.Longest)]))],
            [Texts.TrendMedian, Texts.TrendLongest, Texts.TrendListed],
            [.. points.Select(p => Row(p.Period, Number(p.Days.Median), Number(p.Days.Longest), Number(p.Days.Places)))]);
    }

    private static ReportChart Pending(IReadOnlyList<MeetingFigures> points)
    {
        var last = points[^1];
        return Chart(
            "permits-pending",
            Texts.TrendPermits,
            Format.With(Texts.TrendPermitsDescription, last.Period.Number, Number(last.Pending), Number(last.Overdue)),
            [Texts.TrendPending, Texts.TrendOverdue],
            [.. points.Select(p => new BarGroup(Label(p.Period), [new(p.Pending), new(p.Overdue)]))],
            [Texts.TrendPending, Texts.TrendOverdue],
            [.. points.Select(p => Row(p.Period, Number(p.Pending), Number(p.Overdue)))]);
    }

    private static ReportChart Chart(
        string id, string title, string description, string[] keys, BarGroup[] groups, string[] headers, IReadOnlyList<string>[] rows) =>
        new(id, title, description, new BarChart(id, title, description, new BarSet(Texts.Meeting, keys, groups)).Draw(),
            ReportChart.TableOf(title, [Texts.Meeting, Texts.Day, .. headers], rows));

    private static string Label(ReportPeriod period) => Format.Ordinal(period.Number);

    private static IReadOnlyList<string> Row(ReportPeriod period, params string[] cells) => [Label(period), Format.Day(period.End), .. cells];

    private static string Number(decimal? number) => ChartFrame.Number(number);
}
