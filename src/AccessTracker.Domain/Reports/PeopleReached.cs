using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Shared;

namespace AccessTracker.Domain.Reports;

/// <summary>People reached, distinct and people-times: neither ever stands for the other (counting rules, section 4).</summary>
internal static class PeopleReached
{
    public static PeopleByWindow Count(ReportDraft draft) => new(
        ByStatus(draft, "people.period", [.. draft.Reaching.Where(s => draft.Period.Contains(s.Day))]),
        ByStatus(draft, "people.cumulative", draft.Reaching));

    /// <summary>
    /// The series that are shown apart: each track and line outside the headline with a delivery of any outcome from
    /// the baseline on, evacuations aside.
    /// </summary>
    public static IReadOnlyList<SeriesFigures> OtherSeries(ReportDraft draft) =>
    [
        .. draft.Situation.Stops
            .Where(s => !s.Convoy.IsHeadline && s.Convoy.Mode != ConvoyMode.Evacuation && draft.Cumulative.Contains(s.Day))
            .GroupBy(s => (Track: Word.Of(s.Convoy.Track), Line: Word.Of(s.Convoy.Line)))
            .OrderBy(g => g.Key.Track, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Line, StringComparer.Ordinal)
            .Select(g =>
            {
                var figure = $"otherSeries.{g.Key.Track}.{g.Key.Line}";
                var reaching = g.Where(s => s.Reaches).ToList();
                return new SeriesFigures(
                    g.Key.Track,
                    g.Key.Line,
                    Noted(draft, $"{figure}.period", [.. reaching.Where(s => draft.Period.Contains(s.Day))]),
                    Noted(draft, $"{figure}.cumulative", reaching));
            }),
    ];

    /// <summary>The four figures over deliveries that reached their places.</summary>
    public static PeopleFigures Of(IReadOnlyCollection<Stop> reaching) => new(
        Distinct(reaching),
        reaching.Sum(s => s.People ?? 0),
        reaching.Count,
        reaching.Select(s => s.Location).Distinct(StringComparer.Ordinal).Count());

    /// <summary>The largest known figure per place, summed over places. A place whose figures are all unknown adds nothing.</summary>
    public static long Distinct(IEnumerable<Stop> reaching) =>
        reaching.GroupBy(s => s.Location, StringComparer.Ordinal).Sum(place => place.Max(s => s.People ?? 0));

    private static PeopleByStatus ByStatus(ReportDraft draft, string figure, IReadOnlyList<Stop> reaching)
    {
        var byStatus = reaching.ToLookup(s => draft.Situation.StatusOn(s.Location, s.Day)?.Status switch
        {
            AccessStatus.Besieged => AccessStatus.Besieged,
            AccessStatus.HardToReach => AccessStatus.HardToReach,
            AccessStatus.Accessible or null => AccessStatus.Accessible,
        });
        return new PeopleByStatus(
            Noted(draft, $"{figure}.total", reaching),
            Noted(draft, $"{figure}.besieged", [.. byStatus[AccessStatus.Besieged]]),
            Noted(draft, $"{figure}.hardToReach", [.. byStatus[AccessStatus.HardToReach]]),
            Noted(draft, $"{figure}.other", [.. byStatus[AccessStatus.Accessible]]));
    }

    private static PeopleFigures Noted(ReportDraft draft, string figure, IReadOnlyCollection<Stop> reaching)
    {
        draft.Note(figure, reaching.Select(RecordRef.Of));
        return Of(reaching);
    }
}
