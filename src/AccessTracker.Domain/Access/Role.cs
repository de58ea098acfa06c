namespace AccessTracker.Domain.Access;

/// <summary>A person has one of these roles in an operation. The words are stored with accounts and in histories.</summary>
public enum Role
{
    /// <summary>A member of the task force reads published reports and what they show.</summary>
    Member,

    /// <summary>A coordinator writes requests, answers, convoys and deliveries of the governorates given, and reads the rest.</summary>
    Coordinator,

    /// <summary>Edits everything of the operation, and publishes.</summary>
    Manager,

    /// <summary>Runs accounts and jobs, in no operation in particular; reads as a member does.</summary>
    Administrator,
}

/// <summary>A role that somebody holds.</summary>
/// <param name="Role">Which.</param>
/// <param name="Operation">Code of the operation it is held in; null: in every operation.</param>
/// <param name="Areas">
/// Of a coordinator: the governorates, each by name or P-code as locations write it; none: all of them. Empty for other roles.
/// </param>
public sealed record Grant(Role Role, string? Operation, IReadOnlyList<string> Areas)
{
    /// <summary>The last day on which it is held, UTC; null: it is held until it is taken away.</summary>
    public DateOnly? Until { get; init; }

    public bool IsHeldOn(DateOnly day) => Until is not { } last || day <= last;

    public bool IsFor(string operation) => Operation is null || Operation == operation;
}
