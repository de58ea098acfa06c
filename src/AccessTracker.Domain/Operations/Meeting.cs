namespace AccessTracker.Domain.Operations;

/// <summary>A dated, numbered meeting of a task force. Each has one report (counting rules, sections 1 and 19).</summary>
public sealed record Meeting
{
    /// <summary>1, 2, 3..., in each task force.</summary>
    public required int Number { get; init; }

    public TaskForce TaskForce { get; init; }

    public required DateOnly Date { get; init; }

    public string? Note { get; init; }

    /// <summary>What identifies it within the operation.</summary>
    public ReportId Report => new(TaskForce, Number);
}
