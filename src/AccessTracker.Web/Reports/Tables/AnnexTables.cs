using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What stands beside the content: the figures behind the charts, and how each figure is counted.</summary>
public static class AnnexTables
{
    private static readonly string[] _ages = ["days_0_7", "days_8_14", "days_15_30", "days_31_60", "days_61_on"];

    public static IReadOnlyList<ReportTable> Of(ReportDocument document) =>
        [.. ReportLayout.Of(document.Content).SeriesTables(document.Annex.Series), Definitions(document.Annex.Definitions)];

    /// <summary>The figures behind the charts of the humanitarian task force's report.</summary>
    internal static IReadOnlyList<ReportTable> Humanitarian(IReadOnlyList<ReportPoint> series) =>
    [
        PeopleInPeriod(series),
        PeopleToDate(series),
        Places(series),
        Pending(series),
        .. series is [.., { PermitsPendingByAge.Count: > 0 } last] ? [PendingByAge(last)] : Array.Empty<ReportTable>(),
    ];

    /// <summary>Figures of the headline, of each report so far.</summary>
    internal static ReportTable Headlines(
        string id, string title, IReadOnlyList<ReportPoint> series, IReadOnlyList<(string Path, ReportColumn Column)> figures) =>
        Series(id, title, series,
            [.. figures.Select(f => (f.Column, (Func<ReportPoint, FigureSum>)(p => People(p.Headline?.GetValueOrDefault(f.Path), 0))))]);

    public static ReportTable PeopleInPeriod(IReadOnlyList<ReportPoint> series) => Series("people_per_report", Texts.ChartPeoplePeriod, series,
    [
        (new("besieged_in_period", Texts.ChartBesieged, FigureType.Count, "#reached+besieged+period", Cells.People) { IsSum = true }, p =>
            People(p.PeopleBesiegedInPeriod, p.Unknown.PeopleBesiegedInPeriod)),
        (new("hard_to_reach_in_period", Texts.ChartHardToReach, FigureType.Count, "#reached+hard_to_reach+period", Cells.People) { IsSum = true },
            p => People(p.PeopleHardToReachInPeriod, p.Unknown.PeopleHardToReachInPeriod)),
        (new("all_in_period", Texts.Total, FigureType.Count, "#reached+period", Cells.People) { IsSum = true }, p =>
            People(p.PeopleInPeriod, p.Unknown.PeopleInPeriod)),
    ]);

    public static ReportTable PeopleToDate(IReadOnlyList<ReportPoint> series) => Series("people_to_date_per_report", Texts.ChartPeopleToDate, series,
    [
        (new("besieged_to_date", Texts.ChartBesieged, FigureType.Count, "#reached+besieged+cumulative", Cells.People) { IsSum = true }, p =>
            People(p.PeopleBesieged, p.Unknown.PeopleBesieged)),
        (new("hard_to_reach_to_date", Texts.ChartHardToReach, FigureType.Count, "#reached+hard_to_reach+cumulative", Cells.People) { IsSum = true },
            p => People(p.PeopleHardToReach, p.Unknown.PeopleHardToReach)),
        (new("all_to_date", Texts.Total, FigureType.Count, "#reached+cumulative", Cells.People) { IsSum = true }, p =>
            People(p.People, p.Unknown.People)),
    ]);

    public static ReportTable Places(IReadOnlyList<ReportPoint> series) => Series("places_per_report", Texts.ChartPlaces, series,
    [
        (new("besieged_reached", Texts.FileBesiegedReached, FigureType.Count, "#loc+num+besieged+reached", Cells.Places), p =>
            People(p.BesiegedReached, 0)),
        (new("besieged_places", Texts.FileBesiegedPlaces, FigureType.Count, "#loc+num+besieged", Cells.Places), p => People(p.BesiegedPlaces, 0)),
        (new("hard_to_reach_reached", Texts.FileHardReached, FigureType.Count, "#loc+num+hard_to_reach+reached", Cells.Places), p =>
            People(p.HardToReachReached, 0)),
        (new("hard_to_reach_places", Texts.FileHardPlaces, FigureType.Count, "#loc+num+hard_to_reach", Cells.Places), p =>
            People(p.HardToReachPlaces, 0)),
        (new("trucks", Texts.Trucks, FigureType.Count, "#indicator+trucks+value", "trucks") { IsSum = true }, p =>
            new FigureSum(p.Trucks, p.Unknown.Trucks, SumPart.Convoy)),
    ]) with
    {
        Shown =
        [
            new("report"), new("report_date"), new(ColumnJoin.Of, "besieged_reached", "besieged_places") { Heading = Texts.ChartBesieged },
            new(ColumnJoin.Of, "hard_to_reach_reached", "hard_to_reach_places") { Heading = Texts.ChartHardToReach }, new("trucks"),
        ],
    };

