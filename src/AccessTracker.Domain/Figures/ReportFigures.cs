using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Figures;

// What the figures of a report consist of: property names and their order are part of its format (ReportContent).

public sealed record PeopleByWindow(PeopleByStatus Period, PeopleByStatus Cumulative);

public sealed record PeopleByStatus(PeopleFigures Total, PeopleFigures Besieged, PeopleFigures HardToReach, PeopleFigures Other);

/// <summary>
/// <c>P</c> of report.md. <paramref name="Distinct"/>: people, the largest figure per place, summed over places;
/// <paramref name="PeopleTimes"/>: the sum over deliveries (counting rules, section 4). The last two count reaching
/// deliveries and distinct places. Null: deliveries reached their places, and of none of them anybody knows how many people.
/// </summary>
public sealed record PeopleFigures(long? Distinct, long? PeopleTimes, int Deliveries, int Locations);

public sealed record CoverageByStatus(CoverageFigures Besieged, CoverageFigures HardToReach);

/// <summary><c>C</c> of report.md: the places with a status at the end of the period, and what was reached of them.</summary>
/// <param name="Share">People reached in the places of known population, over that population; four decimals.</param>
public sealed record CoverageFigures(
    int Locations,
    int ReachedInPeriod,
    int ReachedCumulative,
    long? Population,
    int PopulationUnknown,
    long? PeopleReachedCumulative,
    decimal? Share);

/// <param name="People">The largest known figure of the period; null when none is known.</param>
/// <param name="Estimated">That figure is a share of a convoy's total.</param>
public sealed record ReachedLocation(string Location, string Name, string? Status, int Deliveries, DateOnly LastOn, long? People, bool Estimated);

public sealed record UnreachedLocation(
    string Location,
    string Name,
    string Status,
    long? Population,
    DateOnly? PopulationAsOf,
    DateOnly? LastReachedOn,
    int? DaysSinceReached,
    string BlockedBy,
    DateOnly? BlockedSince)
{
    /// <summary>Orders the list as people read it, on a page, on paper and in files: never reached first, then by the days since.</summary>
    public static IEnumerable<UnreachedLocation> LongestFirst(IEnumerable<UnreachedLocation> places) => places
        .OrderByDescending(p => p.DaysSinceReached ?? int.MaxValue)
        .ThenBy(p => p.Status, StringComparer.Ordinal)
        .ThenBy(p => p.BlockedSince)
        .ThenBy(p => p.Location, StringComparer.Ordinal);
}

public sealed record ConvoysByWindow(ConvoyFigures Period, ConvoyFigures Cumulative);

/// <summary><c>V</c> of report.md, over the headline series (counting rules, section 5).</summary>
public sealed record ConvoyFigures(int Convoys, long? Trucks, decimal? Tonnes, long Airdrops, long Airlifts, int Attempts, int TurnedBack);

public sealed record PermitFigures(
    int SubmittedInPeriod,
    int GrantedInPeriod,
    int ConditionalInPeriod,
    int DeniedInPeriod,
    int Pending,
    int Overdue,
    int Verbal,
    IReadOnlyList<string> LocationsPending,
    IReadOnlyList<string> LocationsWithValidPermit,
    long? PeoplePending,
    IReadOnlyList<GrantedUnused> GrantedUnused,
    DecisionDaysByWindow DecisionDays);

public sealed record GrantedUnused(string Request, string Location, DateOnly DecidedOn, long? People, int DaysWaiting);

public sealed record DecisionDaysByWindow(DecisionDays Period, DecisionDays Cumulative);

/// <summary>
/// <c>D</c> of report.md: days from submission to the first yes or no, over the lines first decided in the window; in the ceasefire task
/// force's report days from the receipt of an allegation to the day on which it was first resolved.
/// </summary>
public sealed record DecisionDays(int Count, decimal? Median, int? P90)
{
    /// <summary>Returns what numbers of days come to (counting rules, section 6); their order does not matter.</summary>
    public static DecisionDays Of(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        if (sorted.Count == 0)
        {
            return new DecisionDays(0, null, null);
        }

        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2m;

        // Nearest rank: the smallest value with at least nine tenths of the lines at or below it.
        var p90 = sorted[(sorted.Count * 9 + 9) / 10 - 1];
        return new DecisionDays(sorted.Count, median, p90);
    }
}

public sealed record EvacuationsByWindow(EvacuationFigures Period, EvacuationFigures Cumulative);

public sealed record EvacuationFigures(long? People, long? Patients);

public sealed record SeriesFigures(string Track, string Line, PeopleFigures Period, PeopleFigures Cumulative);

/// <param name="People">People to reach; null: the target demands places, and no number of people (0 in reports that were published before that was
/// null).</param>
/// <param name="NeededPerWeek">Null as well where it has no number of people (0 there before).</param>
public sealed record TargetProgress(
    string Code,
    string Name,
    long? People,
    DateOnly StartOn,
    DateOnly DueOn,
    long? Reached,
    decimal? Share,
    int DaysLeft,
    long? NeededPerWeek,
    long RecentPerWeek)
{
    /// <summary>It demands places, and no number of people.</summary>
    [JsonIgnore]
    public bool HasNoNumber => People is null or 0;
}
