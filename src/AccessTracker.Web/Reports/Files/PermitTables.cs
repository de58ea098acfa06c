using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports.Files;

/// <summary>Requests and permits (counting rules, section 6).</summary>
internal static class PermitTables
{
    public static IReadOnlyList<ReportTable> Of(PermitFigures permits, ReportSums sums, FigureBook figures, IReadOnlyDictionary<string, string> names) =>
    [
        Figures(permits, sums, figures),
        DecisionDays(permits),
        GrantedUnused(permits, names),
        PlaceTables.Codes("places_pending", Texts.Permits, Texts.FilePlacesPending, "permits.locationsPending", permits.LocationsPending, names),
        PlaceTables.Codes("places_with_permit", Texts.Permits, Texts.FilePlacesWithPermit, "permits.locationsWithValidPermit", permits.LocationsWithValidPermit, names),
    ];

    private static ReportTable Figures(PermitFigures permits, ReportSums sums, FigureBook figures) => new(
        "permits",
        Texts.Permits,
        Texts.Permits,
        [
            new("figure", Texts.Figure, FigureType.Text, "#indicator+name"),
            new("number", Texts.FileNumber, FigureType.Count, "#indicator+value"),
            new("unit", Texts.FileUnit, FigureType.Text, "#indicator+unit"),
        ],
        [
            Row(figures, "pending", permits.Pending, Cells.Lines),
            Row(figures, "overdue", permits.Overdue, Cells.Lines),
            Row(figures, "verbal", permits.Verbal, Cells.Lines),
            Row(figures, "submittedInPeriod", permits.SubmittedInPeriod, Cells.Lines),
            Row(figures, "grantedInPeriod", permits.GrantedInPeriod, Cells.Lines),
            Row(figures, "conditionalInPeriod", permits.ConditionalInPeriod, Cells.Lines),
            Row(figures, "deniedInPeriod", permits.DeniedInPeriod, Cells.Lines),
            Row(figures, "peoplePending", sums.At("permits.peoplePending", permits.PeoplePending), Cells.People),
            Row(figures, "locationsPending", permits.LocationsPending.Count, Cells.Places),
            Row(figures, "locationsWithValidPermit", permits.LocationsWithValidPermit.Count, Cells.Places),
        ]);

    private static ReportRow Row(FigureBook figures, string figure, int number, string unit) => Row(figures, figure, new FigureSum(number, 0, SumPart.RequestLine), unit);

    private static ReportRow Row(FigureBook figures, string figure, FigureSum number, string unit) => new(
    [
        Cells.Label(figure, figures.NameOf($"permits.{figure}")),
        Cells.Sum($"permits.{figure}", number) with { Unit = unit },
        new ReportCell(unit),
    ]);

    private static ReportTable DecisionDays(PermitFigures permits) => new(
        "decision_days",
        Texts.Permits,
        Texts.FileDecisionDays,
        [
            Cells.WindowColumn,
            new("lines_decided", Texts.Part_count, FigureType.Count, "#indicator+lines+num", Cells.Lines),
            new("median", Texts.FileMedian, FigureType.Amount, "#indicator+days+median", Cells.Days),
            new("p90", Texts.FileP90, FigureType.Count, "#indicator+days+p90", Cells.Days),
        ],
        [DaysRow("period", permits.DecisionDays.Period), DaysRow("cumulative", permits.DecisionDays.Cumulative)]);

    private static ReportRow DaysRow(string window, DecisionDays days) => new(
    [
        Cells.Window(window),
        Cells.Number($"permits.decisionDays.{window}.count", days.Count),
        Cells.Number($"permits.decisionDays.{window}.median", days.Median, CellNote.NotApplicable),
        Cells.Number($"permits.decisionDays.{window}.p90", days.P90, CellNote.NotApplicable),
    ]);

    private static ReportTable GrantedUnused(PermitFigures permits, IReadOnlyDictionary<string, string> names) => new(
        "granted_unused",
        Texts.Permits,
        Texts.GrantedUnused,
        [
            new("request", Texts.Request, FigureType.Text, "#activity+request+id"),
            PlaceTables.Code,
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("decided_on", Texts.GrantedOn, FigureType.Day, "#date+decided"),
            new("people", Texts.PeopleApproved, FigureType.Count, "#targeted+approved", Cells.People),
            new("days_waiting", Texts.Waiting, FigureType.Count, "#indicator+days+waiting", Cells.Days),
        ],
        [
            .. permits.GrantedUnused.Select(unused =>
            {
                var path = $"permits.grantedUnused.{unused.Request}.{unused.Location}";
                return new ReportRow(
                [
                    Cells.Words($"{path}.request", unused.Request),
                    Cells.Words($"{path}.location", unused.Location),
                    PlaceTables.Place(unused.Location, names),
                    Cells.Day($"{path}.decidedOn", unused.DecidedOn),
                    Cells.Number($"{path}.people", unused.People, CellNote.Unknown),
                    Cells.Number($"{path}.daysWaiting", unused.DaysWaiting),
                ]) { Location = unused.Location };
            }),
        ]);
}
