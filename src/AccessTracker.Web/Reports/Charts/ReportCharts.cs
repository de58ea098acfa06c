using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>
/// The charts of a report, made of the annex's series alone: the same on the page, on paper and in files. Besieged places are dark and
/// hard-to-reach ones striped, so that they are told apart without colour.
/// </summary>
public static class ReportCharts
{
    /// <summary>Of a longer series the last reports are drawn.</summary>
    public const int Most = 26;

    /// <summary>Empty where there is no series.</summary>
    /// <param name="series">The reports so far.</param>
    /// <param name="marks">Days that the charts over time mark.</param>
    public static IReadOnlyList<ReportChart> All(IReadOnlyList<ReportPoint> series, params IReadOnlyList<ChartMark> marks)
    {
        IReadOnlyList<ReportPoint> points = [.. series.TakeLast(Most)];
        if (points.Count == 0)
        {
            return [];
        }

        List<ReportChart> charts =
        [
            People(
                "people-period",
                Texts.ChartPeoplePeriod,
                Texts.ChartPeopleDescription,
                Texts.ChartReports,
                [.. points.Select(p =>
                    new PeoplePoint(
                        p.Number, p.ReportDate, Sum(p.PeopleBesiegedInPeriod, p.Unknown.PeopleBesiegedInPeriod),
                        Sum(p.PeopleHardToReachInPeriod, p.Unknown.PeopleHardToReachInPeriod),
                        Sum(p.PeopleInPeriod, p.Unknown.PeopleInPeriod)))]) with { Table = Reading.Of(AnnexTables.PeopleInPeriod(points)) },
            People(
                "people-to-date",
                Texts.ChartPeopleToDate,
                Texts.ChartPeopleDescription,
                Texts.ChartReports,
                [.. points.Select(p =>
                    new PeoplePoint(
                        p.Number, p.ReportDate, Sum(p.PeopleBesieged, p.Unknown.PeopleBesieged),
                        Sum(p.PeopleHardToReach, p.Unknown.PeopleHardToReach), Sum(p.People, p.Unknown.People)))]) with { Table =
                            Reading.Of(AnnexTables.PeopleToDate(points)) },
            Places(Texts.ChartPlaces, Texts.ChartPlacesDescription, Texts.ChartReports,
                points) with { Table = Reading.Of(AnnexTables.Places(points)) },
        ];
        charts = [.. charts.Select(c => Marked(c, series, points, marks))];
        if (points[^1].PermitsPendingByAge.Count > 0)
        {
            charts.Add(Pending(points[^1]));
        }

        return charts;
    }

    /// <param name="id">Names its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words, with blanks for the last number, all people, those of besieged and those of hard-to-reach places.</param>
    /// <param name="axis">What the numbers of the points count.</param>
    /// <param name="points">In their order; at least one.</param>
    public static ReportChart People(string id, string title, string description, string axis, IReadOnlyList<PeoplePoint> points)
    {
        var last = points[^1];
        var words = Format.With(description, last.Number, last.All.Amount, last.Besieged.Amount, last.HardToReach.Amount);
        return Chart(
            id,
            title,
            words,
            new BarSet(axis, Keys(), [.. points.Select(p => new BarGroup(Label(p.Number), [Bar(p.Besieged), Bar(p.HardToReach)]))]),
            ReportChart.TableOf(
                title,
                [axis, Texts.Day, Texts.ChartBesieged, Texts.ChartHardToReach, Texts.Total],
                points.Select(p => Row(p.Number, p.Day, p.Besieged.Amount, p.HardToReach.Amount, p.All.Amount))));
    }

    /// <param name="title">Its name.</param>
    /// <param name="description">Its words, with blanks for the last number and reached and all places, besieged ones first.</param>
    /// <param name="axis">What the numbers of the points count.</param>
    /// <param name="points">In their order; at least one.</param>
    public static ReportChart Places(string title, string description, string axis, IReadOnlyList<ReportPoint> points)
    {
        const string id = "places";
        var last = points[^1];
        var words = Format.With(description, last.Number, last.BesiegedReached, last.BesiegedPlaces, last.HardToReachReached, last.HardToReachPlaces);
        return Chart(
            id,
            title,
            words,
            new BarSet(
                axis, Keys(),
                [.. points.Select(p =>
                    new BarGroup(Label(p.Number), [new(p.BesiegedReached, p.BesiegedPlaces), new(p.HardToReachReached, p.HardToReachPlaces)]))]),
            ReportChart.TableOf(
                title,
                [axis, Texts.Day, Texts.ChartBesieged, Texts.ChartHardToReach],
                points.Select(p => Row(
                    p.Number,
                    p.ReportDate,
                    Format.With(Texts.XOfY, Number(p.BesiegedReached), Number(p.BesiegedPlaces)),
                    Format.With(Texts.XOfY, Number(p.HardToReachReached), Number(p.HardToReachPlaces))))));
    }

    /// <summary>A chart of the last reports of a series, with marked days: each report is of the days since the one before it.</summary>
    internal static ReportChart Marked(
        ReportChart chart, IReadOnlyList<ReportPoint> series, IReadOnlyList<ReportPoint> points, IReadOnlyList<ChartMark> marks)
    {
        if (marks.Count == 0)
        {
            return chart;
        }

        var before = series.Count > points.Count ? series[^(points.Count + 1)].ReportDate.AddDays(1) : DateOnly.MinValue;
        List<DateRange> spans = [];
        foreach (var point in points)
        {
            spans.Add(new DateRange(before, point.ReportDate));
            before = point.ReportDate.AddDays(1);
        }

        return ChartMarks.On(chart, spans, marks);
    }

    internal static ReportChart Chart(string id, string title, string description, BarSet bars, ReadTable table) =>
        new(id, title, description, new BarChart(id, title, description, bars).Draw(), table) { Bars = bars };

    private static ReportChart Pending(ReportPoint point)
    {
        string[] ages = [Texts.ChartAgeWeek, Texts.ChartAgeTwoWeeks, Texts.ChartAgeMonth, Texts.ChartAgeTwoMonths, Texts.ChartAgeMore];
        return Chart(
            "pending",
            Texts.ChartPending,
            Format.With(Texts.ChartPendingDescription, point.Number, Number(point.PermitsPending), Number(point.PermitsPendingByAge[^1])),
            new BarSet(Texts.ChartAges, [Texts.ChartLines],
                [.. ages.Zip(point.PermitsPendingByAge).Select(g => new BarGroup(g.First, [new(g.Second)]))]),
            Reading.Of(AnnexTables.PendingByAge(point)));
    }

    private static FigureSum Sum(long? people, int unknown) => new(people, unknown, SumPart.Delivery);

    private static Bar Bar(FigureSum people) => new((long?)people.Value) { IsAtLeast = people.IsPartial };

    private static string[] Keys() => [Texts.ChartBesieged, Texts.ChartHardToReach];

    private static string Label(int number) => Format.Ordinal(number);

    private static IReadOnlyList<string> Row(int number, DateOnly day, params string[] cells) => [Label(number), Format.Day(day), .. cells];

    private static string Number(long? number) => ChartFrame.Number(number);
}
