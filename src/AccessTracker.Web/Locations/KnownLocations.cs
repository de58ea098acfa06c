using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Locations;

/// <summary>The places of an operation's list, without those that are proposed.</summary>
internal static class KnownLocations
{
    private const int MostLikely = 5;

    public static LocationIndex Of(Situation situation) => new(situation.Locations.Values.Where(l => !ProposedLocation.Is(l.Code)));

    /// <summary>Which of them a proposed place likely is, best first.</summary>
    public static IReadOnlyList<Location> Likely(LocationIndex known, Location proposed) =>
        known.Likeliest(ShownName.Latin(proposed), proposed.Governorate, MostLikely);
}
