using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Locations;

/// <summary>The places of an operation's list, without those that are proposed.</summary>
internal static class KnownPlaces
{
    private const int MostLikely = 5;

    public static PlaceIndex Of(Situation situation) => new(situation.Locations.Values.Where(l => !ProposedPlace.Is(l.Code)));

    /// <summary>Which of them a proposed place likely is, best first.</summary>
    public static IReadOnlyList<Location> Likely(PlaceIndex known, Location proposed) => known.Likeliest(proposed.Name, proposed.Governorate, MostLikely);
}
