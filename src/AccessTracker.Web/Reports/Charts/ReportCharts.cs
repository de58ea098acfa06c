using System.Globalization;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

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
    public static IReadOnlyList<ReportChart> All(IReadOnlyList<ReportPoint> series)
    {
        IReadOnlyList<ReportPoint> points = [.. series.TakeLast(Most)];
        if (points.Count == 0)
        {
            return [];
        }

        List<ReportChart> charts =
        [
            People("people-period", Texts.ChartPeoplePeriod, points, p => p.PeopleInPeriod, p => p.PeopleBesiegedInPeriod, p => p.PeopleHardToReachInPeriod),
            People("people-to-date", Texts.ChartPeopleToDate, points, p => p.People, p => p.PeopleBesieged, p => p.PeopleHardToReach),
            Places(points),
        ];
        if (points[^1].PermitsPendingByAge.Count > 0)
        {
            charts.Add(Pending(points[^1]));
        }

        return charts;
    }

    private static ReportChart People(
        string id, string title, IReadOnlyList<ReportPoint> points, Func<ReportPoint, long> all, Func<ReportPoint, long> besieged, Func<ReportPoint, long> hardToReach)
    {
        var last = points[^1];
        var description = Show.With(Texts.ChartPeopleDescription, last.Number, Number(all(last)), Number(besieged(last)), Number(hardToReach(last)));
        return new ReportChart(
            id,
            title,
            description,
            new BarChart(id, title, description, Texts.ChartReports, Keys(), [.. points.Select(p => new BarGroup(Label(p), [new(besieged(p)), new(hardToReach(p))]))]).Draw(),
            [Texts.Report, Texts.Day, Texts.ChartBesieged, Texts.ChartHardToReach, Texts.Total],
            [.. points.Select(p => Row(p, Number(besieged(p)), Number(hardToReach(p)), Number(all(p))))]);
    }

    private static ReportChart Places(IReadOnlyList<ReportPoint> points)
    {
        const string id = "places";
        var last = points[^1];
        var description = Show.With(
            Texts.ChartPlacesDescription, last.Number, last.BesiegedReached, last.BesiegedPlaces, last.HardToReachReached, last.HardToReachPlaces);
        return new ReportChart(
            id,
            Texts.ChartPlaces,
            description,
            new BarChart(id, Texts.ChartPlaces, description, Texts.ChartReports, Keys(),
                [.. points.Select(p => new BarGroup(Label(p), [new(p.BesiegedReached, p.BesiegedPlaces), new(p.HardToReachReached, p.HardToReachPlaces)]))]).Draw(),
            [Texts.Report, Texts.Day, Texts.ChartBesieged, Texts.ChartHardToReach],
            [.. points.Select(p => Row(
                p,
                Show.With(Texts.XOfY, Number(p.BesiegedReached), Number(p.BesiegedPlaces)),
                Show.With(Texts.XOfY, Number(p.HardToReachReached), Number(p.HardToReachPlaces))))]);
    }

    private static ReportChart Pending(ReportPoint point)
    {
        const string id = "pending";
        string[] ages = [Texts.ChartAgeWeek, Texts.ChartAgeTwoWeeks, Texts.ChartAgeMonth, Texts.ChartAgeTwoMonths, Texts.ChartAgeMore];
        var groups = ages.Zip(point.PermitsPendingByAge).ToList();
        var description = Show.With(Texts.ChartPendingDescription, point.Number, Number(point.PermitsPending), Number(point.PermitsPendingByAge[^1]));
        return new ReportChart(
            id,
            Texts.ChartPending,
            description,
            new BarChart(id, Texts.ChartPending, description, Texts.ChartAges, [Texts.ChartLines], [.. groups.Select(g => new BarGroup(g.First, [new(g.Second)]))]).Draw(),
            [Texts.Age, Texts.ChartLines],
            [.. groups.Select(g => (IReadOnlyList<string>)[g.First, Number(g.Second)])]);
    }

    private static string[] Keys() => [Texts.ChartBesieged, Texts.ChartHardToReach];

    private static string Label(ReportPoint point) => point.Number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Row(ReportPoint point, params string[] cells) => [Label(point), Show.Day(point.ReportDate), .. cells];

    // Digits of one script and no culture's separators: the drawing is the same to the byte wherever it is made.
    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
