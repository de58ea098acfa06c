using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Domain.Reports;

/// <summary>Trucks, tonnes, drops and attempts of the headline series, and evacuations on their own (counting rules, sections 3 and 5).</summary>
internal static class ConvoyCount
{
    public static ConvoysByWindow Count(ReportDraft draft) =>
        new(Of(draft, "convoys.period", draft.Period), Of(draft, "convoys.cumulative", draft.Cumulative));

    public static EvacuationsByWindow Evacuations(ReportDraft draft) =>
        new(EvacuatedIn(draft, "evacuations.period", draft.Period), EvacuatedIn(draft, "evacuations.cumulative", draft.Cumulative));

    /// <summary>Headline convoys that first reached a place within <paramref name="window"/>, by ref: each counts once, on that day.</summary>
    public static IEnumerable<Convoy> FirstReachingIn(ReportDraft draft, Window window) => draft.Situation.Convoys.Values
        .Where(c => c.IsHeadline && FirstDay(draft, c, s => s.Reaches) is { } day && window.Contains(day))
        .OrderBy(c => c.Ref, StringComparer.Ordinal);

    /// <summary>The convoy's own trucks, else those of its reaching stops; null when neither is known.</summary>
    public static long? Trucks(ReportDraft draft, Convoy convoy) => convoy.Trucks ?? (long?)SumOverReaching(draft, convoy, d => d.Trucks);

    private static ConvoyFigures Of(ReportDraft draft, string figure, Window window)
    {
        var convoys = FirstReachingIn(draft, window).ToList();
        var road = convoys.Where(c => c.Mode == ConvoyMode.Road).ToList();
        var attempts = draft.Situation.Stops.Where(s => s.Convoy.IsHeadline && s.Delivery.IsAttempt && window.Contains(s.Day)).ToList();
        var turnedBack = attempts.Where(s => !s.Reaches).ToList();

        draft.Note($"{figure}.convoys", road.Select(RecordRef.Of));
        draft.Note($"{figure}.trucks", road.Select(RecordRef.Of));
        draft.Note($"{figure}.tonnes", convoys.Select(RecordRef.Of));
        draft.Note($"{figure}.airdrops", convoys.Where(c => c.Mode == ConvoyMode.Airdrop).Select(RecordRef.Of));
        draft.Note($"{figure}.airlifts", convoys.Where(c => c.Mode == ConvoyMode.Airlift).Select(RecordRef.Of));
        draft.Note($"{figure}.attempts", attempts.Select(RecordRef.Of));
        draft.Note($"{figure}.turnedBack", turnedBack.Select(RecordRef.Of));
        return new ConvoyFigures(
            road.Count,
            road.Sum(c => Trucks(draft, c) ?? 0),
            convoys.Sum(c => c.Tonnes ?? SumOverReaching(draft, c, d => d.Tonnes) ?? 0),
            convoys.Where(c => c.Mode == ConvoyMode.Airdrop).Sum(c => (long)(c.Drops ?? 1)),
            convoys.Where(c => c.Mode == ConvoyMode.Airlift).Sum(c => (long)(c.Drops ?? 1)),
            attempts.Count,
            turnedBack.Count);
    }

    private static EvacuationFigures EvacuatedIn(ReportDraft draft, string figure, Window window)
    {
        var convoys = draft.Situation.Convoys.Values
            .Where(c => c.Mode == ConvoyMode.Evacuation && FirstDay(draft, c, s => s.Delivery.IsHandedOver) is { } day && window.Contains(day))
            .OrderBy(c => c.Ref, StringComparer.Ordinal)
            .ToList();
        draft.Note(figure, convoys.Select(RecordRef.Of));
        return new EvacuationFigures(convoys.Sum(c => c.PeopleEvacuated ?? 0), convoys.Sum(c => c.PatientsEvacuated ?? 0));
    }

    // Stops come by day: the first that counts is the earliest.
    private static DateOnly? FirstDay(ReportDraft draft, Convoy convoy, Func<Stop, bool> counts) =>
        draft.Situation.StopsOf(convoy.Ref).FirstOrDefault(counts)?.Day;

    private static decimal? SumOverReaching(ReportDraft draft, Convoy convoy, Func<Delivery, decimal?> figure)
    {
        var known = draft.Situation.StopsOf(convoy.Ref).Where(s => s.Reaches).Select(s => figure(s.Delivery)).OfType<decimal>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
