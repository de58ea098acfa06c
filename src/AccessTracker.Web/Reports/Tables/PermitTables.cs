using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>Requests and permits (counting rules, section 6).</summary>
public static class PermitTables
{
    private static ReportColumn RequestColumn => new("request", Texts.Request, FigureType.Text, "#activity+request+id");

    public static IReadOnlyList<ReportTable> Of(TableSource source)
    {
        var permits = source.Content.Permits;
        return
        [
            Figures(source),
            DecisionDays(permits),
            LocationTables.Codes(
                source, "places_pending", Texts.Permits, Texts.FilePlacesPending, "permits.locationsPending", permits.LocationsPending),
            LocationTables.Codes(
                source, "places_with_permit", Texts.Permits, Texts.FilePlacesWithPermit, "permits.locationsWithValidPermit",
                permits.LocationsWithValidPermit),
            GrantedUnused(source),
        ];
    }

    /// <summary>Lines that wait, as a reader of their records may see them: not every reader of a report may, and so its files do without.</summary>
    /// <param name="pending">In the order in which they are shown.</param>
    /// <param name="situation">The reader's records.</param>
    /// <param name="asOf">The day on which they are pending.</param>
    /// <param name="caption">In what order they come.</param>
    public static ReportTable Pending(IReadOnlyList<PendingLine> pending, Situation situation, DateOnly asOf, string caption) => new(
        "pending",
        Texts.Permits,
        caption,
        [
            LocationTables.Place,
            RequestColumn,
            new("authority", Texts.Authority, FigureType.Text, "#org+authority+name"),
            new("age", Texts.Age, FigureType.Count, "#indicator+days+pending"),
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("days_overdue", Texts.OfThemOverdue, FigureType.Count, "#indicator+days+overdue"),
            new("state", Texts.State, FigureType.Text, "#status"),
            new("people", Texts.PeopleAsked, FigureType.Count, "#targeted+asked"),
        ],
        [
            .. pending.Select(line => new ReportRow(
            [
                new ReportCell(
                    ShownName.Of(situation.Locations[line.Line.Line.Location])) { Link =
                        Urls.Location(situation.Operation.Code, line.Line.Line.Location) },
                new ReportCell(line.Line.Request.Ref) { Link = Urls.Request(situation.Operation.Code, line.Line.Request.Ref) },
                new ReportCell(line.Line.Request.Authority),
                Cells.Number(null, line.AgeDays) with { Text = Format.Days(line.AgeDays) },
                Cells.Day(null, line.State.DueOn, CellNote.Unknown),
                Cells.Number(
                    null, line.IsOverdue ? line.OverdueDays : null,
                    CellNote.NotApplicable) with { Aside = Format.With(Texts.OverdueDetail, Format.Days(line.OverdueDays)) },
                new ReportCell(
                    Domain.Common.EnumCode.Of(line.State.Kind)) { Text = StatusView.Of(line.State, asOf).Text,
                    Chip = StatusView.Of(line.State, asOf) },
                Cells.Number(null, line.Line.Line.PeopleRequested, CellNote.Unknown),
            ])),
        ])
    {
        Shown = [new("place"), new("request"), new("authority"), new("age"), new(ColumnJoin.Aside, "due_on", "days_overdue"), new("state"),
            new("people")],
    };

