using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Boards;

/// <summary>A point tells how far a target was at the end of a day, beside the straight line.</summary>
/// <param name="Day">The day.</param>
/// <param name="Reached">People reached from the target's start to the end of the day; null: the day is not over yet, or it is unknown.</param>
/// <param name="Line">People on the straight line from 0 on the start day to all of them on the due day, halves away from zero.</param>
public sealed record PacePoint(DateOnly Day, long? Reached, long Line)
{
    /// <summary>Places had been reached, and of none of them anybody knows how many people.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Deliveries up to the day of whom nobody knows how many people they reached.</summary>
    public int UnknownDeliveries { get; init; }
}

/// <summary>
/// A target on a day: its figures as the report has them (counting rules, section 8), the pace against a straight line, and the places
/// that are missing. Where the rules are silent: docs/counting-choices.md, "Targets with pace".
/// </summary>
public sealed record TargetPace
{
    private const int Week = 7;

    public required Target Target { get; init; }

    /// <summary>The progress is what the report of the day says of it.</summary>
    public required TargetProgress Progress { get; init; }

    /// <summary>The day whose end is shown.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last day that counts: the earlier of <see cref="AsOf"/> and the due day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The start, every week after it, <see cref="End"/> and the due day, by day.</summary>
    public required IReadOnlyList<PacePoint> Points { get; init; }

    /// <summary>The first day on which its people had been reached; null: they have not been, or it has no number of them.</summary>
    public required DateOnly? ReachedOn { get; init; }

    /// <summary>Places that count as reached though nobody knows how many people were: they add 0 to the figure.</summary>
    public required int ReachedUnknown { get; init; }

    /// <summary>Deliveries that count towards it, of whom nobody knows how many people they reached.</summary>
    public required int UnknownDeliveries { get; init; }

    /// <summary>The places in its scope, and what is missing in them.</summary>
    public required TargetGap Gap { get; init; }

    /// <summary>People still to be reached, never below 0; of those reached whom nobody has counted, none is taken off.</summary>
    public long Missing => Math.Max(0, Target.People - (Progress.Reached ?? 0));

    /// <summary>
    /// The day on which the missing people would be reached, were as many reached a week from <see cref="AsOf"/> on as lately. Null when nobody was
    /// lately, when they are reached already, when the due day is over, and where that day is beyond the calendar's last year.
    /// It is the due day or earlier exactly when lately at least as many were reached a week as are needed.
    /// </summary>
    public DateOnly? ExpectedOn
    {
        get
        {
            if (Missing == 0 || Progress.DaysLeft <= 0 || Progress.RecentPerWeek <= 0)
            {
                return null;
            }

            var days = Math.Ceiling((decimal)Missing * Week / Progress.RecentPerWeek);
            return days > DateOnly.MaxValue.DayNumber - AsOf.DayNumber ? null : AsOf.AddDays((int)days);
        }
    }

    public TargetOutlook Outlook =>
        Target.People == 0 ? TargetOutlook.NoNumber
        : Missing == 0 ? TargetOutlook.Reached
        : Progress.DaysLeft <= 0 ? TargetOutlook.PastDue
        : ExpectedOn is not { } expected ? TargetOutlook.Standstill
        : expected <= Target.DueOn ? TargetOutlook.InTime
        : TargetOutlook.Late;

    /// <summary>People reached by <see cref="End"/> more than on the straight line there; below 0: fewer.</summary>
    public long Ahead => (Progress.Reached ?? 0) - LineOn(Target, End);

    /// <summary>
    /// Days from <see cref="End"/> to the day on which the straight line comes to what has been reached, halves away from zero; below 0: that
    /// day is past. Null where the line has no length: no people, or a due day not after the start.
    /// </summary>
    public int? DaysAhead
    {
        get
        {
            var span = Target.DueOn.DayNumber - Target.StartOn.DayNumber;
            if (Target.People == 0 || span <= 0)
            {
                return null;
            }

            var met = (decimal)Math.Min(Progress.Reached ?? 0, Target.People) * span / Target.People;
            return (int)Math.Round(Target.StartOn.DayNumber + met - End.DayNumber, MidpointRounding.AwayFromZero);
        }
    }

