using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Convoys;

/// <summary>
/// Two convoys are likely one that was recorded twice where they have the same mode, a place and day in common, and an agency in common or none
/// named on one side. It is shown before saving and never decided by the program.
/// </summary>
public static class LikelyDuplicate
{
    private static readonly string[] _and = [" and ", " و "];
    private static readonly char[] _separators = [';', ',', '/', '&', '+', '\u060C', '\u061B', '\n'];

    public static bool Is(Convoy one, IEnumerable<Delivery> stopsOfOne, Convoy other, IEnumerable<Delivery> stopsOfOther) =>
        one.Ref != other.Ref
        && one.Mode == other.Mode
        && stopsOfOne.Select(s => (s.Location, s.Day)).Intersect(stopsOfOther.Select(s => (s.Location, s.Day))).Any()
        && Overlap(Agencies(one.Agencies), Agencies(other.Agencies));

    /// <summary>
    /// The agencies in a text as people list them, in the order written: <c>UN; SARC</c>, <c>WFP/SARC</c>,
    /// <c>UN and ICRC</c>, with Arabic commas too. Empty when none is named.
    /// </summary>
    public static IReadOnlyList<string> Agencies(string? text) =>
    [
        .. (text ?? "").Split(_separators).SelectMany(part => part.Split(_and, StringSplitOptions.None))
            .Select(name => name.Trim())
            .Where(name => Letters.Fold(name).Length > 0),
    ];

    private static bool Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Select(Letters.Fold).Intersect(other.Select(Letters.Fold)).Any();
}
