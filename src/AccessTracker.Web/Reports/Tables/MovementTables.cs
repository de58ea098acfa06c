using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Incidents;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Convoys, airdrops, evacuations, targets and incidents (counting rules, sections 3, 5 and 8).</summary>
public static class MovementTables
{
    public static IReadOnlyList<ReportTable> Of(TableSource source) =>
        [Convoys(source), OtherSeries(source), Evacuations(source), Targets(source), Incidents(source)];

    private static ReportTable Convoys(TableSource source) => new(
        "convoys",
        Texts.ConvoysAndAirdrops,
        Texts.ConvoysAndAirdrops,
        [
            Cells.WindowColumn,
            new("airdrops", Texts.Airdrops, FigureType.Count, "#indicator+airdrops+value", "drops"),
            new("airlifts", Texts.Airlifts, FigureType.Count, "#indicator+airlifts+value", "flights"),
            new("convoys", Texts.RoadConvoys, FigureType.Count, "#activity+convoy+num", "convoys"),
            new("trucks", Texts.Trucks, FigureType.Count, "#indicator+trucks+value", "trucks") { IsSum = true },
            new("tonnes", Texts.Tonnes, FigureType.Amount, "#indicator+weight_mt+value", "tonnes") { IsSum = true },
            new("attempts", Texts.Attempts, FigureType.Count, "#indicator+attempts+value", Cells.Deliveries),
            new("turned_back", Texts.DidNotReach, FigureType.Count, "#indicator+turned_back+value", Cells.Deliveries),
        ],
        [ConvoyRow(Cells.Period, source.Content.Convoys.Period, source),
            ConvoyRow("cumulative", source.Content.Convoys.Cumulative, source)]) { Anchor = "airdrops", Form = TableForm.Turned, IsNarrow = true };

    private static ReportRow ConvoyRow(string window, ConvoyFigures figures, TableSource source) => new(
    [
        Cells.Window(window),
        Cells.Number($"convoys.{window}.airdrops", figures.Airdrops),
        Cells.Number($"convoys.{window}.airlifts", figures.Airlifts),
        Cells.Number($"convoys.{window}.convoys", figures.Convoys),
        source.Sum($"convoys.{window}.trucks", figures.Trucks),
        source.Sum($"convoys.{window}.tonnes", figures.Tonnes),
        Cells.Number($"convoys.{window}.attempts", figures.Attempts),
        Cells.Number($"convoys.{window}.turnedBack", figures.TurnedBack),
    ]);

    private static ReportTable OtherSeries(TableSource source) => new(
        "other_series",
        Texts.ConvoysAndAirdrops,
        Texts.PaperOtherSeries,
        [
            new("track", Texts.Track, FigureType.Text, "#modality+track"),
            new("line", Texts.FileSupplyLine, FigureType.Text, "#modality+line"),
            Cells.WindowColumn,
            .. Cells.PeopleColumns,
        ],
        [.. source.Content.OtherSeries.SelectMany(series => Cells.Windows.Select(window => SeriesRow(series, window, source)))])
    {
        Form = TableForm.ByWindow, Shown = [new(ColumnJoin.List, "track", "line") { Heading = Texts.PaperSeries, Share = 20 }, .. Cells.ShownPeople],
    };

    // Its key stands in the content once, and in the table once a window.
    private static ReportRow SeriesRow(SeriesFigures series, string window, TableSource source)
    {
        var path = $"otherSeries.{series.Track}.{series.Line}";
        var isFirst = window == Cells.Windows[0];
        return new ReportRow(
        [
            Cells.Word<Track>(isFirst ? $"{path}.track" : null, series.Track),
            Cells.Word<SupplyLine>(isFirst ? $"{path}.line" : null, series.Line),
            Cells.Window(window),
            .. Cells.PeopleCells($"{path}.{window}", isFirst ? series.Period : series.Cumulative, source),
        ]);
    }

    private static ReportTable Evacuations(TableSource source) => new(
        "evacuations",
        Texts.Evacuations,
        Texts.Evacuations,
        [
            Cells.WindowColumn,
            new("people", Texts.Part_people, FigureType.Count, "#affected+evacuated", Cells.People) { IsSum = true },
            new("patients", Texts.Part_patients, FigureType.Count, "#affected+evacuated+patients", Cells.People) { IsSum = true },
        ],
        [EvacuationRow(Cells.Period, source.Content.Evacuations.Period, source),
            EvacuationRow("cumulative", source.Content.Evacuations.Cumulative, source)])
    {
        Form = TableForm.Turned, IsNarrow = true, Notes = [Texts.EvacuationsApart],
    };

    private static ReportRow EvacuationRow(string window, EvacuationFigures figures, TableSource source) => new(
    [
        Cells.Window(window),
        source.Sum($"evacuations.{window}.people", figures.People),
        source.Sum($"evacuations.{window}.patients", figures.Patients),
    ]);