    private static ReportTable Figures(TableSource source)
    {
        var permits = source.Content.Permits;
        return new(
            "permits",
            Texts.Permits,
            Texts.Permits,
            [
                new(Cells.FigureName, Texts.Figure, FigureType.Text, "#indicator+name"),
                new("number", Texts.FileNumber, FigureType.Count, "#indicator+value") { IsSum = true },
                new("unit", Texts.FileUnit, FigureType.Text, "#indicator+unit") { IsDetail = true },
            ],
            [
                Row("pending", Texts.PaperPending, permits.Pending, Cells.Lines),
                Row("overdue", Texts.PaperOverdue, permits.Overdue, Cells.Lines),
                Row("verbal", Texts.PaperVerbal, permits.Verbal, Cells.Lines),
                Row("peoplePending", Texts.PaperPeoplePending, source.Sum("permits.peoplePending", permits.PeoplePending), Cells.People),
                Row("submittedInPeriod", Texts.PaperSubmitted, permits.SubmittedInPeriod, Cells.Lines),
                Row("grantedInPeriod", Texts.PaperGranted, permits.GrantedInPeriod, Cells.Lines),
                Row("conditionalInPeriod", Texts.PaperConditional, permits.ConditionalInPeriod, Cells.Lines),
                Row("deniedInPeriod", Texts.PaperDenied, permits.DeniedInPeriod, Cells.Lines),
                Row("grantedUnused", Texts.GrantedUnused, permits.GrantedUnused.Count, Cells.Lines),
                Row("locationsPending", Texts.FilePlacesPending, permits.LocationsPending.Count, Cells.Places),
                Row("locationsWithValidPermit", Texts.FilePlacesWithPermit, permits.LocationsWithValidPermit.Count, Cells.Places),
            ]) { IsNarrow = true };
    }

    private static ReportRow Row(string figure, string name, long number, string unit) =>
        Row(figure, name, Cells.Number($"permits.{figure}", number), unit);

    private static ReportRow Row(string figure, string name, ReportCell number, string unit) =>
        new([Cells.Label(figure, name), number with { Unit = unit }, new ReportCell(unit)]);

    private static ReportTable DecisionDays(PermitFigures permits) => new(
        "decision_days",
        Texts.Permits,
        Texts.FileDecisionDays,
        [
            Cells.WindowColumn,
            new("lines_decided", Texts.Part_count, FigureType.Count, "#indicator+lines+num", Cells.Lines),
            new("median", Texts.Part_median, FigureType.Amount, "#indicator+days+median", Cells.Days),
            new("p90", Texts.Part_p90, FigureType.Count, "#indicator+days+p90", Cells.Days),
        ],
        [DaysRow(Cells.Period, permits.DecisionDays.Period), DaysRow("cumulative", permits.DecisionDays.Cumulative)]) { Form = TableForm.Turned,
        IsNarrow = true };

    private static ReportRow DaysRow(string window, DecisionDays days) => new(
    [
        Cells.Window(window),
        Cells.Number($"permits.decisionDays.{window}.count", days.Count),
        Cells.Number($"permits.decisionDays.{window}.median", days.Median, CellNote.NotApplicable),
        Cells.Number($"permits.decisionDays.{window}.p90", days.P90, CellNote.NotApplicable),
    ]);

    private static ReportTable GrantedUnused(TableSource source) => new(
        "granted_unused",
        Texts.Permits,
        Texts.GrantedUnused,
        [
            RequestColumn,
            LocationTables.Code,
            LocationTables.Place,
            new("decided_on", Texts.GrantedOn, FigureType.Day, "#date+decided"),
            new("people", Texts.PeopleApproved, FigureType.Count, "#targeted+approved", Cells.People) { HasNoRecords = true },
            new("days_waiting", Texts.Waiting, FigureType.Count, "#indicator+days+waiting", Cells.Days),
        ],
        [
            .. source.Content.Permits.GrantedUnused.Select(unused =>
            {
                var path = $"permits.grantedUnused.{unused.Request}.{unused.Location}";
                return new ReportRow(
                [
                    source.Request($"{path}.request", unused.Request),
                    Cells.Words($"{path}.location", unused.Location),
                    source.Place(null, unused.Location),
                    Cells.Day($"{path}.decidedOn", unused.DecidedOn),
                    Cells.Number($"{path}.people", unused.People, CellNote.Unknown),
                    Cells.Number(
                        $"{path}.daysWaiting", unused.DaysWaiting) with { Text = Format.Days(unused.DaysWaiting), Figure = "permits.grantedUnused" },
                ]) { Location = unused.Location };
            }),
        ]) { Shown = [new("place"), new("request"), new("decided_on"), new("days_waiting"), new("people")],
        IsNarrow = source.Content.Permits.GrantedUnused.Count > 6 };
}
