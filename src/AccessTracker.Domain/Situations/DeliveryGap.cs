using AccessTracker.Domain.Convoys;

namespace AccessTracker.Domain.Situations;

/// <summary>A stretch without a delivery ends in one of these ways.</summary>
public enum GapEnd
{
    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>A delivery reached the place.</summary>
    Delivery,

    /// <summary>The place left the list.</summary>
    OffTheList,
}

/// <summary>
/// A stretch in which no headline delivery reached a place that is on the list: besieged or hard to reach. What counts as
/// one is in docs/counting-choices.md, "A place's biography".
/// </summary>
public sealed record DeliveryGap
{
    /// <summary>The day of the delivery before, or the day from which the people wait.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day of the delivery that ends it, the day on which the place left the list, or the day that was asked about.</summary>
    public required DateOnly To { get; init; }

    public required GapEnd End { get; init; }

    /// <summary>The last delivery before; null: none since the baseline.</summary>
    public Stop? After { get; init; }

    /// <summary>The delivery that ends it; null when none does.</summary>
    public Stop? Before { get; init; }

    /// <summary>
    /// The days from <see cref="From"/> to <see cref="To"/>, 1 or more, counted as the days since a place was reached are (counting rules, section
    /// 7).
    /// </summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>Those of <see cref="Days"/> on which the place was on the list: a place may leave it and come back.</summary>
    public required int ListedDays { get; init; }

    /// <summary>No other gap of the place is longer. Not set where there is but one.</summary>
    public bool IsLongest { get; init; }

    /// <summary>Headline attempts within it that did not reach, by day, then ref.</summary>
    public required IReadOnlyList<Stop> FailedAttempts { get; init; }

    /// <summary>The first day without a delivery.</summary>
    public DateOnly FirstDay => After is null ? From : From.AddDays(1);

    /// <summary>The last day without one; before <see cref="FirstDay"/> when deliveries came on two days running.</summary>
    public DateOnly LastDay => End == GapEnd.Open ? To : To.AddDays(-1);

    /// <summary><paramref name="day"/> is one of the days without a delivery.</summary>
    public bool Contains(DateOnly day) => FirstDay <= day && day <= LastDay;

    /// <summary>
    /// Returns the gaps in order. They run from the later of the baseline and the day the place came on the list, or from the last delivery
    /// since the baseline where one reached it before that; to <paramref name="day"/>, or to the day on which the place left
    /// the list and did not come back. None before the baseline, and none of a place that was on no list since.
    /// </summary>
    /// <param name="situation">What is known.</param>
    /// <param name="code">Of the place.</param>
    /// <param name="runs">The place's, up to <paramref name="day"/>.</param>
    /// <param name="day">The last day that is looked at.</param>
    internal static IReadOnlyList<DeliveryGap> Of(Situation situation, string code, IReadOnlyList<StatusRun> runs, DateOnly day)
    {
        var since = situation.Operation.Since;
        var listed = runs.Where(r => r.IsListed && r.To >= since).ToList();
        if (since > day || listed.Count == 0)
        {
            return [];
        }

        var isOpen = listed[^1].To == day;
        var end = isOpen ? day : listed[^1].To.AddDays(1);
        var reaching = situation.StopsAt(code).Where(s => s.IsHeadlineReach && s.Day >= since && (isOpen ? s.Day <= end : s.Day < end)).ToList();
        var listing = listed[0].From!.Value > since ? listed[0].From!.Value : since;
        var before = reaching.FindLast(s => s.Day < listing);
        var gaps = new List<DeliveryGap>();
        var (from, after) = (before?.Day ?? listing, before);
        foreach (var sameDay in reaching.Where(s => s.Day >= listing).GroupBy(s => s.Day))
        {
            Add(from, after, sameDay.Key, sameDay.First(), GapEnd.Delivery);
            (from, after) = (sameDay.Key, sameDay.Last());
        }

        Add(from, after, end, null, isOpen ? GapEnd.Open : GapEnd.OffTheList);
        var longest = gaps.Count > 1 ? gaps.Max(g => g.Days) : int.MaxValue;
        var failed = situation.StopsAt(code).Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt && !s.Reaches).ToList();
        return [.. gaps.Select(g => g with { IsLongest = g.Days == longest, FailedAttempts = [.. failed.Where(s => g.Contains(s.Day))] })];

        void Add(DateOnly first, Stop? preceding, DateOnly last, Stop? ending, GapEnd how)
        {
            if (first < last)
            {
                gaps.Add(new DeliveryGap
                {
                    From = first,
                    To = last,
                    End = how,
                    After = preceding,
                    Before = ending,
                    ListedDays = runs.Where(r => r.IsListed).Sum(r => r.DaysWithin(first, last)),
                    FailedAttempts = [],
                });
            }
        }
    }
}
