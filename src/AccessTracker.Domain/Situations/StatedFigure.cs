using AccessTracker.Domain.Operations;

namespace AccessTracker.Domain.Situations;

/// <summary>The measures that officials announce (bundle, <c>stated_figures.csv</c>).</summary>
public enum StatedMeasure
{
    PeopleReached,
    PeopleReachedBesieged,
    PeopleReachedHardToReach,
    Trucks,
    AreasReached,
    BesiegedAreasReached,
    BesiegedAreasTotal,
    BesiegedPopulation,
    PermitsPending,
    LocationsPending,
    LocationsGranted,
    Airdrops,
    TargetPeople,
    AllegationsReceived,
    AllegationsSubstantiated,
    AllegationsResolved,
    AllegationsReferred,
    AllegationsOpen,
    Killed,
    Injured,
    Patterns,
    LocationsCutOff,
}

public enum StatedWindow
{
    Period,
    Cumulative,
    AsOf,
}

/// <summary>A figure somebody announced, with its words; it stands beside the computed one and never bends it (counting rules, section 9).</summary>
public sealed record StatedFigure
{
    public required ReportId Meeting { get; init; }
    public required StatedMeasure Measure { get; init; }
    public required StatedWindow Window { get; init; }
    public required long Low { get; init; }

    /// <summary>Upper bound of a range; null: the same as <see cref="Low"/>.</summary>
    public long? High { get; init; }

    /// <summary>The words: "nearly 200".</summary>
    public string? Wording { get; init; }

    /// <summary>The scope is what the speaker said the figure covers.</summary>
    public string? Scope { get; init; }
    public string? Source { get; init; }
}
