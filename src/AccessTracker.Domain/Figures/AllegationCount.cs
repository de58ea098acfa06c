using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>The figures of allegations: what was received, what was found, what was done and what is open (ceasefire rules, section 12).</summary>
internal static class AllegationCount
{
    public static AllegationFigures Count(ReportDraft draft)
    {
        var existing = draft.Situation.Ceasefire.Allegations.Where(a => a.ExistsOn(draft.AsOf)).ToList();
        var (period, cumulative) = Windows(draft, existing, "allegations");
        return new AllegationFigures(
            period,
            cumulative,
            Open(draft, existing),
            new DecisionDaysByWindow(
                DaysToResolve(draft, existing, draft.Period, "allegations.daysToResolve.period"),
                DaysToResolve(draft, existing, draft.Cumulative, "allegations.daysToResolve.cumulative")),
            [
                .. existing.GroupBy(a => a.Party, StringComparer.Ordinal)
                    .OrderBy(g => g.Key is null)
                    .ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, Counts: Windows(draft, [.. g], $"allegations.byParty.{g.Key}")))
                    .Where(g => g.Counts.Cumulative != AllegationCounts.None)
                    .Select(g => new PartyAllegations(g.Key, g.Counts.Period, g.Counts.Cumulative)),
            ],
            [
                .. existing.GroupBy(a => a.Allegation.Kind, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, Counts: Windows(draft, [.. g], $"allegations.byKind.{g.Key}")))
                    .Where(g => g.Counts.Cumulative != AllegationCounts.None)
                    .Select(g => new KindAllegations(g.Key, g.Counts.Period, g.Counts.Cumulative)),
            ]);
    }

    /// <summary>The entries that are open at the end of the period, longest open first, then by ref.</summary>
    public static IEnumerable<(AllegationHistory Allegation, AllegationStanding Standing)> OpenOnes(
        IEnumerable<AllegationHistory> existing, DateOnly asOf) => existing
            .Select(a => (Allegation: a, Standing: a.StandingOn(asOf)))
            .Where(a => a.Standing.IsOpen)
            .OrderBy(a => a.Standing.OpenSince)
            .ThenBy(a => a.Allegation.Allegation.Ref, StringComparer.Ordinal);

    private static List<OpenAllegation> Open(ReportDraft draft, IEnumerable<AllegationHistory> existing)
    {
        var open = OpenOnes(existing, draft.AsOf).ToList();
        draft.Note("allegations.open", open.Select(a => RecordRef.Of(a.Allegation)));
        return [.. open.Select(a => new OpenAllegation(
            a.Allegation.Allegation.Ref,
            a.Allegation.Allegation.Arrangement,
            a.Allegation.Allegation.Day,
            EnumCode.Of(a.Standing.State),
            a.Standing.Assessment is { } assessment ? EnumCode.Of(assessment) : null,
            a.Allegation.Party,
            a.Allegation.Allegation.Location,
            a.Allegation.Allegation.Governorate,
            a.Allegation.Count,
            a.Standing.AgeOn(draft.AsOf)))];
    }

    private static DecisionDays DaysToResolve(ReportDraft draft, IEnumerable<AllegationHistory> existing, DateRange window, string figure)
    {
        var resolved = existing.Where(a => a.FirstResolvedOn is { } day && window.Contains(day)).ToList();
        draft.Note(figure, resolved.Select(RecordRef.Of));
        return DecisionDays.Of(resolved.Select(a => a.DaysToResolve!.Value));
    }

    private static (AllegationCounts Period, AllegationCounts Cumulative) Windows(
        ReportDraft draft, IReadOnlyList<AllegationHistory> allegations, string figure) =>
        (In(draft, allegations, draft.Period, $"{figure}.period"), In(draft, allegations, draft.Cumulative, $"{figure}.cumulative"));

    private static AllegationCounts In(ReportDraft draft, IReadOnlyList<AllegationHistory> allegations, DateRange window, string figure)
    {
        var received = allegations.Where(a => window.Contains(a.Allegation.ReceivedOn)).ToList();

        // What was found not to have happened harmed nobody.
        var harming = received.Where(a => !a.StandingOn(draft.AsOf).IsDismissed).ToList();
        var harmUnknown = harming.Where(a => a.Allegation is { Killed: null, Injured: null }).Select(RecordRef.Of).ToList();
        draft.Note($"{figure}.received", received.Select(RecordRef.Of));
        draft.Note($"{figure}.harmUnknown", harmUnknown);
        return new AllegationCounts(
            received.Sum(a => (long)a.Count),
            Stepped(AllegationStepKind.Substantiated, "substantiated"),
            Stepped(AllegationStepKind.NotSubstantiated, "notSubstantiated"),
            Stepped(AllegationStepKind.Inconclusive, "inconclusive"),
            Stepped(AllegationStepKind.Resolved, "resolved"),
            Stepped(AllegationStepKind.Referred, "referred"),
            Harm(a => a.Killed, "killed"),
            Harm(a => a.Injured, "injured"),
            harmUnknown.Count);

        // An allegation counts once per kind of step, however often it was taken.
        long Stepped(AllegationStepKind kind, string part)
        {
            var stepped = allegations.Where(a => a.Steps.Any(s => s.Step == kind && window.Contains(s.On))).ToList();
            draft.Note($"{figure}.{part}", stepped.Select(RecordRef.Of));
            return stepped.Sum(a => (long)a.Count);
        }

        long Harm(Func<Allegation, long?> people, string part)
        {
            draft.Note($"{figure}.{part}", harming.Where(a => people(a.Allegation) is not null).Select(RecordRef.Of));
            draft.NoteUnknown($"{figure}.{part}", harming.Where(a => people(a.Allegation) is null).Select(RecordRef.Of));
            return harming.Sum(a => people(a.Allegation) ?? 0);
        }
    }
}
