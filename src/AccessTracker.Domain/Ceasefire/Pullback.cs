namespace AccessTracker.Domain.Ceasefire;

/// <summary>What a party undertook to draw back from a route (ceasefire rules, section 15).</summary>
public sealed record Pullback
{
    /// <summary>Code of the route.</summary>
    public required string Route { get; init; }

    /// <summary>Code of the party.</summary>
    public required string Party { get; init; }

    /// <summary>What is drawn back: heavy weapons, personnel.</summary>
    public required string What { get; init; }

    /// <summary>How far, in metres.</summary>
    public required long Distance { get; init; }
    public required DateOnly AgreedOn { get; init; }

    /// <summary>The day by which it is to be done; null: none was set, and the rules take one.</summary>
    public DateOnly? DueOn { get; init; }
    public DateOnly? DoneOn { get; init; }
    public string? Source { get; init; }
}
