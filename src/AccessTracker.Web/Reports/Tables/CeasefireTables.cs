using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>A report of the ceasefire task force as tables, in the order in which it is read (ceasefire rules, section 19).</summary>
public static class CeasefireTables
{
    /// <summary>The tables that a content alone is made of; what is said of the report itself stands before them.</summary>
    public static IReadOnlyList<ReportTable> Of(TableNames source, CeasefireContent content) =>
    [
        .. ArrangementTables.Of(source, content.Arrangements),
        .. AllegationTables.Of(source, content),
        .. ControlTables.Of(source, content.Control),
        .. RouteTables.Of(source, content.Routes),
        Centres(source, content.Centres),
        .. CommitmentTables.Of(source, content.Commitments),
        Besieged(source, content.Access),
        Access(content.Access),
        Events(source, content.Events),
        .. content.Stated is null ? Array.Empty<ReportTable>() : [CheckTables.Stated(source, content)],
    ];

    private static ReportTable Centres(TableNames source, IReadOnlyList<CentreFigures> centres) => new(
        "centres",
        Texts.ReportCentres,
        Texts.ReportCentres,
        [
            new("centre", Texts.FileCode, FigureType.Text, "#org+centre+code") { IsDetail = true },
            new("name", Texts.ReportCentre, FigureType.Text, "#org+centre+name"),
            Cells.WindowColumn,
            new("received", Texts.ReportAppealsReceived, FigureType.Count, "#indicator+appeals+received", Appeals),
            new("handled", Texts.ReportAppealsHandled, FigureType.Count, "#indicator+appeals+handled", Appeals),
            new("median_days", Texts.ReportAppealDays, FigureType.Amount, "#indicator+days+median", Cells.Days),
            new("open", Texts.ReportAppealsOpen, FigureType.Count, "#indicator+appeals+open", Appeals),
        ],
        [.. centres.SelectMany(c => Cells.Windows.Select(window => CentreRow(source, c, window)))])
    {
        Form = TableForm.ByWindow, Shown = [new("name") { Share = 24 }, new("received"), new("handled"), new("median_days")],
    };

    private const string Appeals = "appeals";

    // What is said of the centre once stands with the first window.
    private static ReportRow CentreRow(TableNames source, CentreFigures centre, string window)
    {
        var (path, isFirst) = ($"centres.{centre.Centre}", window == Cells.Period);
        var counts = isFirst ? centre.Period : centre.Cumulative;
        return new ReportRow(
        [
            Cells.Words(isFirst ? $"{path}.centre" : null, centre.Centre),
            Cells.Words(null, source.NameOfCentre(centre.Centre)),
            Cells.Window(window),
            Cells.Number($"{path}.{window}.received", counts.Received),
            Cells.Number($"{path}.{window}.handled", counts.Handled),
            Cells.Number($"{path}.{window}.medianDays", counts.MedianDays, CellNote.NotApplicable),
            isFirst ? Cells.Number($"{path}.open", centre.Open) : new ReportCell(null) { Note = CellNote.NotApplicable },
        ]) { Window = window };
    }

    private static ReportTable Besieged(TableNames source, AccessFigures access) => new(
        "access_besieged",
        Texts.ReportAccess,
        Texts.ReportAccessBesieged,
        LocationTables.CoverageColumns,
        [LocationTables.CoverageRow(source, "besieged", "access.besieged", access.Besieged)])
    {
        Shown = LocationTables.ShownCoverage,
    };

    private static ReportTable Access(AccessFigures access) => new(
        "access",
        Texts.ReportAccess,
        Texts.ReportAccess,
        [
            new(Cells.FigureName, Texts.Figure, FigureType.Text, "#indicator+name"),
            new("number", Texts.FileNumber, FigureType.Count, "#indicator+value"),
        ],
        [
            new([
                Cells.Label("permitsPending", Texts.PaperPending),
                Cells.Number("access.permitsPending", access.PermitsPending) with { Unit = Cells.Lines },
            ]),
            new([
                Cells.Label("turnedBackInPeriod", Texts.DidNotReach),
                Cells.Number("access.turnedBackInPeriod", access.TurnedBackInPeriod) with { Unit = Cells.Deliveries },
            ]),
        ]) { IsNarrow = true };

    private static ReportTable Events(TableNames source, IReadOnlyList<ReportEvent> events) => new(
        "events",
        Texts.ReportEvents,
        Texts.ReportEvents,
        [
            new("ref", Texts.FileRef, FigureType.Text, "#event+id") { IsDetail = true },
            new("title", Texts.ReportEvent, FigureType.Text, "#event+name"),
            new("day", Texts.Day, FigureType.Day, "#date+occurred"),
            new("kind", Texts.Kind, FigureType.Text, "#event+type"),
        ],
        [
            .. events.Select(e => new ReportRow(
            [
                Cells.Words($"events.{e.Ref}.ref", e.Ref),
                Cells.Words($"events.{e.Ref}.title", e.Title) with { Link = Urls.Record(source.Operation, "event", e.Ref) },
                Cells.Day($"events.{e.Ref}.day", e.Day),
                Cells.Word<OperationEventKind>($"events.{e.Ref}.kind", e.Kind),
            ])),
        ]) { Shown = [new("title") { Share = 40 }, new("day"), new("kind")], WhenEmpty = Texts.ReportNoEvents };
}
