using System.Text.Json.Serialization;

namespace AccessTracker.Domain.Reports;

// The report as report.md fixes it: property names and their order are part of the format, since the content's hash is
// taken over its JSON (ReportJson). Days are calendar days of the operation; null is unknown. A sum is null when there is
// something to sum and all of it is unknown, and 0 when there is nothing.

/// <summary>What a report says. Computed once, rendered everywhere.</summary>
public sealed record ReportContent(
    ReportOperation Operation,
    DateOnly ReportDate,
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    PeopleByWindow People,
    CoverageByStatus Coverage,
    IReadOnlyList<ReachedPlace> Reached,
    IReadOnlyList<UnreachedPlace> Unreached,
    ConvoysByWindow Convoys,
    PermitFigures Permits,
    EvacuationsByWindow Evacuations,
    IReadOnlyList<ReportIncident> Incidents,
    IReadOnlyList<SeriesFigures> OtherSeries,
    IReadOnlyList<TargetProgress> Targets,
    ReportChanges Changes,
    IReadOnlyList<ReportRevision> Revisions,
    IReadOnlyList<StatedAndComputed> Stated,
    DataQuality DataQuality);

/// <param name="OverdueDays">After how many days without a delivery a place counts as not reached; null in reports that were published before it stood there.</param>
public sealed record ReportOperation(
    string Code,
    string Name,
    DateOnly Since,
    string TimeZone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? OverdueDays);

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
public sealed record ReachedPlace(string Location, string Name, string? Status, int Deliveries, DateOnly LastOn, long? People, bool Estimated);

public sealed record UnreachedPlace(
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
    public static IEnumerable<UnreachedPlace> LongestFirst(IEnumerable<UnreachedPlace> places) => places
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

/// <summary><c>D</c> of report.md: days from submission to the first yes or no, over the lines first decided in the window.</summary>
public sealed record DecisionDays(int Count, decimal? Median, int? P90);

public sealed record EvacuationsByWindow(EvacuationFigures Period, EvacuationFigures Cumulative);

public sealed record EvacuationFigures(long? People, long? Patients);

public sealed record ReportIncident(string Ref, DateOnly Day, string Kind, string? Location, string State);

public sealed record SeriesFigures(string Track, string Line, PeopleFigures Period, PeopleFigures Cumulative);

/// <param name="People">People to reach; null: the target demands places, and no number of people (0 in reports that were published before that was null).</param>
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

public sealed record ReportChanges(IReadOnlyList<string> NewlyReached, IReadOnlyList<StatusChange> StatusChanges);

public sealed record StatusChange(string Location, string? From, string To, DateOnly On, string? Reason);

/// <summary>A figure of the report before that would be another today (counting-rules.md section 10).</summary>
/// <param name="Report">The number of that report.</param>
/// <param name="Figure">The figure's path in its content.</param>
/// <param name="Published">What it said; null: unknown. Written as figures of people are: a whole one without a point.</param>
/// <param name="Now">What the records say of the same period when this report is computed; null: unknown.</param>
/// <param name="Records">The records that moved it (<see cref="RecordRef"/>), in ordinal order.</param>
public sealed record ReportRevision(
    int Report,
    string Figure,
    [property: JsonConverter(typeof(FigureJson))] decimal? Published,
    [property: JsonConverter(typeof(FigureJson))] decimal? Now,
    IReadOnlyList<string> Records);

public sealed record StatedAndComputed(string Measure, string Window, long Low, long High, string? Wording, string? Source, long? Computed, long? Difference);

/// <param name="UnassignedPeople">Convoys whose total could not be handed out whole; null in reports that were published before that was looked for.</param>
public sealed record DataQuality(
    IReadOnlyList<string> UnknownPeople,
    IReadOnlyList<string> UnknownTrucks,
    IReadOnlyList<string> EstimatedSplits,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? UnassignedPeople,
    IReadOnlyList<string> AbovePopulation,
    IReadOnlyList<string> CountedUnderTwoStatuses);
