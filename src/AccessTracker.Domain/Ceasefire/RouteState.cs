namespace AccessTracker.Domain.Ceasefire;

/// <summary>Whether a route can be used.</summary>
public enum RouteCondition
{
    Open,
    Restricted,
    Closed,
}

/// <summary>The state of a route from a day on, until its next entry. No two are from one day.</summary>
public sealed record RouteState
{
    /// <summary>Code of the route.</summary>
    public required string Route { get; init; }
    public required RouteCondition State { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Who opened, restricted or closed it, as written.</summary>
    public string? By { get; init; }
    public string? Reason { get; init; }
    public string? Source { get; init; }
}
