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
        return
        [
            .. Waiting(situation, proposals).Select(p =>
                new PlaceCase($"new:{p.Place.Code}", p.Place, Candidates(known, p.Place, apart) is [var first, ..] ? first : null)
                {
                    Proposal = p.Proposal,
                }),
            .. Spellings(situation, aliases).Select(a => new PlaceCase($"name:{a.Id}", situation.Locations[a.Alias.Location], null) { Alias = a }),
            .. Pairs(situation, distinct).Select(p => OfPair(situation, p)),
        ];
    }

    /// <summary>The places that wait to be confirmed, the longest waiting first.</summary>
    public static IReadOnlyList<(Location Place, LocationProposal? Proposal)> Waiting(Situation situation, IReadOnlyList<LocationProposal> proposals)
    {
        var byCode = proposals.ToDictionary(p => p.Code, StringComparer.Ordinal);
        return
        [
            .. situation.Locations.Values.Where(l => ProposedLocation.Is(l.Code))
                .Select(l => (Place: l, Proposal: byCode.GetValueOrDefault(l.Code)))
                .OrderBy(p => p.Proposal?.ProposedAt).ThenBy(p => p.Place.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The spellings that wait, of places that are there.</summary>
    public static IEnumerable<AliasProposal> Spellings(Situation situation, IReadOnlyList<AliasProposal> aliases) =>
        aliases.Where(a => situation.Locations.ContainsKey(a.Alias.Location));

    /// <summary>The pairs that may be one place, without those that somebody has told apart.</summary>
    public static IEnumerable<LocationPair> Pairs(Situation situation, IReadOnlyList<DistinctPair> distinct)
    {
        var apart = distinct.Select(d => (d.First, d.Second)).ToHashSet();
        return LocationTwins.Of(situation.Locations).Where(p => !apart.Contains((p.First.Code, p.Second.Code)));
    }

    /// <summary>The places of the list that a proposed one may be, likeliest first, without those that it was told apart from.</summary>
    public static IReadOnlyList<Location> Candidates(LocationIndex known, Location proposed, IReadOnlySet<(string, string)> apart) =>
        [.. KnownLocations.Likely(known, proposed).Where(l => !apart.Contains(LocationPair.KeyOf(proposed.Code, l.Code)))];

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
