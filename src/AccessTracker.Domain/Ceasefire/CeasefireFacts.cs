namespace AccessTracker.Domain.Ceasefire;

/// <summary>
/// The records of the ceasefire task force's half of an operation that are not withdrawn, each list in order of recording: it decides between
/// two steps of one day. No day is cut off, and figures that are linked by a party's name are still as written.
/// </summary>
public sealed record CeasefireFacts
{
    public static readonly CeasefireFacts None = new();
    public IReadOnlyList<Party> Parties { get; init; } = [];
    public IReadOnlyList<Arrangement> Arrangements { get; init; } = [];
    public IReadOnlyList<ArrangementParty> ArrangementParties { get; init; } = [];
    public IReadOnlyList<Allegation> Allegations { get; init; } = [];
    public IReadOnlyList<AllegationStep> AllegationSteps { get; init; } = [];
    public IReadOnlyList<MonitoringEntry> Monitoring { get; init; } = [];

    /// <summary>Entries of every authority; the rules adopt the operation's.</summary>
    public IReadOnlyList<ControlEntry> Controls { get; init; } = [];
    public IReadOnlyList<Route> Routes { get; init; } = [];
    public IReadOnlyList<RouteState> RouteStates { get; init; } = [];
    public IReadOnlyList<Pullback> Pullbacks { get; init; } = [];
    public IReadOnlyList<Centre> Centres { get; init; } = [];
    public IReadOnlyList<Appeal> Appeals { get; init; } = [];
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];
    public IReadOnlyList<OperationEvent> Events { get; init; } = [];

    /// <summary>It counts the records of every kind.</summary>
    public int Count => Parties.Count + Arrangements.Count + ArrangementParties.Count + Allegations.Count + AllegationSteps.Count + Monitoring.Count
        + Controls.Count + Routes.Count + RouteStates.Count + Pullbacks.Count + Centres.Count + Appeals.Count + Commitments.Count + Events.Count;
}
