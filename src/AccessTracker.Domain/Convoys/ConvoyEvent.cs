namespace AccessTracker.Domain.Convoys;

/// <summary>A convoy meets with events of these kinds on its way (bundle, <c>convoy_events.csv</c>).</summary>
public enum ConvoyEventKind
{
    Loaded,
    Sealed,
    Departed,
    Held,
    Released,
    TurnedBack,
    Arrived,
    Offloaded,
    Attacked,
    Looted,
    Returned,
}

/// <summary>One entry of a convoy's log.</summary>
public sealed record ConvoyEvent
{
    /// <summary>Ref of the convoy.</summary>
    public required string Convoy { get; init; }
    public required DateOnly Day { get; init; }
    public required ConvoyEventKind Kind { get; init; }

    /// <summary>Code of the location, when it happened at or for one.</summary>
    public string? Location { get; init; }
    public string? Party { get; init; }
    public string? Reason { get; init; }

    /// <summary>The note as it stands in the store; <see cref="Where"/> takes it apart.</summary>
    public string? Note { get; init; }
    public string? Source { get; init; }

    /// <summary>The hour and the spot on the way at which it happened, and the rest of the note.</summary>
    public LogNote Where => LogNote.Read(Note);
}
