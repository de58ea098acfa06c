namespace AccessTracker.Domain.Locations;

/// <summary>One authority's word on a place from a day on, until its next entry for that place (counting rules, section 2).</summary>
public sealed record StatusEntry
{
    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public required AccessStatus Status { get; init; }
    public required DateOnly From { get; init; }
    public required string Authority { get; init; }
    public string? BesiegedBy { get; init; }

    /// <summary>Why the status changed, above all when a place leaves a list.</summary>
    public string? Reason { get; init; }
    public string? Source { get; init; }
}
