using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Convoys, airdrops, evacuations, targets and incidents (counting rules, sections 3, 5 and 8).</summary>
internal static class MovementTables
{
    public static IReadOnlyList<ReportTable> Of(ReportContent content, ReportSums sums, IReadOnlyDictionary<string, string> names) =>
        [Convoys(content, sums), OtherSeries(content, sums), Evacuations(content, sums), Targets(content, sums), Incidents(content, names)];

    private static ReportTable Convoys(ReportContent content, ReportSums sums) => new(
        "convoys",
        Texts.ConvoysAndAirdrops,
        Texts.ConvoysAndAirdrops,
        [
            Cells.WindowColumn,
            new("airdrops", Texts.Airdrops, FigureType.Count, "#indicator+airdrops+value", "drops"),
            new("airlifts", Texts.Airlifts, FigureType.Count, "#indicator+airlifts+value", "flights"),
            new("convoys", Texts.RoadConvoys, FigureType.Count, "#activity+convoy+num", "convoys"),
            new("trucks", Texts.Trucks, FigureType.Count, "#indicator+trucks+value", "trucks"),
            new("tonnes", Texts.Tonnes, FigureType.Amount, "#indicator+weight_mt+value", "tonnes"),
            new("attempts", Texts.Attempts, FigureType.Count, "#indicator+attempts+value", Cells.Deliveries),
            new("turned_back", Texts.DidNotReach, FigureType.Count, "#indicator+turned_back+value", Cells.Deliveries),
        ],
        [ConvoyRow("period", content.Convoys.Period, sums), ConvoyRow("cumulative", content.Convoys.Cumulative, sums)]);

    private static ReportRow ConvoyRow(string window, ConvoyFigures figures, ReportSums sums) => new(
    [
        Cells.Window(window),
        Cells.Number($"convoys.{window}.airdrops", figures.Airdrops),
        Cells.Number($"convoys.{window}.airlifts", figures.Airlifts),
        Cells.Number($"convoys.{window}.convoys", figures.Convoys),
        Cells.Sum($"convoys.{window}.trucks", sums.At($"convoys.{window}.trucks", figures.Trucks)),
        Cells.Sum($"convoys.{window}.tonnes", sums.At($"convoys.{window}.tonnes", figures.Tonnes)),
        Cells.Number($"convoys.{window}.attempts", figures.Attempts),
        Cells.Number($"convoys.{window}.turnedBack", figures.TurnedBack),
    ]);

    private static ReportTable OtherSeries(ReportContent content, ReportSums sums) => new(
        "other_series",
        Texts.ConvoysAndAirdrops,
        Texts.FileOtherSeries,
        [
            new("track", Texts.Track, FigureType.Text, "#modality+track"),
            new("line", Texts.FileSupplyLine, FigureType.Text, "#modality+line"),
            Cells.WindowColumn,
            .. Cells.PeopleColumns,
        ],
        [.. content.OtherSeries.SelectMany(series => Cells.Windows.Select(window => SeriesRow(series, window, sums)))]);

    // Its key stands in the content once, and in the table once a window.
    private static ReportRow SeriesRow(SeriesFigures series, string window, ReportSums sums)
    {
        var path = $"otherSeries.{series.Track}.{series.Line}";
        var isFirst = window == Cells.Windows[0];
        return new ReportRow(
        [
            Cells.Word<Track>(isFirst ? $"{path}.track" : null, series.Track),
            Cells.Word<SupplyLine>(isFirst ? $"{path}.line" : null, series.Line),
            Cells.Window(window),
            .. Cells.PeopleCells($"{path}.{window}", isFirst ? series.Period : series.Cumulative, sums),
        ]);
    }

    private static ReportTable Evacuations(ReportContent content, ReportSums sums) => new(
        "evacuations",
        Texts.Evacuations,
        Texts.Evacuations,
        [
            Cells.WindowColumn,
            new("people", Texts.Part_people, FigureType.Count, "#affected+evacuated", Cells.People),
            new("patients", Texts.Part_patients, FigureType.Count, "#affected+evacuated+patients", Cells.People),
        ],
        [EvacuationRow("period", content.Evacuations.Period, sums), EvacuationRow("cumulative", content.Evacuations.Cumulative, sums)]);

