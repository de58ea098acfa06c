namespace AccessTracker.Domain.Locations;

/// <summary>An estimate is the number of people that an authority thought lived in a place on a day.</summary>
public sealed record PopulationEstimate
{
    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public required DateOnly AsOf { get; init; }
    public required long People { get; init; }
    public required string Authority { get; init; }
    public string? Source { get; init; }
}
