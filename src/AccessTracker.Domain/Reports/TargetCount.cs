using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Shared;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Reports;

/// <summary>How far each target is, and at what pace (counting rules, section 8).</summary>
internal static class TargetCount
{
    private const int PaceDays = 28;

    public static IReadOnlyList<TargetProgress> Count(ReportDraft draft) =>
        [.. draft.Situation.Facts.Targets
            .Where(t => t.StartOn <= draft.AsOf)
            .OrderBy(t => t.Code, StringComparer.Ordinal)
            .Select(t => Of(draft, t))];

    private static TargetProgress Of(ReportDraft draft, Target target)
    {
        var end = draft.AsOf < target.DueOn ? draft.AsOf : target.DueOn;

        // From the target's own start, which may lie before the operation's baseline.
        var reaching = draft.Situation.Stops
            .Where(s => s.IsHeadlineReach && s.Day >= target.StartOn && s.Day <= end && InScope(draft, target, s))
            .ToList();
        draft.Note($"targets.{target.Code}", reaching.Select(RecordRef.Of));

        var reached = PeopleReached.Distinct(reaching);
        var before = PeopleReached.Distinct(reaching.Where(s => s.Day <= end.AddDays(-PaceDays)));
        var daysLeft = target.DueOn.DayNumber - draft.AsOf.DayNumber;
        return new TargetProgress(
            target.Code,
            target.Name,
            target.People,
            target.StartOn,
            target.DueOn,
            reached,
            target.People == 0 ? null : Coverage.Share(reached, target.People),
            daysLeft,
            daysLeft <= 0 ? null : (long)Math.Ceiling(Math.Max(0, target.People - reached) * 7m / daysLeft),
            (reached - before) / (PaceDays / 7));
    }

    private static bool InScope(ReportDraft draft, Target target, Stop stop) => target.Scope switch
    {
        TargetScope.All => true,
        TargetScope.Named => target.Locations.Contains(stop.Location, StringComparer.Ordinal),
        TargetScope.Besieged => draft.Situation.StatusOn(stop.Location, stop.Day)?.Status == AccessStatus.Besieged,
        TargetScope.HardToReach => draft.Situation.StatusOn(stop.Location, stop.Day)?.Status == AccessStatus.HardToReach,
    };
}
