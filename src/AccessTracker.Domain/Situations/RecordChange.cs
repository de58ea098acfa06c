namespace AccessTracker.Domain.Situations;

/// <summary>A record that counts otherwise than it did at some change of its operation: added, changed, withdrawn or restored since.</summary>
/// <param name="Kind">As the bundle names it.</param>
/// <param name="Key">As the store has it.</param>
/// <param name="Ref">What reports call it (<see cref="RecordRef"/>); of an answer or a clearance, its line.</param>
public sealed record RecordChange(string Kind, string Key, string Ref)
{
    /// <summary>The place it is about; null: none of its own.</summary>
    public string? Location { get; init; }

    /// <summary>The convoy it belongs to; null: none.</summary>
    public string? Convoy { get; init; }

    /// <summary>The request it belongs to; null: none.</summary>
    public string? Request { get; init; }

    /// <summary>
    /// References of the records that count only with it: the deliveries of a convoy, the lines of a request, all that is about a place.
    /// </summary>
    public IReadOnlyList<string> Dependents { get; init; } = [];

    /// <summary>The edits are what was done to it, oldest first.</summary>
    public IReadOnlyList<RecordEdit> Edits { get; init; } = [];
}

/// <summary>One change of a record.</summary>
/// <param name="Action"><c>added</c>, <c>changed</c>, <c>withdrawn</c>, <c>restored</c>; of its review <c>checked</c>, <c>questioned</c>,
/// <c>answered</c>.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; null where nobody said.</param>
public sealed record RecordEdit(string Action, DateTimeOffset At, string By, string? Reason);
