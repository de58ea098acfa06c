using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Targets;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Boards;

/// <summary>What is said of a target's pace.</summary>
internal static class TargetWords
{
    /// <summary>Of its section on the page; whatever the code holds, without a blank.</summary>
    public static string IdOf(Target target) => $"target-{Uri.EscapeDataString(target.Code)}";

    /// <summary>When its people will have been reached at the recent pace, or were; null: it has no pace.</summary>
    public static string? Expected(TargetPace pace) => pace.Outlook switch
    {
        TargetOutlook.Reached => Format.With(Texts.TargetReachedOn, Format.Day(pace.ReachedOn)),
        TargetOutlook.InTime or TargetOutlook.Late => Format.Day(pace.ExpectedOn),
        TargetOutlook.Standstill => Texts.NotAtThisPace,
        TargetOutlook.PastDue => Texts.PastDue,
        TargetOutlook.NoNumber => null,
    };

    /// <summary>The people reached.</summary>
    public static FigureSum Reached(TargetPace pace) => new(pace.Progress.Reached, pace.UnknownDeliveries, SumPart.Delivery);

    /// <summary>Of the people to reach, the share that was reached.</summary>
    public static FigureSum Share(TargetPace pace) => Reached(pace) with { Value = pace.Progress.Share, Form = SumForm.Share };

    /// <summary>How many a week are still needed: the more were reached of whom nobody knows, the fewer.</summary>
    public static FigureSum Needed(TargetPace pace) => Reached(pace) with { Value = pace.Progress.NeededPerWeek, Bound = SumBound.Most };

    /// <summary>How many a week were reached lately, as far as they are known.</summary>
    public static FigureSum Recent(TargetPace pace) => Reached(pace) with { Value = pace.Progress.RecentPerWeek, Bound = SumBound.KnownOnly };

    /// <summary>The people still missing.</summary>
    private static FigureSum Missing(TargetPace pace) => Reached(pace) with { Value = pace.Gap.Missing, Bound = SumBound.Most };

    /// <summary>People before or behind the straight line; null: it has none.</summary>
    public static string? Ahead(TargetPace pace) =>
        pace.Target.People == 0 ? null
        : pace.Progress.Reached is null ? Texts.Unknown
        : pace.Ahead == 0 ? Texts.OnTheLine
        : Format.With(
            pace.Ahead > 0 ? Texts.PeopleAhead : Texts.PeopleBehind,
            (Reached(pace) with { Value = Math.Abs(pace.Ahead), Bound = pace.Ahead > 0 ? SumBound.Least : SumBound.Most }).Amount);

    /// <summary>Days before or behind the straight line; null: it has none, or there is no whole day between.</summary>
    public static string? DaysAhead(TargetPace pace) => pace.Progress.Reached is not null && pace.DaysAhead is { } days && days != 0
        ? Format.With(days > 0 ? Texts.DaysAhead : Texts.DaysBehind, Format.Days(Math.Abs(days)))
        : null;

    /// <summary>Whether the places that are left would close the gap, and how many of them.</summary>
    public static string Gap(TargetPace pace)
    {
        var (gap, missing) = (pace.Gap, Format.Capital(Missing(pace).Amount));
        return gap.Lacking.Count == 0 ? Format.With(Texts.GapOfNoPlace, missing)
            : gap.ClosesAt is { } last ? Format.With(last == 0 ? Texts.GapClosedByOne : Texts.GapClosedBy, missing, Format.Number(last + 1))
            : Format.With(
                Texts.GapNotClosed, missing, Format.Number(gap.Lacking.Count), Format.Number(gap.Sum),
                (Missing(pace) with { Value = gap.Missing - gap.Sum }).Amount);
    }
}
