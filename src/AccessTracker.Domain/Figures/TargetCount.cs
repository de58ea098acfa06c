using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Figures;

/// <summary>The figures of targets tell how far each one is, and at what pace (counting rules, section 8).</summary>
internal static class TargetCount
{
    private const int PaceDays = 28;

    public static IReadOnlyList<TargetProgress> Count(ReportDraft draft) =>
        [.. Shown(draft.Situation, draft.AsOf).Select(target =>
        {
            var reaching = Reaching(draft.Situation, target, End(target, draft.AsOf));
            draft.Note($"targets.{target.Code}", reaching.Select(RecordRef.Of));
            draft.NoteUnknown($"targets.{target.Code}.reached", reaching.Where(s => s.People is null).Select(RecordRef.Of));
            return Of(target, draft.AsOf, reaching);
        })];

    /// <summary>The targets that have started, by code.</summary>
    public static IEnumerable<Target> Shown(Situation situation, DateOnly asOf) =>
        situation.Facts.Targets.Where(t => t.StartOn <= asOf).OrderBy(t => t.Code, StringComparer.Ordinal);

    /// <summary>The last day that counts towards a target: the earlier of <paramref name="asOf"/> and its due day.</summary>
    public static DateOnly End(Target target, DateOnly asOf) => asOf < target.DueOn ? asOf : target.DueOn;

    /// <summary>
    /// The deliveries that count towards a target up to <paramref name="end"/>, by day, then ref. From the target's own start, which may
    /// lie before the operation's baseline.
    /// </summary>
    public static IReadOnlyList<Stop> Reaching(Situation situation, Target target, DateOnly end)
    {
        var window = new DateRange(target.StartOn, end);
        var reaching = situation.Headline.Reaching(window);
        return target.Scope switch
        {
            TargetScope.All => reaching,
            TargetScope.Named => [.. reaching.Where(s => target.Locations.Contains(s.Location, StringComparer.Ordinal))],
            TargetScope.Besieged => WhenItWas(AccessStatus.Besieged),
            TargetScope.HardToReach => WhenItWas(AccessStatus.HardToReach),
        };

        IReadOnlyList<Stop> WhenItWas(AccessStatus status)
        {
            var statuses = situation.Headline.StatusesWhenReached(window);
            return [.. reaching.Where((_, i) => statuses[i] == status)];
        }
    }

    /// <summary>
    /// The figures of a target on <paramref name="asOf"/>. What nobody knows of those reached counts as 0 in the people still missing and in
    /// the growth.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="reaching">All that counts towards it by then.</param>
    public static TargetProgress Of(Target target, DateOnly asOf, IReadOnlyList<Stop> reaching)
    {
        var reached = PeopleReached.Distinct(reaching);
        var before = PeopleReached.Distinct(reaching.Where(s => s.Day <= End(target, asOf).AddDays(-PaceDays)));
        var daysLeft = target.DueOn.DayNumber - asOf.DayNumber;
        return new TargetProgress(
            target.Code,
            target.Name,
            target.People == 0 ? null : target.People,
            target.StartOn,
            target.DueOn,
            reached,
            target.People == 0 ? null : Coverage.Share(reached, target.People),
            daysLeft,
            daysLeft <= 0 || target.People == 0 ? null : (long)Math.Ceiling(Math.Max(0, target.People - (reached ?? 0)) * 7m / daysLeft),
            ((reached ?? 0) - (before ?? 0)) / (PaceDays / 7));
    }
}
