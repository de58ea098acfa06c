using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Board;

/// <summary>What is said of a target's pace.</summary>
internal static class TargetWords
{
    /// <summary>Of its section on the page; whatever the code holds, without a blank.</summary>
    public static string IdOf(Target target) => $"target-{Uri.EscapeDataString(target.Code)}";

    /// <summary>When its people will have been reached at the recent pace, or were; null: it has no pace.</summary>
    public static string? Expected(TargetPace pace) => pace.Outlook switch
    {
        TargetOutlook.Reached => Show.With(Texts.TargetReachedOn, Show.Day(pace.ReachedOn)),
        TargetOutlook.InTime or TargetOutlook.Late => Show.Day(pace.ExpectedOn),
        TargetOutlook.Standstill => Texts.NotAtThisPace,
        TargetOutlook.PastDue => Texts.PastDue,
        TargetOutlook.NoNumber => null,
    };

    /// <summary>The people reached.</summary>
    public static FigureSum Reached(TargetPace pace) => new(pace.Progress.Reached, pace.UnknownDeliveries, SumPart.Delivery);

    /// <summary>People before or behind the straight line; null: it has none.</summary>
    public static string? Ahead(TargetPace pace) =>
        pace.Target.People == 0 ? null
        : pace.Progress.Reached is null ? Texts.Unknown
        : pace.Ahead == 0 ? Texts.OnTheLine
        : Show.With(pace.Ahead > 0 ? Texts.PeopleAhead : Texts.PeopleBehind, Show.Number(Math.Abs(pace.Ahead)));

    /// <summary>Days before or behind the straight line; null: it has none, or there is no whole day between.</summary>
    public static string? DaysAhead(TargetPace pace) => pace.Progress.Reached is not null && pace.DaysAhead is { } days && days != 0
        ? Show.With(days > 0 ? Texts.DaysAhead : Texts.DaysBehind, Show.Days(Math.Abs(days)))
        : null;

    /// <summary>Whether the places that are left would close the gap, and how many of them.</summary>
    public static string Gap(TargetPace pace)
    {
        var (gap, missing) = (pace.Gap, Show.Number(pace.Gap.Missing));
        return gap.Lacking.Count == 0 ? Show.With(Texts.GapOfNoPlace, missing)
            : gap.ClosesAt is { } last ? Show.With(last == 0 ? Texts.GapClosedByOne : Texts.GapClosedBy, missing, Show.Number(last + 1))
            : Show.With(Texts.GapNotClosed, missing, Show.Number(gap.Lacking.Count), Show.Number(gap.Sum), Show.Number(gap.Missing - gap.Sum));
    }
}
