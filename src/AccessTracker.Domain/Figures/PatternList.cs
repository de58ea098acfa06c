using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>
/// The patterns of persistent non-compliance: a party that was found to have broken one arrangement again and again, lately, and not on one day
/// alone (ceasefire rules, section 12).
/// </summary>
internal static class PatternList
{
    private const int LeastDays = 2;

    /// <summary>The patterns by arrangement, then party.</summary>
    public static IReadOnlyList<PatternFigures> List(ReportDraft draft)
    {
        var patterns = Of(draft.Situation.Ceasefire.Allegations, draft.Situation.Operation, draft.AsOf).ToList();
        draft.Note("patterns", patterns.SelectMany(allegations => allegations).Select(RecordRef.Of));
        return [.. patterns.Select(allegations => Of(draft, allegations))];
    }

    private static PatternFigures Of(ReportDraft draft, IGrouping<(string Arrangement, string Party), AllegationHistory> allegations)
    {
        var (arrangement, party) = allegations.Key;
        draft.Note($"patterns.{arrangement}.{party}", allegations.Select(RecordRef.Of));
        return new PatternFigures(
            arrangement,
            party,
            allegations.Sum(a => (long)a.Count),
            allegations.DistinctBy(a => a.Allegation.Day).Count(),
            [.. allegations.Select(a => a.Allegation.Ref)],
            allegations.Any(a => a.StepsBy(draft.AsOf).Any(s => s.Step == AllegationStepKind.Referred)));
    }

    /// <summary>The first of the days up to <paramref name="asOf"/> on which the party's pattern has stood without a break.</summary>
    public static DateOnly Since(Situation situation, string arrangement, string party, DateOnly asOf)
    {
        // Nothing but these makes the pattern: it may have stood for years, and each of its days is asked.
        List<AllegationHistory> allegations = [.. situation.Ceasefire.AllegationsOf(arrangement).Where(a => a.Party == party)];
        while (Of(allegations, situation.Operation, asOf.AddDays(-1)).Any())
        {
            asOf = asOf.AddDays(-1);
        }

        return asOf;
    }

    // The allegations of each pattern on a day, by ref.
    private static IEnumerable<IGrouping<(string Arrangement, string Party), AllegationHistory>> Of(
        IEnumerable<AllegationHistory> allegations, Operation operation, DateOnly asOf)
    {
        bool IsLately(DateOnly day) => day <= asOf && asOf.DayNumber - day.DayNumber < operation.PatternDays;
        return allegations
            .Where(a => a.Party is not null && IsLately(a.Allegation.Day) && a.ExistsOn(asOf) && a.StandingOn(asOf).IsSubstantiated)
            .GroupBy(a => (a.Allegation.Arrangement, a.Party!))
            .Where(g => g.Sum(a => (long)a.Count) >= operation.PatternCount && g.DistinctBy(a => a.Allegation.Day).Count() >= LeastDays)
            .OrderBy(g => g.Key.Arrangement, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Item2, StringComparer.Ordinal);
    }
}
