namespace AccessTracker.Domain.Ceasefire;

/// <summary>The kinds of event that frame what the figures did (bundle, <c>events.csv</c>).</summary>
public enum OperationEventKind
{
    Meeting,
    Resolution,
    Statement,
    Agreement,
    Other,
}

/// <summary>A meeting, a resolution, an agreement: it counts nothing and frames what the figures did (ceasefire rules, section 18).</summary>
public sealed record OperationEvent
{
    public required string Ref { get; init; }
    public required DateOnly Day { get; init; }
    public required OperationEventKind Kind { get; init; }
    public required string Title { get; init; }
    public string? TitleAr { get; init; }

    /// <summary>What it is cited by: the number of a resolution.</summary>
    public string? Reference { get; init; }

    /// <summary>Code of the location, when it is about one.</summary>
    public string? Location { get; init; }
    public string? Source { get; init; }
}
