namespace AccessTracker.Domain.Ceasefire;

/// <summary>How a party's part in an arrangement ended.</summary>
public enum PartyExit
{
    Withdrew,
    Excluded,
}

/// <summary>One spell during which a party is party to an arrangement (ceasefire rules, section 11).</summary>
public sealed record ArrangementParty
{
    /// <summary>Code of the arrangement.</summary>
    public required string Arrangement { get; init; }

    /// <summary>Code of the party.</summary>
    public required string Party { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null: open.</summary>
    public DateOnly? Until { get; init; }
    public PartyExit? HowEnded { get; init; }
    public string? Source { get; init; }
}
