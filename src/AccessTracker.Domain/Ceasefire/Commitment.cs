namespace AccessTracker.Domain.Ceasefire;

/// <summary>Whose places a commitment is about (ceasefire rules, section 17).</summary>
public enum CommitmentScope
{
    None,
    Besieged,
    HardToReach,
    All,
    Named,
}

/// <summary>What shows at a place that the commitment was kept there.</summary>
public enum CommitmentTest
{
    /// <summary>No record shows it: somebody says that it is fulfilled.</summary>
    None,
    Reached,
    Answered,
    Granted,
}

/// <summary>What was promised or demanded by a day, and what happens otherwise (ceasefire rules, section 17).</summary>
public sealed record Commitment
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>It exists from this day on.</summary>
    public required DateOnly MadeOn { get; init; }
    public string? MadeBy { get; init; }
    public required CommitmentScope Scope { get; init; }

    /// <summary>Codes of the locations of a <see cref="CommitmentScope.Named"/> commitment.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];
    public required DateOnly DueOn { get; init; }
    public required CommitmentTest Test { get; init; }
    public string? Consequence { get; init; }

    /// <summary>From this day on the consequence is carried out; null: it is not yet.</summary>
    public DateOnly? ConsequenceOn { get; init; }
    public DateOnly? FulfilledOn { get; init; }
    public string? Source { get; init; }
}
