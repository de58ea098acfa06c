namespace AccessTracker.Domain.Operations;

/// <summary>A dated, numbered meeting of the task force. Each has one report (counting rules, section 1).</summary>
public sealed record Meeting
{
    /// <summary>1, 2, 3...</summary>
    public required int Number { get; init; }

    public required DateOnly Date { get; init; }

    public string? Note { get; init; }
}
