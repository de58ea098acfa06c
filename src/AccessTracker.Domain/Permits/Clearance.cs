namespace AccessTracker.Domain.Permits;

public enum ClearanceState
{
    Pending,
    Obtained,
    Refused,
}

/// <summary>
/// A clearance must still be had after the permit: a facilitation letter, a party's security guarantee (counting rules, section 6).
/// </summary>
public sealed record Clearance
{
    /// <summary>Ref of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }
    public required string Kind { get; init; }
    public required string Party { get; init; }
    public required ClearanceState State { get; init; }
    public required DateOnly On { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
}
