using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Operations;

/// <summary>What a change of the calendar does to the days of a report, in a sentence; before it is saved, and after.</summary>
public static class CalendarText
{
    public static string Of(MovedPeriod moved) => moved switch
    {
        { IsPublished: true, After: { } after } => Format.With(Texts.CalendarRevision, ReportName.Of(moved.Report), Days(after)),
        { Before: null, After: { } after } => Format.With(Texts.CalendarNew, ReportName.Of(moved.Report), Days(after)),
        { Before: { } before, After: { } after } => Format.With(Texts.CalendarMoved, ReportName.Of(moved.Report), Days(before), Days(after)),
        _ => Format.With(Texts.CalendarGone, ReportName.Of(moved.Report), moved.Before is { } gone ? Days(gone) : ""),
    };

    /// <summary>All of them as one text; null: nothing moves.</summary>
    public static string? Of(IReadOnlyList<MovedPeriod> moves) =>
        moves.Count == 0 ? null : Format.With(Texts.CalendarMoves, string.Join(" ", moves.Select(Of)));

    public static string Days(ReportPeriod period) => period.Start == period.End
        ? Format.Day(period.Start)
        : Format.With(Texts.CalendarDays, Format.Day(period.Start), Format.Day(period.End));
}
