using System.Runtime.InteropServices;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Figures;

/// <summary>People reached, distinct and people-times: neither ever stands for the other (counting rules, section 4).</summary>
internal static class PeopleReached
{
    public static PeopleByWindow Count(ReportDraft draft) => new(
        ByStatus(draft, "people.period", draft.Since(draft.Period)),
        ByStatus(draft, "people.cumulative", draft.Cumulative));

    /// <summary>
    /// The series that are shown apart: each track and line outside the headline with a delivery of any outcome from
    /// the baseline on, evacuations aside.
    /// </summary>
    public static IReadOnlyList<SeriesFigures> OtherSeries(ReportDraft draft) =>
    [
        .. draft.Situation.Stops
            .Where(s => !s.Convoy.IsHeadline && s.Convoy.Mode != ConvoyMode.Evacuation && draft.Cumulative.Contains(s.Day))
            .GroupBy(s => (s.Convoy.Track, s.Convoy.Line))
            .Select(g => (Track: EnumCode.Of(g.Key.Track), Line: EnumCode.Of(g.Key.Line), Reaching: g.Where(s => s.Reaches).ToArray()))
            .OrderBy(g => g.Track, StringComparer.Ordinal)
            .ThenBy(g => g.Line, StringComparer.Ordinal)
            .Select(g => new SeriesFigures(
                g.Track,
                g.Line,
                Noted(draft, $"otherSeries.{g.Track}.{g.Line}.period", [.. g.Reaching.Where(s => draft.Period.Contains(s.Day))]),
                Noted(draft, $"otherSeries.{g.Track}.{g.Line}.cumulative", g.Reaching))),
    ];

    /// <summary>The four figures over deliveries that reached their places.</summary>
    public static PeopleFigures Of(IReadOnlyCollection<Stop> reaching)
    {
        var largest = Largest(reaching);
        return new PeopleFigures(largest.Values.SumKnown(p => p), reaching.SumKnown(s => s.People), reaching.Count, largest.Count);
    }

    /// <summary>
    /// The largest known figure per place, summed over places. A place whose figures are all unknown adds nothing; where there is no other, the
    /// sum is unknown: null.
    /// </summary>
    public static long? Distinct(IEnumerable<Stop> reaching) => Largest(reaching).Values.SumKnown(p => p);

    // By place; null where no figure is known.
    private static Dictionary<string, long?> Largest(IEnumerable<Stop> reaching)
    {
        var largest = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var stop in reaching)
        {
            ref var people = ref CollectionsMarshal.GetValueRefOrAddDefault(largest, stop.Location, out _);
            if (people is null || stop.People > people)
            {
                people = stop.People;
            }
        }

        return largest;
    }

    private static PeopleByStatus ByStatus(ReportDraft draft, string figure, DateRange window)
    {
        var reaching = draft.Situation.Headline.Reaching(window);
        var statuses = draft.Situation.Headline.StatusesWhenReached(window);
        return new PeopleByStatus(
            Noted(draft, $"{figure}.total", [.. reaching]),
            Noted(draft, $"{figure}.besieged", Under(AccessStatus.Besieged)),
            Noted(draft, $"{figure}.hardToReach", Under(AccessStatus.HardToReach)),
            Noted(draft, $"{figure}.other", Under(AccessStatus.Accessible)));

        Stop[] Under(AccessStatus status) => [.. reaching.Where((_, i) => statuses[i] == status)];
    }

    private static PeopleFigures Noted(ReportDraft draft, string figure, Stop[] reaching)
    {
        draft.Note(figure, reaching);
        draft.NoteUnknown(figure, reaching);
        return Of(reaching);
    }
}
