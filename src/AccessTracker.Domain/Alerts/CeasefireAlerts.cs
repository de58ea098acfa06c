using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Alerts;

/// <summary>The alerts about arrangements, allegations, routes and commitments that stand on a day, a function for each kind.</summary>
internal static class CeasefireAlerts
{
    /// <summary>A break is news for so many days.</summary>
    public const int NewsDays = 7;

    /// <summary>What has been missed or open for longer stands on its page alone: a bundle of old records would alert to all of them.</summary>
    public const int MostDays = 60;

    /// <summary>The convoys that are planned by a route which is closed, the first to set out first.</summary>
    public static IEnumerable<Alert> Routes(ReportDraft draft, AlertRules rules) => rules.RouteClosed is not { } most
        ? []
        : draft.Situation.Stops
            .Where(s => s.Delivery.IsPlanned && s.Day >= draft.AsOf && s.Day.DayNumber - draft.AsOf.DayNumber <= most && s.Convoy.Route is not null)
            .GroupBy(s => s.Convoy.Ref, StringComparer.Ordinal)
            .Select(convoy => (Stop: convoy.MinBy(s => s.Day)!, State: draft.Situation.Ceasefire.StateOn(convoy.First().Convoy.Route!, draft.AsOf)))
            .Where(c => c.State?.State == RouteCondition.Closed)
            .OrderBy(c => c.Stop.Day)
            .ThenBy(c => c.Stop.Convoy.Ref, StringComparer.Ordinal)
            .Select(c => new Alert
            {
                Kind = AlertKind.RouteClosed,
                Subject = RecordRef.OfKey("convoy", c.Stop.Convoy.Ref),
                Began = c.State!.From,
                Since = Later(c.State.From, c.Stop.Day.AddDays(-most)),
                Location = c.Stop.Location,
                Convoy = c.Stop.Convoy.Ref,
                Route = c.State.Route,
                Day = c.Stop.Day,
                Days = c.Stop.Day.DayNumber - draft.AsOf.DayNumber,
            });

    /// <summary>The arrangements in force of which a run was broken lately (alleged reading, the whole), by code.</summary>
    public static IEnumerable<Alert> BrokenRuns(ReportDraft draft, AlertRules rules)
    {
        var index = draft.Situation.Ceasefire;
        foreach (var arrangement in rules.RunBroken is null ? [] : index.Arrangements.Where(a => a.IsInForceOn(draft.AsOf)))
        {
            // It is known from the day on which the first of the allegations was received.
            if (index.Calm(arrangement, CalmArea.Whole, draft.AsOf).LastBreak(rules.RunBroken!.Value) is var (last, run)
                && last.Breaking(CalmReading.Alleged).Min(a => a.Allegation.ReceivedOn) is var since
                && draft.AsOf.DayNumber - since.DayNumber < NewsDays)
            {
                yield return new Alert
                {
                    Kind = AlertKind.RunBroken,
                    Subject = RecordRef.Of(arrangement),
                    Began = last.Day,
                    Since = since,
                    Arrangement = arrangement.Code,
                    Day = last.Day,
                    Days = run,
                };
            }
        }
    }

    /// <summary>The arrangements of which the days required were reached lately, by code.</summary>
    public static IEnumerable<Alert> Required(ReportDraft draft, AlertRules rules)
    {
        foreach (var arrangement in draft.Situation.Ceasefire.Arrangements.Where(a => a.From <= draft.AsOf && a.RequiredDays is not null))
        {
            if (draft.Situation.Ceasefire.Calm(arrangement, CalmArea.Whole, draft.AsOf).Reached(arrangement.RequiredDays!.Value) is { } run
                && draft.AsOf.DayNumber - run.Days[^1].Day.DayNumber < rules.RequiredReached)
            {
                yield return new Alert
                {
                    Kind = AlertKind.RequiredReached,
                    Subject = RecordRef.Of(arrangement),
                    Began = run.Days[0].Day,
                    Since = run.Days[^1].Day,
                    Arrangement = arrangement.Code,
                    Day = run.Days[^1].Day,
                    Days = arrangement.RequiredDays.Value,
                    Count = run.Unwatched,
                };
            }
        }
    }

