using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Permits;

/// <summary>The list of lines of requests as a table, for its files: those that are asked for, in the order shown.</summary>
internal static class RequestTables
{
    /// <summary>Of which line a row tells. Not kept: headings are in the reader's language.</summary>
    internal static IEnumerable<ReportColumn> LineColumns =>
    [
        new("request", Texts.Request, FigureType.Text, "#activity+request+id"),
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("authority", Texts.Authority, FigureType.Text, "#org+authority+name"),
        new("people_requested", Texts.PeopleAsked, FigureType.Count, "#targeted+asked", Cells.People),
    ];

    private static ReportColumn[] Columns =>
    [
        .. LineColumns,
        new("plan", Texts.Column_plan, FigureType.Text, "#activity+plan"),
        new("submitted_on", Texts.Submitted, FigureType.Day, "#date+submitted"),
        new("state", Texts.State, FigureType.Text, "#status+line"),
        new("state_since", Texts.Since, FigureType.Day, "#date+status"),
        new("age", Texts.Age, FigureType.Count, "#indicator+days+pending", Cells.Days),
        new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
        new("answer", Texts.LatestAnswer, FigureType.Text, "#status+answer"),
        new("decided_on", Texts.AnsweredOn, FigureType.Day, "#date+decided"),
        new("answered_by", Texts.AnsweredBy, FigureType.Text, "#org+answered"),
        new("people_approved", Texts.PeopleApproved, FigureType.Count, "#targeted+approved", Cells.People),
        new("days_to_decide", Texts.DaysToDecide, FigureType.Count, "#indicator+days+decision", Cells.Days),
    ];

    /// <summary>The lines that are asked for, as they are today.</summary>
    public static ListFile File(OperationState held, RequestFilter filter, DateOnly today)
    {
        var (situation, all) = (held.Situation, held.Lists.Lines(today));
        List<ListedLine> listed = [.. all.Where(filter.In(situation, today))];
        var table = new ReportTable(
            "requests", Texts.RequestsTitle, Texts.RequestLines, Columns, new MadeRows<ListedLine>(listed, l => Row(situation, l, today)));
        return new ListFile("requests", Texts.RequestsTitle, today, table,
            [(Texts.EntriesShown, new ReportCell((long)listed.Count)), (Texts.FileOfAll, new ReportCell((long)all.Count))]);
    }

    /// <summary>The cells of <see cref="LineColumns"/>.</summary>
    internal static IEnumerable<ReportCell> LineCells(Situation situation, PermitLine line)
    {
        var place = situation.Locations.GetValueOrDefault(line.Line.Location);
        return
        [
            Cells.Words(null, line.Request.Ref),
            Cells.Words(null, line.Line.Location),
            Cells.Words(null, ShownName.Of(place)),
            Cells.Words(null, place?.Governorate),
            Cells.Words(null, line.Request.Authority),
            Cells.Number(null, line.Line.PeopleRequested, CellNote.Unknown),
        ];
    }

    /// <summary>The state of a line; null: its request had not been submitted by then.</summary>
    internal static ReportCell StateCell(LineState? state, DateOnly day) => state is null
        ? new ReportCell(null) { Text = Texts.NotYetSubmitted }
        : new ReportCell(EnumCode.Of(state.Kind)) { Text = StatusView.Of(state, day).Text };

    private static ReportRow Row(Situation situation, ListedLine listed, DateOnly today)
    {
        var (line, state) = (listed.Line, listed.State);
        var answer = line.Decisions.LastOrDefault(d => d.DecidedOn <= today);
        var first = line.FirstDecision is { } decided && decided.DecidedOn <= today ? decided : null;
        return new(
        [
            .. LineCells(situation, line),
            Cells.Words(null, line.Request.Plan),
            Cells.Day(null, line.Request.SubmittedOn),
            StateCell(state, today),
            Cells.Day(null, state?.Since),
            Cells.Number(
                null, state is { Kind: LineStateKind.Pending } ? today.DayNumber - state.Since.DayNumber : (long?)null, CellNote.NotApplicable),
            Cells.Day(null, state?.DueOn),
            new ReportCell(answer is null ? null : EnumCode.Of(answer.Kind)) { Text = answer is null ? null : EnumText.Of(answer.Kind) },
            Cells.Day(null, answer?.DecidedOn),
            Cells.Words(null, answer is null ? null : PermitWords.By(line, answer)),
            Cells.Number(null, state?.Decision?.PeopleApproved, CellNote.NotApplicable),
            Cells.Number(null, (long?)(first?.DecidedOn.DayNumber - line.Request.SubmittedOn.DayNumber), CellNote.NotApplicable),
        ]) { Location = line.Line.Location };
    }
}
