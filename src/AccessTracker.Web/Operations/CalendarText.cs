using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Operations;

/// <summary>What a change of the calendar does to the days of a report, in a sentence; before it is saved, and after.</summary>
public static class CalendarText
{
    public static string Of(MovedPeriod moved) => moved switch
    {
        { IsPublished: true, After: { } after } => Show.With(Texts.CalendarRevision, moved.Number, Days(after)),
        { Before: null, After: { } after } => Show.With(Texts.CalendarNew, moved.Number, Days(after)),
        { Before: { } before, After: { } after } => Show.With(Texts.CalendarMoved, moved.Number, Days(before), Days(after)),
        _ => Show.With(Texts.CalendarGone, moved.Number, moved.Before is { } gone ? Days(gone) : ""),
    };

    /// <summary>All of them as one text; null: nothing moves.</summary>
    public static string? Of(IReadOnlyList<MovedPeriod> moves) => moves.Count == 0 ? null : Show.With(Texts.CalendarMoves, string.Join(" ", moves.Select(Of)));

    public static string Days(ReportPeriod period) => period.Start == period.End
        ? Show.Day(period.Start)
        : Show.With(Texts.CalendarDays, Show.Day(period.Start), Show.Day(period.End));
}