    /// <summary>The patterns that nobody has referred, by arrangement, then party.</summary>
    public static IEnumerable<Alert> Patterns(ReportDraft draft, AlertRules rules)
    {
        foreach (var pattern in rules.PatternFound is null ? [] : PatternList.List(draft).Where(p => !p.Referred))
        {
            var began = PatternList.Since(draft.Situation, pattern.Arrangement, pattern.Party, draft.AsOf);
            if (draft.AsOf.DayNumber - began.DayNumber + 1 is var days && days >= rules.PatternFound)
            {
                yield return new Alert
                {
                    Kind = AlertKind.PatternFound,
                    Subject = RecordRef.Of("pattern", [pattern.Arrangement, pattern.Party]),
                    Began = began,
                    Since = began.AddDays(rules.PatternFound.Value - 1),
                    Arrangement = pattern.Arrangement,
                    Party = pattern.Party,
                    Day = began,
                    Days = days,
                    Count = pattern.Substantiated,
                };
            }
        }
    }

    /// <summary>The commitments that were missed lately, the latest first.</summary>
    public static IEnumerable<Alert> Missed(IReadOnlyList<CommitmentProgress> commitments, DateOnly day, AlertRules rules) =>
        rules.CommitmentMissed is not { } after
        ? []
        : commitments
            .Where(c => c.State == EnumCode.Of(CommitmentState.Missed) && c.ConsequenceOn is null)
            .Where(c => day.DayNumber - c.DueOn.DayNumber is var days && days >= after && days <= MostDays)
            .OrderByDescending(c => c.DueOn)
            .Select(c => Of(AlertKind.CommitmentMissed, c, day.DayNumber - c.DueOn.DayNumber, c.DueOn.AddDays(after)));

    /// <summary>The commitments that are due soon, the first due first.</summary>
    public static IEnumerable<Alert> Due(IReadOnlyList<CommitmentProgress> commitments, DateOnly day, AlertRules rules) =>
        rules.CommitmentDue is not { } most
        ? []
        : commitments
            .Where(c => c.State == EnumCode.Of(CommitmentState.Open) && c.DueOn.DayNumber - day.DayNumber <= most)
            .OrderBy(c => c.DueOn)
            .Select(c => Of(AlertKind.CommitmentDue, c, c.DueOn.DayNumber - day.DayNumber, Later(c.MadeOn, c.DueOn.AddDays(-most))));

    /// <summary>
    /// Where allegations have been open for long, an alert for each arrangement and governorate, the longest open first. One allegation more or less
    /// leaves it the same alert: whoever snoozed it has snoozed it.
    /// </summary>
    public static IEnumerable<Alert> Open(ReportDraft draft, AlertRules rules) => rules.AllegationOpen is not { } most
        ? []
        : AllegationCount.OpenOnes(draft.Situation.Ceasefire.Allegations.Where(a => a.ExistsOn(draft.AsOf)), draft.AsOf)
            .Where(a => a.Standing.AgeOn(draft.AsOf) is var age && age > most && age <= MostDays)
            .GroupBy(a => (
                a.Allegation.Allegation.Arrangement,
                Governorate: draft.Situation.Ceasefire.GovernoratesOf(a.Allegation.Allegation).FirstOrDefault()))
            .Select(group => (group.Key, Oldest: group.First(), All: group.ToList()))
            .OrderBy(g => g.Oldest.Standing.OpenSince)
            .ThenBy(g => g.Key.Arrangement, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Governorate, StringComparer.Ordinal)
            .Select(g => new Alert
            {
                Kind = AlertKind.AllegationOpen,
                Subject = RecordRef.Of("allegations", [g.Key.Arrangement, g.Key.Governorate ?? ""]),
                Began = draft.Situation.Ceasefire.Arrangements.FirstOrDefault(a => a.Code == g.Key.Arrangement)?.From
                    ?? draft.Situation.Operation.Since,
                Since = g.Oldest.Standing.OpenSince.AddDays(most + 1),
                Allegation = g.All.Count == 1 ? g.Oldest.Allegation.Allegation.Ref : null,
                Arrangement = g.Key.Arrangement,
                Governorate = g.Key.Governorate,
                Day = g.Oldest.Standing.OpenSince,
                Days = g.Oldest.Standing.AgeOn(draft.AsOf),
                Count = g.All.Sum(a => (long)a.Allegation.Count),
                Entries = g.All.Count,
            });

    private static Alert Of(AlertKind kind, CommitmentProgress commitment, int days, DateOnly since) => new()
    {
        Kind = kind,
        Subject = RecordRef.OfKey("commitment", commitment.Code),
        Began = commitment.MadeOn,
        Since = since,
        Commitment = commitment.Name,
        Day = commitment.DueOn,
        Days = days,
        Count = commitment.Places.Count - commitment.Kept.Count,
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
