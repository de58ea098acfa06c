namespace AccessTracker.Domain.Ceasefire;

/// <summary>One authority's word on who holds a place from a day on, until its next entry for that place (ceasefire rules, section 14).</summary>
public sealed record ControlEntry
{
    /// <summary>Code of the location.</summary>
    public required string Location { get; init; }

    /// <summary>Code of the party.</summary>
    public required string Party { get; init; }
    public required DateOnly From { get; init; }
    public required string Authority { get; init; }

    /// <summary>What the entry rests on, in words.</summary>
    public string? Basis { get; init; }
    public string? Source { get; init; }
}
