using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Ceasefire;

/// <summary>What a party is to the arrangements (bundle, <c>parties.csv</c>).</summary>
public enum PartyKind
{
    Government,
    Opposition,
    Ally,
    Designated,
    Guarantor,
    Other,
}

/// <summary>Somebody who fights, holds a place, or vouches for those who do.</summary>
public sealed record Party : INamed
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? NameAr { get; init; }
    public required PartyKind Kind { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
}
