namespace AccessTracker.Data;

/// <summary>Who changes records, for the history.</summary>
/// <param name="Name">The account, or the operator of the command line.</param>
/// <param name="Role">The role the change was made in; null on the command line.</param>
public sealed record Actor(string Name, string? Role = null);
