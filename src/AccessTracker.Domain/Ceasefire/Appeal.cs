namespace AccessTracker.Domain.Ceasefire;

/// <summary>Why somebody turned to a centre (bundle, <c>appeals.csv</c>).</summary>
public enum AppealKind
{
    Violation,
    JoinTruce,
    Access,
    Evacuation,
    Other,
}

/// <summary>Somebody turned to a centre. Who called is severe and never read with the rest (ceasefire rules, section 16).</summary>
public sealed record Appeal
{
    public required string Ref { get; init; }

    /// <summary>Code of the centre.</summary>
    public required string Centre { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required AppealKind Kind { get; init; }

    /// <summary>Code of the location.</summary>
    public string? Location { get; init; }
    public string? Governorate { get; init; }
    public string? Summary { get; init; }

    /// <summary>The day on which it was handled; null: it is open.</summary>
    public DateOnly? HandledOn { get; init; }
    public string? Outcome { get; init; }

    /// <summary>The record that came of it, as <c>kind:key</c>: an allegation, a request.</summary>
    public string? Became { get; init; }
    public string? Source { get; init; }
}
