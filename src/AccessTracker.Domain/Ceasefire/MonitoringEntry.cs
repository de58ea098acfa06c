namespace AccessTracker.Domain.Ceasefire;

/// <summary>A centre watched on a day: without it, a day without allegations is not calm but unwatched (ceasefire rules, section 13).</summary>
public sealed record MonitoringEntry
{
    /// <summary>Code of the centre.</summary>
    public required string Centre { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>What it watched; null: all of the operation.</summary>
    public string? Governorate { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
}
