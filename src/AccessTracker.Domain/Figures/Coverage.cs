using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Figures;

/// <summary>Coverage counts how many of the places with a status were reached; every x is stored with its y (counting rules, section 2).</summary>
internal static class Coverage
{
    public static CoverageByStatus Count(ReportDraft draft) =>
        new(Of(draft, AccessStatus.Besieged, "coverage.besieged"), Of(draft, AccessStatus.HardToReach, "coverage.hardToReach"));

    /// <summary>The coverage of the places with <paramref name="status"/>; its records are noted under <paramref name="figure"/>.</summary>
    public static CoverageFigures Of(ReportDraft draft, AccessStatus status, string figure)
    {
        var entries = draft.PlacesWith(status).ToList();
        var codes = entries.Select(e => e.Location).ToHashSet(StringComparer.Ordinal);
        var estimates = codes.Select(code => draft.Situation.PopulationOn(code, draft.AsOf)).OfType<PopulationEstimate>().ToList();
        var populated = estimates.Select(p => p.Location).ToHashSet(StringComparer.Ordinal);
        long? population = estimates.Count == 0 ? null : estimates.Sum(p => p.People);

        // Whatever the status was on the day: the places are those with the status now.
        Stop[] reaching = [.. draft.Reaching.Where(s => codes.Contains(s.Location))];
        Stop[] inPeriod = [.. reaching.Where(s => draft.Period.Contains(s.Day))];
        Stop[] inKnown = [.. reaching.Where(s => populated.Contains(s.Location))];
        var reached = PeopleReached.Of(reaching);

        draft.Note($"{figure}.locations", entries.Select(RecordRef.Of));
        draft.Note($"{figure}.reachedInPeriod", inPeriod);
        draft.Note($"{figure}.reachedCumulative", reaching);
        draft.Note($"{figure}.peopleReachedCumulative", reaching);
        draft.NoteUnknown($"{figure}.peopleReachedCumulative", reaching);
        draft.Note($"{figure}.population", estimates.Select(RecordRef.Of));
        draft.NoteUnknown($"{figure}.population", entries.Where(e => !populated.Contains(e.Location)).Select(RecordRef.Of));
        draft.Note($"{figure}.populationUnknown", entries.Where(e => !populated.Contains(e.Location)).Select(RecordRef.Of));
        draft.Note($"{figure}.share", estimates, inKnown);
        draft.NoteUnknown($"{figure}.share", inKnown);
        return new CoverageFigures(
            codes.Count,
            PeopleReached.Of(inPeriod).Locations,
            reached.Locations,
            population,
            codes.Count - populated.Count,
            reached.Distinct,
            population is null or 0 ? null : Share(PeopleReached.Distinct(inKnown), population.Value));
    }

    /// <summary>Four decimals, halves away from zero; null, where the part is unknown.</summary>
    internal static decimal? Share(long? part, long whole) =>
        part is { } known ? Math.Round((decimal)known / whole, 4, MidpointRounding.AwayFromZero) : null;
}