    /// <summary>
    /// The targets that have started by <paramref name="day"/>: those whose due day is to come first, by it, then the others, the latest first.
    /// </summary>
    /// <param name="situation">The records.</param>
    /// <param name="day">Read at its end.</param>
    /// <param name="board">The besieged and hard-to-reach places of a day: <see cref="UnreachedBoard"/>, or where its boards are kept.</param>
    public static IReadOnlyList<TargetPace> Of(Situation situation, DateOnly day, Func<DateOnly, IReadOnlyList<BoardLocation>> board) =>
        [.. TargetCount.Shown(situation, day)
            .OrderBy(t => t.DueOn < day)
            .ThenBy(t => t.DueOn < day ? -t.DueOn.DayNumber : t.DueOn.DayNumber)
            .Select(t => Of(situation, t, day, board))];

    private static TargetPace Of(Situation situation, Target target, DateOnly day, Func<DateOnly, IReadOnlyList<BoardLocation>> board)
    {
        var end = TargetCount.End(target, day);
        var reaching = TargetCount.Reaching(situation, target, end);
        var progress = TargetCount.Of(target, day, reaching);
        var growth = Growth(reaching);
        return new TargetPace
        {
            Target = target,
            Progress = progress,
            AsOf = day,
            End = end,
            Points = Draw(target, end, growth, reaching),
            ReachedOn = target.People > 0 && growth.Find(g => g.Reached >= target.People) is { Reached: > 0 } first ? first.Day : null,
            ReachedUnknown = reaching.GroupBy(s => s.Location, StringComparer.Ordinal).Count(place => place.All(s => s.People is null)),
            UnknownDeliveries = reaching.Count(s => s.People is null),
            Gap = TargetGap.Of(situation, target, Math.Max(0, target.People - (progress.Reached ?? 0)), end, reaching, board(end)),
        };
    }

    // The figure after each day that changed it: of each place the largest so far, over the places.
    private static List<(DateOnly Day, long Reached)> Growth(IReadOnlyList<Stop> reaching)
    {
        var largest = new Dictionary<string, long>(StringComparer.Ordinal);
        var growth = new List<(DateOnly Day, long Reached)>();
        long reached = 0;
        foreach (var stop in reaching.Where(s => s.People > 0))
        {
            var more = stop.People!.Value - largest.GetValueOrDefault(stop.Location);
            if (more > 0)
            {
                largest[stop.Location] = stop.People.Value;
                reached += more;
                growth.Add((stop.Day, reached));
            }
        }

        return growth;
    }

    private static List<PacePoint> Draw(Target target, DateOnly end, List<(DateOnly Day, long Reached)> growth, IReadOnlyList<Stop> reaching)
    {
        var days = new SortedSet<DateOnly> { target.StartOn, target.DueOn };
        for (var at = target.StartOn.DayNumber; at < target.DueOn.DayNumber; at += Week)
        {
            days.Add(DateOnly.FromDayNumber(at));
        }

        if (end >= target.StartOn)
        {
            days.Add(end);
        }

        var points = new List<PacePoint>(days.Count);
        var next = 0;
        var (seen, unknown) = (0, 0);
        foreach (var day in days)
        {
            while (next < growth.Count && growth[next].Day <= day)
            {
                next++;
            }

            while (seen < reaching.Count && reaching[seen].Day <= day)
            {
                unknown += reaching[seen++].People is null ? 1 : 0;
            }

            var isUnknown = day <= end && next == 0 && seen > 0;
            points.Add(new PacePoint(
                day, day > end || isUnknown ? null : next == 0 ? 0 : growth[next - 1].Reached, LineOn(target, day)) { IsUnknown = isUnknown,
                UnknownDeliveries = day <= end ? unknown : 0 });
        }

        return points;
    }

    private static long LineOn(Target target, DateOnly day) => LineOn(target.People, target.StartOn, target.DueOn, day);

    /// <summary>People on the straight line at the end of <paramref name="day"/>: from 0 on the start day to all on the due day.</summary>
    internal static long LineOn(long people, DateOnly startOn, DateOnly dueOn, DateOnly day) =>
        day >= dueOn ? people
        : day <= startOn ? 0
        : (long)Math.Round(
            (decimal)people * (day.DayNumber - startOn.DayNumber) / (dueOn.DayNumber - startOn.DayNumber), MidpointRounding.AwayFromZero);
}
