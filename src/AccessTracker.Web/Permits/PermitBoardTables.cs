using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Permits;

/// <summary>
/// The permits board as tables, for its files: each of its lists as far as it is asked for, in the order shown. CSV has what waits for an answer.
/// </summary>
internal static class PermitBoardTables
{
    private static ReportColumn DecidedOn => new("decided_on", Texts.AnsweredOn, FigureType.Day, "#date+decided");

    private static ReportColumn AnsweredBy => new("answered_by", Texts.AnsweredBy, FigureType.Text, "#org+answered");

    /// <summary>The lists of a day.</summary>
    public static ListFile File(OperationState held, PermitFilter filter, DateOnly today)
    {
        var (day, situation) = (filter.On(today), held.Situation);
        var all = held.Permits(day);
        var board = filter.Of(situation, all);
        return new ListFile("permits", Texts.PermitBoardTitle, day, Pending(board, situation),
            [(Texts.LinesPending, new ReportCell((long)board.Pending.Count)), (Texts.FileOfAll, new ReportCell((long)all.Pending.Count))])
        {
            More = [Unused(board, situation), Denials(board, situation), Conditions(board, situation), Removals(board, situation)],
        };
    }

    private static ReportTable Pending(PermitBoard board, Situation situation) => new(
        "pending", Texts.PermitBoardTitle, Texts.PermitsWaiting,
        [
            .. RequestTables.LineColumns,
            new("age", Texts.Age, FigureType.Count, "#indicator+days+pending", Cells.Days),
            new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
            new("days_overdue", Texts.OfThemOverdue, FigureType.Count, "#indicator+days+overdue", Cells.Days),
            new("state", Texts.State, FigureType.Text, "#status+line"),
        ],
        new MadeRows<PendingLine>(board.Pending, pending => Row(situation, pending.Line,
            Cells.Number(null, (long)pending.AgeDays),
            Cells.Day(null, pending.State.DueOn),
            Cells.Number(null, pending.IsOverdue ? pending.OverdueDays : (long?)null, CellNote.NotApplicable),
            RequestTables.StateCell(pending.State, board.Day))));

    private static ReportTable Unused(PermitBoard board, Situation situation) => new(
        "granted_unused", Texts.PermitBoardTitle, Texts.GrantedUnused,
        [
            .. RequestTables.LineColumns,
            new("decided_on", Texts.GrantedOn, FigureType.Day, "#date+decided"),
            new("days_waiting", Texts.Waiting, FigureType.Count, "#indicator+days+waiting", Cells.Days),
            new("people_approved", Texts.PeopleApproved, FigureType.Count, "#targeted+approved", Cells.People),
            new("holds", Texts.PermitHolds, FigureType.Text, "#description+valid"),
            new("blocked_by", Texts.Why, FigureType.Text, "#cause+blocked"),
        ],
        new MadeRows<UnusedPermit>(board.Unused, permit => Row(situation, permit.Line,
            Cells.Day(null, permit.State.Decision!.DecidedOn),
            Cells.Number(null, (long)permit.DaysWaiting),
            Cells.Number(null, permit.People, CellNote.Unknown),
            Cells.Words(null, PermitWords.Holds(permit)),
            new ReportCell(EnumCode.Of(permit.Why)) { Text = StatusView.Of(permit.Why).Text })));

    private static ReportTable Denials(PermitBoard board, Situation situation) => new(
        "denials", Texts.PermitBoardTitle, Texts.DenialsTitle,
        [.. RequestTables.LineColumns, DecidedOn, AnsweredBy, new("note", Texts.Note, FigureType.Text, "#description")],
        new MadeRows<LineAnswer>(board.Denials, denial => Row(situation, denial.Line,
            Cells.Day(null, denial.Decision.DecidedOn),
            Cells.Words(null, PermitWords.By(denial.Line, denial.Decision)),
            Cells.Words(null, denial.Decision.Note))));

    private static ReportTable Conditions(PermitBoard board, Situation situation) => new(
        "conditions", Texts.PermitBoardTitle, Texts.ConditionsTitle,
        [.. RequestTables.LineColumns, DecidedOn, AnsweredBy, new("conditions", Texts.Conditions, FigureType.Text, "#description+conditions")],
        new MadeRows<PermitCondition>(board.Conditions, condition => Row(situation, condition.Line,
            Cells.Day(null, condition.Decision.DecidedOn),
            Cells.Words(null, PermitWords.By(condition.Line, condition.Decision)),
            Cells.Words(null, PermitWords.Conditions(condition)))));

    private static ReportTable Removals(PermitBoard board, Situation situation) => new(
        "removals", Texts.PermitBoardTitle, Texts.RemovalsTitle,
        [
            new("convoy", Texts.Convoy, FigureType.Text, "#activity+convoy+id"),
            new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
            new("place", Texts.Place, FigureType.Text, "#loc+name"),
            new("day", Texts.Day, FigureType.Day, "#date+occurred"),
            new("items_removed", Texts.RemovedWhat, FigureType.Text, "#item+removed"),
            new("removed_by", Texts.RemovedByWhom, FigureType.Text, "#group+removed"),
            new("outcome", Texts.Outcome, FigureType.Text, "#status+delivery"),
        ],
        new MadeRows<RemovedItems>(board.Removals, removal => new ReportRow(
        [
            Cells.Words(null, removal.Stop.Convoy.Ref),
            Cells.Words(null, removal.Stop.Location),
            Cells.Words(null, ShownName.Of(situation.Locations.GetValueOrDefault(removal.Stop.Location))),
            Cells.Day(null, removal.Stop.Day),
            Cells.Words(null, PermitWords.Items(removal)),
            Cells.Words(null, removal.By),
            new ReportCell(EnumCode.Of(removal.Stop.Delivery.Outcome)) { Text = EnumText.Of(removal.Stop.Delivery.Outcome) },
        ]) { Location = removal.Stop.Location }));

    private static ReportRow Row(Situation situation, PermitLine line, params IEnumerable<ReportCell> cells) =>
        new([.. RequestTables.LineCells(situation, line), .. cells]) { Location = line.Line.Location };
}