    private static ReportRow EvacuationRow(string window, EvacuationFigures figures, ReportSums sums) => new(
    [
        Cells.Window(window),
        Cells.Sum($"evacuations.{window}.people", sums.At($"evacuations.{window}.people", figures.People)),
        Cells.Sum($"evacuations.{window}.patients", sums.At($"evacuations.{window}.patients", figures.Patients)),
    ]);

    private static ReportTable Targets(ReportContent content, ReportSums sums) => new(
        "targets",
        Texts.Targets,
        Texts.Targets,
        [
            new("target", Texts.FileCode, FigureType.Text, "#activity+target+id") { IsDetail = true },
            new("name", Texts.Target, FigureType.Text, "#activity+target+name"),
            new("people", Texts.Target, FigureType.Count, "#targeted", Cells.People),
            new("start_on", Texts.Part_startOn, FigureType.Day, "#date+start") { IsDetail = true },
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("reached", Texts.Part_reached, FigureType.Count, "#reached+distinct", Cells.People),
            new("share", Texts.Share, FigureType.Share, "#indicator+share", "share"),
            new("days_left", Texts.Part_daysLeft, FigureType.Count, "#indicator+days+left", Cells.Days),
            new("needed_per_week", Texts.NeededPerWeek, FigureType.Count, "#indicator+needed_per_week", Cells.People),
            new("recent_per_week", Texts.RecentPerWeek, FigureType.Count, "#indicator+recent_per_week", Cells.People),
        ],
        [.. content.Targets.Select(t => TargetRow(t, sums))]) { WhenEmpty = Texts.NoTargets };

    private static ReportRow TargetRow(TargetProgress target, ReportSums sums)
    {
        var path = $"targets.{target.Code}";
        return new ReportRow(
        [
            Cells.Words($"{path}.code", target.Code),
            Cells.Words($"{path}.name", target.Name),
            People($"{path}.people", target.People),
            Cells.Day($"{path}.startOn", target.StartOn),
            Cells.Day($"{path}.dueOn", target.DueOn),
            Cells.Sum($"{path}.reached", sums.At($"{path}.reached", target.Reached)),
            Cells.Number($"{path}.share", target.Share, target.People == 0 ? CellNote.NotApplicable : CellNote.Unknown),
            Cells.Number($"{path}.daysLeft", target.DaysLeft),
            Cells.Number($"{path}.neededPerWeek", target.NeededPerWeek, CellNote.NotApplicable),
            Cells.Number($"{path}.recentPerWeek", target.RecentPerWeek),
        ]);
    }

    // A target of 0 people demands places: people read that it has no number of them.
    private static ReportCell People(string path, long people) => people > 0
        ? Cells.Number(path, people)
        : Cells.Number(path, people) with { Note = CellNote.NotApplicable, Text = Texts.NoNumber };

    private static ReportTable Incidents(ReportContent content, IReadOnlyDictionary<string, string> names) => new(
        "incidents",
        Texts.Incidents,
        Texts.Incidents,
        [
            new("ref", Texts.FileRef, FigureType.Text, "#event+id") { IsDetail = true },
            new("day", Texts.Day, FigureType.Day, "#date+occurred"),
            new("kind", Texts.Kind, FigureType.Text, "#event+type"),
            PlaceTables.Code,
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("state", Texts.State, FigureType.Text, "#status"),
        ],
        [
            .. content.Incidents.Select(incident => new ReportRow(
            [
                Cells.Words($"incidents.{incident.Ref}.ref", incident.Ref),
                Cells.Day($"incidents.{incident.Ref}.day", incident.Day),
                new ReportCell(incident.Kind, $"incidents.{incident.Ref}.kind") { Text = Wording.OfFree(incident.Kind) },
                Cells.Words($"incidents.{incident.Ref}.location", incident.Location),
                PlaceTables.Place(incident.Location, names),
                Cells.Word<IncidentState>($"incidents.{incident.Ref}.state", incident.State),
            ]) { Location = incident.Location }),
        ]) { WhenEmpty = Texts.NoIncidents };
}
