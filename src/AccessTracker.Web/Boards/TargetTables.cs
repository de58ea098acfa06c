using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Boards;

/// <summary>The targets with their pace as a table, for its files.</summary>
internal static class TargetTables
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("target", Texts.FileCode, FigureType.Text, "#activity+target+id"),
        new("name", Texts.Target, FigureType.Text, "#activity+target+name"),
        new("outlook", Texts.State, FigureType.Text, "#status+target"),
        new("start_on", Texts.Column_start_on, FigureType.Day, "#date+start"),
        new("due_on", Texts.DueOn, FigureType.Day, "#date+due"),
        new("people", Texts.Column_people, FigureType.Count, "#targeted", Cells.People),
        new("reached", Texts.PeopleReached, FigureType.Count, "#reached", Cells.People) { IsSum = true },
        new("share", Texts.Share, FigureType.Share, "#indicator+share") { IsSum = true },
        new("needed_per_week", Texts.NeededPerWeek, FigureType.Count, "#indicator+needed+week", Cells.People) { IsSum = true },
        new("recent_per_week", Texts.RecentPerWeek, FigureType.Count, "#indicator+recent+week", Cells.People) { IsSum = true },
        new("expected_on", Texts.ExpectedAtThisPace, FigureType.Text, "#date+expected"),
        new("against_the_line", Texts.AgainstTheLine, FigureType.Text, "#indicator+ahead"),
        new("places", Texts.Part_locations, FigureType.Count, "#loc+num", Cells.Places),
        new("places_reached", Texts.TargetPlacesReached, FigureType.Count, "#loc+num+reached", Cells.Places),
    ];

    /// <summary>The targets of a day; none before the operation begins.</summary>
    public static ListFile File(OperationState held, DayFilter filter, DateOnly today)
    {
        var day = filter.On(today);
        var targets = today < held.Situation.Operation.Since ? [] : TargetPace.Of(held.Situation, day, held.Board);
        var table = new ReportTable("targets", Texts.TargetsTitle, Texts.TargetsTitle, Columns, [.. targets.Select(Row)]);
        return new ListFile("targets", Texts.TargetsTitle, day, table, [(Texts.EntriesShown, new ReportCell((long)targets.Count))]);
    }

    private static ReportRow Row(TargetPace pace)
    {
        var hasPeople = pace.Target.People > 0;
        return new(
        [
            Cells.Words(null, pace.Target.Code),
            Cells.Words(null, pace.Target.Name),
            new ReportCell(EnumCode.Of(pace.Outlook)) { Text = StatusView.Of(pace.Outlook).Text },
            Cells.Day(null, pace.Target.StartOn),
            Cells.Day(null, pace.Target.DueOn),
            Cells.Number(null, hasPeople ? pace.Target.People : (long?)null, CellNote.NotApplicable),
            Cells.Sum(null, TargetWords.Reached(pace)),
            hasPeople ? Cells.Sum(null, TargetWords.Share(pace)) : None,
            hasPeople && pace.Progress.NeededPerWeek is not null ? Cells.Sum(null, TargetWords.Needed(pace)) : None,
            hasPeople ? Cells.Sum(null, TargetWords.Recent(pace)) : None,
            Cells.Words(null, TargetWords.Expected(pace)),
            Cells.Words(null, TargetWords.Ahead(pace)),
            Cells.Number(null, (long)pace.Gap.Places),
            Cells.Number(null, (long)pace.Gap.PlacesReached),
        ]);
    }

    private static ReportCell None => new(null) { Note = CellNote.NotApplicable };
}
