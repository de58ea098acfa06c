using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Permits;

/// <summary>
/// Two requests are likely one that was recorded twice where they have the same authority within days, for the same places and the same people. It
/// is shown before saving and never decided by the program.
/// </summary>
public static class LikelySameRequest
{
    /// <summary>The two lie at most this many days apart.</summary>
    public const int Days = 14;

    public static bool Is(AccessRequest one, IEnumerable<RequestLine> linesOfOne, AccessRequest other, IEnumerable<RequestLine> linesOfOther) =>
        one.Ref != other.Ref
        && Math.Abs(one.SubmittedOn.DayNumber - other.SubmittedOn.DayNumber) <= Days
        && FreeText.Same(one.Authority, other.Authority)
        && linesOfOne.Select(What).ToHashSet() is { Count: > 0 } asked
        && asked.SetEquals(linesOfOther.Select(What));

    private static (string, long?) What(RequestLine line) => (line.Location, line.PeopleRequested);
}
