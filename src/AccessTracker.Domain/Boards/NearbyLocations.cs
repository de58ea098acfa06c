using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Boards;

/// <summary>Two places have one of these areas in common, which makes them neighbours, the smallest first.</summary>
public enum NeighbourArea
{
    SubDistrict,
    District,
    Governorate,
}

/// <summary>A neighbour that was on the list in a gap of the place.</summary>
/// <param name="Location">The neighbour.</param>
/// <param name="Kilometres">From the place, as the crow flies; null when the coordinates of one are not known.</param>
/// <param name="Deliveries">Headline deliveries that reached it within the gap on days when it was on the list, by day, then ref; none: it was not
/// served either.</param>
public sealed record Neighbour(Location Location, double? Kilometres, IReadOnlyList<Stop> Deliveries)
{
    public bool IsServed => Deliveries.Count > 0;
}

/// <summary>The neighbours in one gap.</summary>
/// <param name="Gap">The place's.</param>
/// <param name="Listed">Those that were on the list on one of its days, nearest first; those whose distance is not known last, by code.</param>
public sealed record GapNeighbours(DeliveryGap Gap, IReadOnlyList<Neighbour> Listed)
{
    public int Served => Listed.Count(n => n.IsServed);
}

/// <summary>
/// The neighbours were served while a place was not. What counts as a neighbour is in docs/counting-choices.md, "A place's biography".
/// </summary>
/// <param name="Area">What the neighbours have in common with the place.</param>
/// <param name="Name">The area's; null when only its P-code is known.</param>
/// <param name="Gaps">One for each gap, in their order.</param>
public sealed record NearbyLocations(NeighbourArea Area, string? Name, IReadOnlyList<GapNeighbours> Gaps)
{
    /// <summary>
    /// The smallest area that holds another place which was on the list on a day of the gaps; null when there is none, or
    /// nobody knows where the place lies.
    /// </summary>
    internal static NearbyLocations? Of(Situation situation, Location place, IReadOnlyList<DeliveryGap> gaps, DateOnly day)
    {
        foreach (var area in gaps.Count == 0 ? [] : Enum.GetValues<NeighbourArea>())
        {
            var candidates = situation.Locations.Values
                .Where(other => other.Code != place.Code && Shares(area, place, other))
                .Select(other => new Candidate(situation, place, other, day))
                .Where(other => gaps.Any(other.IsListedIn))
                .OrderBy(other => other.Kilometres ?? double.PositiveInfinity)
                .ThenBy(other => other.Location.Code, StringComparer.Ordinal)
                .ToList();
            if (candidates.Count > 0)
            {
                var over = candidates.ConvertAll(c => c.Over(gaps));
                return new NearbyLocations(
                    area, NameOf(area, place), [.. gaps.Select((g, i) => new GapNeighbours(g, [.. over.Select(o => o[i]).OfType<Neighbour>()]))]);
            }
        }

        return null;
    }

    // By P-code where both have one. Names of small areas recur, so by name all areas around must agree too.
    private static bool Shares(NeighbourArea area, Location place, Location other) => (CodeOf(area, place), CodeOf(area, other)) switch
    {
        ({ } code, { } otherCode) => string.Equals(code, otherCode, StringComparison.OrdinalIgnoreCase),
        _ => NameOf(area, place) is { } name && NameOf(area, other) is { } otherName && LocationName.Fold(name) == LocationName.Fold(otherName)
            && (area == NeighbourArea.Governorate || Shares(area + 1, place, other)),
    };

    private static string? CodeOf(NeighbourArea area, Location place) => area switch
    {
        NeighbourArea.SubDistrict => place.SubDistrictPcode,
        NeighbourArea.District => place.DistrictPcode,
        NeighbourArea.Governorate => place.GovernoratePcode,
    };

    private static string? NameOf(NeighbourArea area, Location place) => area switch
    {
        NeighbourArea.SubDistrict => place.SubDistrict,
        NeighbourArea.District => place.District,
        NeighbourArea.Governorate => place.Governorate,
    };

    private sealed class Candidate(Situation situation, Location place, Location other, DateOnly day)
    {
        private readonly List<StatusRun> _listed = [.. StatusRun.Of(situation, other.Code, day).Where(r => r.IsListed)];

        public Location Location => other;

        public double? Kilometres { get; } = GreatCircle.Kilometres(place, other);

        public bool IsListedIn(DeliveryGap gap) => _listed.Exists(r => r.DaysWithin(gap.FirstDay, gap.LastDay.AddDays(1)) > 0);

        /// <summary>The neighbour in each gap; null in those in which it was not on the list.</summary>
        public List<Neighbour?> Over(IReadOnlyList<DeliveryGap> gaps)
        {
            List<Stop> reaching =
                [.. situation.StopsAt(other.Code).Where(s => s.IsHeadlineReach && _listed.Exists(r => r.DaysWithin(s.Day, s.Day.AddDays(1)) > 0))];
            var over = new List<Neighbour?>(gaps.Count);

            // Both are in order of their days: one walk along the two finds what lies in each.
            var next = 0;
            foreach (var gap in gaps)
            {
                next = FirstFrom(next, stop => stop.Day >= gap.FirstDay);
                var end = FirstFrom(next, stop => stop.Day > gap.LastDay);
                over.Add(IsListedIn(gap) ? new Neighbour(other, Kilometres, reaching.GetRange(next, end - next)) : null);
                next = end;
            }

            return over;

            int FirstFrom(int start, Predicate<Stop> isReached) =>
                reaching.FindIndex(start, isReached) is >= 0 and var found ? found : reaching.Count;
        }
    }
}
