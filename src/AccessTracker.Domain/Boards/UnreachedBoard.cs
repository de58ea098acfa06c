using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>The board says this of one besieged or hard-to-reach place on a day.</summary>
public sealed record BoardLocation
{
    public required Location Location { get; init; }

    /// <summary>The entry that holds on the day.</summary>
    public required StatusEntry Status { get; init; }

    /// <summary>Since when the place has had this status without a break; entries that only repeat it do not start it anew.</summary>
    public required DateOnly StatusSince { get; init; }

    /// <summary>The population is null where it is unknown, which is never 0.</summary>
    public PopulationEstimate? Population { get; init; }

    /// <summary>The last headline delivery that reached the place, from the operation's baseline on; null: never reached.</summary>
    public Stop? LastReached { get; init; }

    /// <summary>Days from <see cref="LastReached"/> to the day; null when there was none (counting rules, section 7).</summary>
    public int? DaysSinceReached { get; init; }

    /// <summary>
    /// For how many days the people have waited: since they were last reached, or, where they never were, since the later of
    /// the operation's baseline and the day the place came on the list.
    /// </summary>
    public required int DaysWaiting { get; init; }

    /// <summary>People times <see cref="DaysWaiting"/>; null when the population is unknown.</summary>
    public long? PeopleDays => Population is { } p ? p.People * DaysWaiting : null;

    /// <summary>Never reached, or last reached more than the operation's days ago: what the report lists (counting rules, section 7).</summary>
    public required bool IsUnreached { get; init; }

    /// <summary>Headline attempts after <see cref="LastReached"/> that did not reach, by day, then ref.</summary>
    public required IReadOnlyList<Stop> FailedAttempts { get; init; }

    /// <summary>Stops that are planned or postponed, from the day on, by day, then ref.</summary>
    public required IReadOnlyList<Stop> Planned { get; init; }

    /// <summary>This stands in the way of the next delivery, whether or not the place was reached in time.</summary>
    public required Blocking BlockedBy { get; init; }

    /// <summary>Why the place is not reached; null where it was reached in time, since nobody is asked to act there.</summary>
    public Blocking? WhyUnreached => IsUnreached ? BlockedBy : null;

    /// <summary>The place was reached in time, is overdue, or was never reached (counting rules, section 7).</summary>
    public Reach Reach => LastReached is null ? Reach.Never : IsUnreached ? Reach.Overdue : Reach.InTime;

    /// <summary>The day is null where no request was made.</summary>
    public DateOnly? BlockedSince { get; init; }

    /// <summary>The lines of requests that had been submitted by the day, with their state then.</summary>
    public required IReadOnlyList<(PermitLine Line, LineState State)> Lines { get; init; }
}

/// <summary>
/// Every besieged and hard-to-reach place on a day: reached or not, since when, what blocks it. The report's list of unreached
/// places is taken from it, so that board and report never differ.
/// </summary>
public static class UnreachedBoard
{
    /// <summary>The places at the end of <paramref name="day"/>, by code. Before the operation's baseline: none has been reached.</summary>
    public static IReadOnlyList<BoardLocation> Of(Situation situation, DateOnly day) =>
        Of(new ReportDraft(situation, situation.Calendar.Current(day)));

    internal static IReadOnlyList<BoardLocation> Of(ReportDraft draft) =>
    [
        .. Listed(draft).Select(entry => Place(draft, entry, RecentStops.At(draft, entry.Location), [.. draft.LinesAt(entry.Location)])),
    ];

    /// <summary>
    /// The board begins with what hurts most: places never reached before those that were, each by people times days; where nobody knows the
    /// people, by the days alone, after the others.
    /// </summary>
    public static IEnumerable<BoardLocation> WorstFirst(IEnumerable<BoardLocation> places) => places
        .OrderBy(p => p.LastReached is not null)
        .ThenByDescending(p => p.PeopleDays ?? -1)
        .ThenByDescending(p => p.DaysWaiting)
        .ThenBy(p => p.Location.Code, StringComparer.Ordinal);

    /// <summary>
    /// <see cref="BoardLocation.DaysWaiting"/> and <see cref="BoardLocation.IsUnreached"/> of each place, by code, without what blocks it.
    /// </summary>
    internal static IEnumerable<(int DaysWaiting, bool IsUnreached)> Waiting(ReportDraft draft) => Listed(draft).Select(entry =>
    {
        var last = RecentStops.At(draft, entry.Location).LastReached;
        return (DaysWaiting(draft, entry, last), IsUnreached(draft, last));
    });

    private static IEnumerable<StatusEntry> Listed(ReportDraft draft) => draft.Places.Where(IsListed);

    private static bool IsListed(StatusEntry entry) => entry.Status is AccessStatus.Besieged or AccessStatus.HardToReach;

    private static bool IsUnreached(ReportDraft draft, Stop? last) =>
        last is null || draft.AsOf.DayNumber - last.Day.DayNumber > draft.Situation.Operation.OverdueDays;

    private static int DaysWaiting(ReportDraft draft, StatusEntry entry, Stop? last)
    {
        if (last is not null)
        {
            return draft.AsOf.DayNumber - last.Day.DayNumber;
        }

        var listed = Began(EntriesOf(draft, entry), IsListed);
        return Math.Max(0, draft.AsOf.DayNumber - (listed > draft.Cumulative.From ? listed : draft.Cumulative.From).DayNumber);
    }

    private static List<StatusEntry> EntriesOf(ReportDraft draft, StatusEntry entry) =>
        [.. draft.Situation.StatusesOf(entry.Location).TakeWhile(s => s.From <= draft.AsOf)];

    private static BoardLocation Place(ReportDraft draft, StatusEntry entry, RecentStops stops, List<(PermitLine Line, LineState State)> lines)
    {
        var situation = draft.Situation;
        var day = draft.AsOf;
        var last = stops.LastReached;
        var (blockedBy, blockedSince) = Unreached.Why(draft, stops.LastAttempt is { } attempt ? [attempt] : [], lines);
        int? days = last is null ? null : day.DayNumber - last.Day.DayNumber;
        return new BoardLocation
        {
            Location = situation.Locations[entry.Location],
            Status = entry,
            StatusSince = Began(EntriesOf(draft, entry), s => s.Status == entry.Status),
            Population = situation.PopulationOn(entry.Location, day),
            LastReached = last,
            DaysSinceReached = days,
            DaysWaiting = DaysWaiting(draft, entry, last),
            IsUnreached = IsUnreached(draft, last),
            FailedAttempts = stops.FailedSince,
            Planned = stops.Planned,
            BlockedBy = blockedBy,
            BlockedSince = blockedSince,
            Lines = lines,
        };
    }

    /// <summary>Headline attempts at a place up to the day, by day, then ref.</summary>
    internal static IEnumerable<Stop> Attempts(ReportDraft draft, string location) =>
        draft.Situation.StopsAt(location).Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt && s.Day <= draft.AsOf);

    // The first day of the unbroken run of entries, up to the last one, that are all like that.
    private static DateOnly Began(List<StatusEntry> entries, Predicate<StatusEntry> isLike)
    {
        var first = entries.Count - 1;
        while (first > 0 && isLike(entries[first - 1]))
        {
            first--;
        }

        return entries[first].From;
    }
}
