namespace AccessTracker.Domain.Operations;

/// <summary>One of the two bodies that report on an operation. Each numbers its own meetings and reports 1, 2, 3...</summary>
public enum TaskForce
{
    /// <summary>Access and aid; it is meant where none is named.</summary>
    Humanitarian,

    /// <summary>The truce: who keeps it, who holds what, which way is open.</summary>
    Ceasefire,
}
