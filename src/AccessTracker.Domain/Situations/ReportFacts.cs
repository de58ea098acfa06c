using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// Everything a report is computed from: one operation's records that are not withdrawn, each list in order of
/// recording (it decides between two decisions of one day). No day is cut off: the rules read what stood on a day.
/// </summary>
public sealed record ReportFacts
{
    public required Operation Operation { get; init; }

    /// <summary>The calendar's facts are what is published, and what else holds the calendar in its place.</summary>
    public CalendarFacts Calendar { get; init; } = CalendarFacts.None;
    public IReadOnlyList<Meeting> Meetings { get; init; } = [];
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Entries of every authority; the rules adopt the operation's.</summary>
    public IReadOnlyList<StatusEntry> Statuses { get; init; } = [];

    /// <summary>Estimates of every authority; the rules adopt the operation's.</summary>
    public IReadOnlyList<PopulationEstimate> Populations { get; init; } = [];
    public IReadOnlyList<AccessRequest> Requests { get; init; } = [];
    public IReadOnlyList<RequestLine> Lines { get; init; } = [];
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
    public IReadOnlyList<Clearance> Clearances { get; init; } = [];
    public IReadOnlyList<Convoy> Convoys { get; init; } = [];
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>No figure is counted from these; they say who held or turned back a convoy, and why.</summary>
    public IReadOnlyList<ConvoyEvent> ConvoyEvents { get; init; } = [];
    public IReadOnlyList<Incident> Incidents { get; init; } = [];
    public IReadOnlyList<Target> Targets { get; init; } = [];
    public IReadOnlyList<StatedFigure> StatedFigures { get; init; } = [];

    /// <summary>The other task force's half: arrangements, allegations, control, routes, centres, commitments, events.</summary>
    public CeasefireFacts Ceasefire { get; init; } = CeasefireFacts.None;

    /// <summary>Which of the records nobody has checked, and whether those count.</summary>
    public ReviewFacts Review { get; init; } = ReviewFacts.None;

    /// <summary>It counts the records of every kind.</summary>
    public int Count => Meetings.Count + Locations.Count + Statuses.Count + Populations.Count + Requests.Count + Lines.Count + Decisions.Count
        + Clearances.Count + Convoys.Count + Deliveries.Count + ConvoyEvents.Count + Incidents.Count + Targets.Count + StatedFigures.Count
        + Ceasefire.Count;
}
