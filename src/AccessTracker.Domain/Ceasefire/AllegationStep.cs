namespace AccessTracker.Domain.Ceasefire;

/// <summary>What became of an allegation (ceasefire rules, section 12).</summary>
public enum AllegationStepKind
{
    Acknowledged,
    Substantiated,
    NotSubstantiated,
    Inconclusive,
    Resolved,
    Referred,
    ActionTaken,
    Reopened,
}

/// <summary>One step in the life of an allegation. Those of one day stand in order of recording.</summary>
public sealed record AllegationStep
{
    /// <summary>Ref of the allegation.</summary>
    public required string Allegation { get; init; }
    public required DateOnly On { get; init; }
    public required AllegationStepKind Step { get; init; }
    public string? By { get; init; }
    public string? To { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
}