    private static ReportTable Targets(TableSource source) => new(
        "targets",
        Texts.Targets,
        Texts.Targets,
        [
            new("target", Texts.FileCode, FigureType.Text, "#activity+target+id") { IsDetail = true },
            new("name", Texts.Target, FigureType.Text, "#activity+target+name"),
            new("people", Texts.Target, FigureType.Count, "#targeted", Cells.People),
            new("start_on", Texts.Part_startOn, FigureType.Day, "#date+start") { IsDetail = true },
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("reached", Texts.ReachedOfTarget, FigureType.Count, "#reached+distinct", Cells.People) { IsSum = true },
            new("share", Texts.Share, FigureType.Share, "#indicator+share", "share") { IsSum = true },
            new("days_left", Texts.Part_daysLeft, FigureType.Count, "#indicator+days+left", Cells.Days),
            new("needed_per_week", Texts.NeededPerWeek, FigureType.Count, "#indicator+needed_per_week", Cells.People) { IsSum = true },
            new("recent_per_week", Texts.RecentPerWeek, FigureType.Count, "#indicator+recent_per_week", Cells.People) { IsSum = true },
        ],
        [.. source.Content.Targets.Select(target => TargetRow(target, source))])
    {
        Shown =
        [
            new("name") { Share = 28 }, new(ColumnJoin.Of, "reached", "people"), new("share"),
                new(ColumnJoin.Aside, "due_on", "days_left") { Share = 16 },
            new("needed_per_week"), new("recent_per_week"),
        ],
        WhenEmpty = Texts.NoTargets,
    };

    private static ReportRow TargetRow(TargetProgress target, TableSource source)
    {
        var path = $"targets.{target.Code}";
        return new ReportRow(
        [
            Cells.Words($"{path}.code", target.Code),
            Cells.Words($"{path}.name", target.Name),
            target.HasNoNumber ? NoNumber($"{path}.people", target.People) : Cells.Number($"{path}.people", target.People, CellNote.Unknown),
            Cells.Day($"{path}.startOn", target.StartOn),
            Cells.Day($"{path}.dueOn", target.DueOn),
            source.Sum($"{path}.reached", target.Reached) with { Figure = path },
            target.HasNoNumber ? NoNumber($"{path}.share", target.Share) : source.Sum($"{path}.share", target.Share) with { Unknown = null },
            Cells.Number($"{path}.daysLeft", target.DaysLeft) with
            {
                Aside = target.DaysLeft >= 0
                    ? Format.With(Texts.DaysLeft, Format.Days(target.DaysLeft))
                    : Format.With(Texts.DaysPast, Format.Days(-target.DaysLeft)),
            },
            target.HasNoNumber ? NoNumber($"{path}.neededPerWeek", target.NeededPerWeek)
                : target.NeededPerWeek is null ? Cells.Number($"{path}.neededPerWeek", (long?)null, CellNote.NotApplicable)
                : source.Sum($"{path}.neededPerWeek", target.NeededPerWeek) with { Unknown = null },
            source.Sum($"{path}.recentPerWeek", target.RecentPerWeek) with { Unknown = null },
        ]);
    }

    // What was published with 0 there is read alike, and keeps its value.
    private static ReportCell NoNumber(string path, decimal? value) => new(value, path) { Note = CellNote.NotApplicable, Text = Texts.NoNumber };

    private static ReportTable Incidents(TableSource source) => new(
        "incidents",
        Texts.Incidents,
        Texts.Incidents,
        [
            new("ref", Texts.FileRef, FigureType.Text, "#event+id") { IsDetail = true },
            new("day", Texts.Day, FigureType.Day, "#date+occurred"),
            new("kind", Texts.Kind, FigureType.Text, "#event+type"),
            LocationTables.Code,
            LocationTables.Place,
            new("state", Texts.State, FigureType.Text, "#status"),
        ],
        [
            .. source.Content.Incidents.Select(incident => new ReportRow(
            [
                Cells.Words($"incidents.{incident.Ref}.ref", incident.Ref),
                Cells.Day($"incidents.{incident.Ref}.day", incident.Day),
                new ReportCell(incident.Kind, $"incidents.{incident.Ref}.kind") { Text = EnumText.OfFree(incident.Kind), Figure = "incidents" },
                Cells.Words($"incidents.{incident.Ref}.location", incident.Location),
                source.Place(null, incident.Location),
                Cells.Word<IncidentState>($"incidents.{incident.Ref}.state", incident.State) with { Chip = StatusView.OfIncident(incident.State) },
            ]) { Location = incident.Location }),
        ]) { Shown = [new("kind") { Share = 24 }, new("day"), new("place"), new("state")], WhenEmpty = Texts.NoIncidents };
}
