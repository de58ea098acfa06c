namespace AccessTracker.Domain.Targets;

/// <summary>Whose reach counts towards a target; besieged and hard-to-reach are read at the delivery's day (counting rules, section 8).</summary>
public enum TargetScope
{
    Besieged,
    HardToReach,
    All,
    Named,
}

/// <summary>A number of people that somebody undertook to reach between two days.</summary>
public sealed record Target
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>People to reach, distinct. 0: places were demanded, no number of people.</summary>
    public required long People { get; init; }
    public required TargetScope Scope { get; init; }

    /// <summary>Codes of the locations of a <see cref="TargetScope.Named"/> target.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];
    public required DateOnly StartOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public string? Source { get; init; }
}
