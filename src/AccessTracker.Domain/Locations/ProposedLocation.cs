namespace AccessTracker.Domain.Locations;

/// <summary>
/// A place that somebody named and that is not in the operation's list. It is a place like any other, so that records about it
/// can be saved and counted (untracked, under <c>other</c>), until a manager gives it its code or says which place it is.
/// </summary>
/// <param name="Code">Begins with <see cref="Prefix"/>.</param>
/// <param name="Name">As it was typed, in any script.</param>
/// <param name="Governorate">As the operation's other places write it.</param>
public sealed record ProposedLocation(string Code, string Name, string Governorate)
{
    public const string Prefix = "NEW-";

    /// <summary>The code is one of a place that is proposed.</summary>
    public static bool Is(string code) => code.StartsWith(Prefix, StringComparison.Ordinal);
}
