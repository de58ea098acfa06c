using System.Numerics;
using System.Runtime.CompilerServices;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Locations;

/// <summary>A sign that two places may be one, the surest first.</summary>
public enum TwinSign
{
    /// <summary>They have the same community P-code.</summary>
    SamePcode,

    /// <summary>A name of one is a name of the other, in the same governorate.</summary>
    SameName,

    /// <summary>A name of one is nearly a name of the other, in the same governorate.</summary>
    LikeName,

    /// <summary>They lie at the same point.</summary>
    SamePoint,
}

/// <summary>Two places of a list that may be one which was entered twice.</summary>
/// <param name="First">The one whose code comes first, so that a pair is known by its codes.</param>
public sealed record LocationPair(Location First, Location Second, TwinSign Sign)
{
    /// <summary>The codes of two places as a pair has them.</summary>
    public static (string First, string Second) KeyOf(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}

/// <summary>
/// Finds the places of a list that may have been entered twice. It is a question to somebody who knows them, and never an answer. Two places
/// with P-codes of their own are two, whatever they are called; so are places of one name that lie far apart.
/// </summary>
public static class LocationTwins
{
    private const double FarApart = 15;
    private const double SamePlace = 0.1;

    // Of a name so long one letter may be another; of a longer one two.
    private const int LeastLetters = 4;
    private const int ManyLetters = 8;

    // The list of places stays the same object as long as no place has changed, and whoever has it open asks at every other change.
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, Location>, IReadOnlyList<LocationPair>> _found = [];

    /// <summary>The pairs, the surest first; none of a place that only waits to be confirmed.</summary>
    /// <param name="locations">The places by their codes.</param>
    public static IReadOnlyList<LocationPair> Of(IReadOnlyDictionary<string, Location> locations) =>
        _found.GetValue(locations, static all => Find(all));

    private static IReadOnlyList<LocationPair> Find(IReadOnlyDictionary<string, Location> all)
    {
        var places = all.Values.Where(l => !ProposedLocation.Is(l.Code)).OrderBy(l => l.Code, StringComparer.Ordinal).ToList();
        var found = new Dictionary<(string, string), LocationPair>();
        Together(places.Where(l => l.CommunityPcode is not null).GroupBy(l => Letters.Fold(l.CommunityPcode!)), TwinSign.SamePcode);
        foreach (var area in Areas(places))
        {
            Together(area.SelectMany(l => LocationName.Keys(l).Select(key => (key, l))).GroupBy(p => p.key, p => p.l), TwinSign.SameName);
            Alike(area);
        }

        Together(places.Where(l => l is { Latitude: not null, Longitude: not null })
            .GroupBy(l => (Math.Round(l.Latitude!.Value, 3), Math.Round(l.Longitude!.Value, 3))), TwinSign.SamePoint);
        return
        [
            .. found.Values.OrderBy(p => p.Sign).ThenBy(p => p.First.Code, StringComparer.Ordinal)
                .ThenBy(p => p.Second.Code, StringComparer.Ordinal),
        ];

        void Together<TKey>(IEnumerable<IGrouping<TKey, Location>> groups, TwinSign sign)
        {
            foreach (var group in groups)
            {
                var alike = group.Distinct().ToList();
                for (var i = 0; i < alike.Count; i++)
                {
                    for (var j = i + 1; j < alike.Count; j++)
                    {
                        Add(alike[i], alike[j], sign);
                    }
                }
            }
        }

        void Alike(IReadOnlyList<Location> area)
        {
            var names = area
                .SelectMany(l => LocationName.Keys(l).Where(k => k.Length >= LeastLetters).Select(k => (Key: k, Signs: SignsOf(k), Place: l)))
                .ToList();
            for (var i = 0; i < names.Count; i++)
            {
                for (var j = i + 1; j < names.Count; j++)
                {
                    var (one, other) = (names[i], names[j]);
                    var most = Math.Min(one.Key.Length, other.Key.Length) >= ManyLetters ? 2 : 1;

                    // Most are told apart by which letters they have; only the others are compared letter by letter.
                    if (BitOperations.PopCount(one.Signs ^ other.Signs) <= 2 * most && one.Place.Code != other.Place.Code
                        && Spelling.Distance(one.Key, other.Key, most) is > 0)
                    {
                        Add(one.Place, other.Place, TwinSign.LikeName);
                    }
                }
            }
        }

        void Add(Location a, Location b, TwinSign sign)
        {
            var (first, second) = LocationPair.KeyOf(a.Code, b.Code).First == a.Code ? (a, b) : (b, a);
            if (MayBeOne(first, second, sign))
            {
                found.TryAdd((first.Code, second.Code), new LocationPair(first, second, sign));
            }
        }
    }

    // Of which governorate a place is may be unknown: it is then looked for in each.
    private static IEnumerable<IReadOnlyList<Location>> Areas(List<Location> places)
    {
        var unknown = places.Where(l => l.Governorate is null).ToList();
        var areas = places.Where(l => l.Governorate is not null).GroupBy(l => LocationName.Fold(l.Governorate!)).ToList();
        return areas.Count == 0 ? [unknown] : areas.Select(a => (IReadOnlyList<Location>)[.. a, .. unknown]);
    }

    private static bool MayBeOne(Location a, Location b, TwinSign sign) => sign == TwinSign.SamePcode
        || ((a.CommunityPcode is not { } one || b.CommunityPcode is not { } other || Letters.Fold(one) == Letters.Fold(other))
            && (GreatCircle.Kilometres(a, b) is not { } apart || apart <= (sign == TwinSign.SamePoint ? SamePlace : FarApart)));

    private static ulong SignsOf(string key) => key.Aggregate(0UL, (signs, letter) => signs | (1UL << (letter % 64)));
}
