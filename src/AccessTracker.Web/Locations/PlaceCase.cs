using AccessTracker.Data.Locations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Locations;

/// <summary>Something about places that somebody has to decide.</summary>
/// <param name="Key">The same as long as it waits; stands in the address.</param>
/// <param name="Place">The place it is about: the proposed one, the one that a spelling is of, the one that goes when two are one.</param>
/// <param name="Other">The place that it may be; null: nothing is like it.</param>
public sealed record PlaceCase(string Key, Location Place, Location? Other)
{
    /// <summary>Who proposed the place; null: it is none that was proposed, or nobody knows any more.</summary>
    public LocationProposal? Proposal { get; init; }

    /// <summary>The spelling that is to become another name of the place; null: it is about places.</summary>
    public AliasProposal? Alias { get; init; }

    /// <summary>Why two places of the list may be one; null: the place is not in the list, or it is about a spelling.</summary>
    public TwinSign? Sign { get; init; }

    public bool IsProposed => Alias is null && Sign is null;

    /// <summary>What it is called in a list.</summary>
    public string Title => Alias is { } alias ? alias.Alias.Name
        : Sign is null ? ShownName.Of(Place)
        : Format.With(Texts.PlacePair, ShownName.Of(Place), ShownName.Of(Other!));

    /// <summary>All that wait: places and spellings to confirm, the longest waiting first, then the pairs, the surest first.</summary>
    public static IReadOnlyList<PlaceCase> All(
        Situation situation, IReadOnlyList<LocationProposal> proposals, IReadOnlyList<AliasProposal> aliases, IReadOnlyList<DistinctPair> distinct)
    {
        var known = KnownLocations.Of(situation);
        var apart = distinct.Select(d => (d.First, d.Second)).ToHashSet();
        var byCode = proposals.ToDictionary(p => p.Code, StringComparer.Ordinal);
        return
        [
            .. situation.Locations.Values.Where(l => ProposedLocation.Is(l.Code))
                .OrderBy(l => byCode.GetValueOrDefault(l.Code)?.ProposedAt).ThenBy(l => l.Code, StringComparer.Ordinal)
                .Select(l => new PlaceCase($"new:{l.Code}", l, Candidates(known, l, apart) is [var first, ..] ? first : null)
                {
                    Proposal = byCode.GetValueOrDefault(l.Code),
                }),
            .. aliases.Where(a => situation.Locations.ContainsKey(a.Alias.Location))
                .Select(a => new PlaceCase($"name:{a.Id}", situation.Locations[a.Alias.Location], null) { Alias = a }),
            .. LocationTwins.Of(situation.Locations).Where(p => !apart.Contains((p.First.Code, p.Second.Code))).Select(p => OfPair(situation, p)),
        ];
    }

    /// <summary>The places of the list that a proposed one may be, likeliest first, without those that it was told apart from.</summary>
    public static IReadOnlyList<Location> Candidates(LocationIndex known, Location proposed, IReadOnlySet<(string, string)> apart) =>
        [.. KnownLocations.Likely(known, proposed).Where(l => !apart.Contains(KeyOf(proposed.Code, l.Code)))];

    /// <summary>The codes of two places as a pair has them.</summary>
    public static (string First, string Second) KeyOf(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    // The one that less is known of goes: without a P-code, without a point, with fewer records.
    private static PlaceCase OfPair(Situation situation, LocationPair pair)
    {
        var (goes, stays) = Weight(pair.First).CompareTo(Weight(pair.Second)) <= 0 ? (pair.First, pair.Second) : (pair.Second, pair.First);
        return new PlaceCase($"pair:{pair.First.Code}~{pair.Second.Code}", goes, stays) { Sign = pair.Sign };

        (bool, bool, int) Weight(Location place) => (
            place.CommunityPcode is not null, place.Latitude is not null,
            situation.StopsAt(place.Code).Count + situation.LinesAt(place.Code).Count + situation.StatusesOf(place.Code).Count());
    }
}
