using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Web.Ceasefire;

/// <summary>Events as drawings mark them.</summary>
public static class EventSigns
{
    /// <summary>Those up to the end of <paramref name="day"/>, by day, then ref.</summary>
    public static IReadOnlyList<StripSign> Of(Situation situation, DateOnly day) =>
        [.. Until(situation, day).Select(e => new StripSign(e.Day, Words(e)))];

    /// <summary>The same for charts.</summary>
    public static IReadOnlyList<ChartMark> Marks(Situation situation, DateOnly day) =>
        [.. Until(situation, day).Select(e => new ChartMark(e.Day, Words(e)))];

    /// <summary>The events up to the end of <paramref name="day"/>, by day, then ref.</summary>
    public static IEnumerable<OperationEvent> Until(Situation situation, DateOnly day) => situation.Facts.Ceasefire.Events
        .Where(e => e.Day <= day)
        .OrderBy(e => e.Day)
        .ThenBy(e => e.Ref, StringComparer.Ordinal);

    public static string Words(OperationEvent happening) =>
        Format.With(Texts.EventWords, Format.Day(happening.Day), EnumText.Of(happening.Kind), happening.Title);
}