    /// <summary>The lines that wait at one report, by age.</summary>
    public static ReportTable PendingByAge(ReportPoint point) => new(
        "pending_by_age",
        Texts.FileReportsSoFar,
        Texts.ChartPending,
        [new("age", Texts.Age, FigureType.Text, "#indicator+age"),
            new("lines", Texts.ChartLines, FigureType.Count, "#indicator+pending+value", Cells.Lines)],
        [.. Ages().Zip(point.PermitsPendingByAge).Select(a => new ReportRow([new ReportCell(a.First), Cells.Number(null, a.Second)]))])
    {
        Form = TableForm.LeftOut, IsRepeated = true,
    };

    private static ReportTable Pending(IReadOnlyList<ReportPoint> series) => Series("pending_per_report", Texts.FilePendingPerReport, series,
    [
        (new("pending", Texts.FilePending, FigureType.Count, "#indicator+pending+value", Cells.Lines), p => People(p.PermitsPending, 0)),
        .. Ages().Zip(_ages).Select((age, i) => (Age(age.Second, age.First), (Func<ReportPoint, FigureSum>)(p => People(AgeOf(p, i), 0)))),
    ]);

    private static string[] Ages() => [Texts.FileAge7, Texts.FileAge14, Texts.FileAge30, Texts.FileAge60, Texts.FileAgeMore];

    private static ReportColumn Age(string name, string heading) => new(name, heading, FigureType.Count, "#indicator+pending+" + name, Cells.Lines);

    private static long? AgeOf(ReportPoint point, int age) => age < point.PermitsPendingByAge.Count ? point.PermitsPendingByAge[age] : null;

    private static FigureSum People(long? number, int unknown) => new(number, unknown, SumPart.Delivery);

    private static ReportTable Series(
        string id, string title, IReadOnlyList<ReportPoint> series, (ReportColumn Column, Func<ReportPoint, FigureSum> Of)[] figures) => new(
        id,
        Texts.FileReportsSoFar,
        title,
        [
            new("report", Texts.Report, FigureType.Count, "#event+meeting+num") { HasNoRecords = true },
            new("report_date", Texts.FileMeeting, FigureType.Day, "#date+reported"),
            .. figures.Select(f => f.Column),
        ],
        [
            .. series.Select(point => new ReportRow(
                [Cells.Number(null, point.Number), Cells.Day(null, point.ReportDate),
                    .. figures.Select(f => Cells.Sum(null, f.Of(point)) with { Unknown = null })])),
        ]) { Form = TableForm.LeftOut };

    private static ReportTable Definitions(IReadOnlyList<FigureDefinition> definitions) => new(
        "definitions",
        Texts.FileDefinitions,
        Texts.FileDefinitions,
        [
            new("figure", Texts.Figure, FigureType.Text, "#indicator+name"),
            new("path", Texts.FilePath, FigureType.Text, "#indicator+code") { IsDetail = true },
            new("definition", Texts.FileDefinition, FigureType.Text, "#description"),
            new("unit", Texts.FileUnit, FigureType.Text, "#indicator+unit"),
            new("baseline", Texts.FileBaseline, FigureType.Text, "#description+baseline"),
            new("excluded", Texts.FileExcluded, FigureType.Text, "#description+excluded"),
            new("rule", Texts.FileRule, FigureType.Text, "#meta+rule"),
        ],
        [.. definitions.Select(d =>
            new ReportRow(
                [.. new[] { d.Name, d.Path, d.Definition, d.Unit, d.Baseline, d.Excluded, d.Rule }.Select(text => new ReportCell(text))]))]) { Form =
                    TableForm.LeftOut };
}
