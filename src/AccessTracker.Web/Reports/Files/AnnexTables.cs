using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>What stands beside the content: the figures behind the charts, and how each figure is counted.</summary>
internal static class AnnexTables
{
    public static IReadOnlyList<ReportTable> Of(ReportDocument document)
    {
        var series = document.Annex.Series;
        return
        [
            Series("people_per_report", Texts.FilePeoplePerReport, series,
            [
                (new("besieged_in_period", Texts.FileBesiegedPeriod, FigureType.Count, "#reached+besieged+period", Cells.People), p => p.PeopleBesiegedInPeriod),
                (new("hard_to_reach_in_period", Texts.FileHardPeriod, FigureType.Count, "#reached+hard_to_reach+period", Cells.People), p => p.PeopleHardToReachInPeriod),
                (new("all_in_period", Texts.FileAllPeriod, FigureType.Count, "#reached+period", Cells.People), p => p.PeopleInPeriod),
                (new("besieged_to_date", Texts.FileBesiegedToDate, FigureType.Count, "#reached+besieged+cumulative", Cells.People), p => p.PeopleBesieged),
                (new("hard_to_reach_to_date", Texts.FileHardToDate, FigureType.Count, "#reached+hard_to_reach+cumulative", Cells.People), p => p.PeopleHardToReach),
                (new("all_to_date", Texts.FileAllToDate, FigureType.Count, "#reached+cumulative", Cells.People), p => p.People),
            ]),
            Series("places_per_report", Texts.FilePlacesPerReport, series,
            [
                (new("besieged_reached", Texts.FileBesiegedReached, FigureType.Count, "#loc+num+besieged+reached", Cells.Places), p => p.BesiegedReached),
                (new("besieged_places", Texts.FileBesiegedPlaces, FigureType.Count, "#loc+num+besieged", Cells.Places), p => p.BesiegedPlaces),
                (new("hard_to_reach_reached", Texts.FileHardReached, FigureType.Count, "#loc+num+hard_to_reach+reached", Cells.Places), p => p.HardToReachReached),
                (new("hard_to_reach_places", Texts.FileHardPlaces, FigureType.Count, "#loc+num+hard_to_reach", Cells.Places), p => p.HardToReachPlaces),
                (new("trucks", Texts.Trucks, FigureType.Count, "#indicator+trucks+value", "trucks"), p => p.Trucks),
            ]),
            Series("pending_per_report", Texts.FilePendingPerReport, series,
            [
                (new("pending", Texts.FilePending, FigureType.Count, "#indicator+pending+value", Cells.Lines), p => p.PermitsPending),
                (Age("days_0_7", Texts.FileAge7), p => AgeOf(p, 0)),
                (Age("days_8_14", Texts.FileAge14), p => AgeOf(p, 1)),
                (Age("days_15_30", Texts.FileAge30), p => AgeOf(p, 2)),
                (Age("days_31_60", Texts.FileAge60), p => AgeOf(p, 3)),
                (Age("days_61_on", Texts.FileAgeMore), p => AgeOf(p, 4)),
            ]),
            Definitions(document.Annex.Definitions),
        ];
    }

    private static ReportColumn Age(string name, string heading) => new(name, heading, FigureType.Count, "#indicator+pending+" + name, Cells.Lines);

    private static long? AgeOf(ReportPoint point, int age) => age < point.PermitsPendingByAge.Count ? point.PermitsPendingByAge[age] : null;

    private static ReportTable Series(string id, string title, IReadOnlyList<ReportPoint> series, (ReportColumn Column, Func<ReportPoint, long?> Of)[] figures) => new(
        id,
        Texts.FileReportsSoFar,
        title,
        [
            new("report", Texts.Report, FigureType.Count, "#event+meeting+num"),
            new("report_date", Texts.FileMeeting, FigureType.Day, "#date+reported"),
            .. figures.Select(f => f.Column),
        ],
        [
            .. series.Select(point => new ReportRow(
                [Cells.Number(null, point.Number), Cells.Day(null, point.ReportDate), .. figures.Select(f => Cells.Number(null, f.Of(point), CellNote.Unknown))])),
        ]);

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
        [.. definitions.Select(d => new ReportRow([.. new[] { d.Name, d.Path, d.Definition, d.Unit, d.Baseline, d.Excluded, d.Rule }.Select(text => new ReportCell(text))]))]);
}
