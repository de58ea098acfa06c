using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Locations;

/// <summary>A text means exactly one of an operation's places, or none, with the candidates it may mean.</summary>
/// <param name="Location">The one place meant; null when there is none or more than one.</param>
/// <param name="Candidates">When none is meant for certain: the places it may mean, best first.</param>
public sealed record LocationMatch(Location? Location, IReadOnlyList<Location> Candidates);

/// <summary>Finds places by code, P-code, or name in any spelling or script. It never guesses: near is not a hit.</summary>
public sealed class LocationIndex
{
    // A name has a few words; a page of them would be compared with every place.
    private const int MostWords = 12;

    private readonly Dictionary<string, Location> _byCode;
    private readonly ILookup<string, Location> _byWrittenCode;
    private readonly ILookup<string, Location> _byCommunity;
    private readonly ILookup<string, Location> _bySubDistrict;
    private readonly ILookup<string, Location> _byKey;
    private readonly IReadOnlyList<TypedLocation> _typed;

    public LocationIndex(IEnumerable<Location> locations)
    {
        _byCode = locations.ToDictionary(l => l.Code, StringComparer.Ordinal);
        _byWrittenCode = _byCode.Values.ToLookup(l => Written(l.Code), StringComparer.Ordinal);
        _byCommunity = _byCode.Values.Where(l => l.CommunityPcode is not null).ToLookup(l => Written(l.CommunityPcode!), StringComparer.Ordinal);
        _bySubDistrict =
            _byCode.Values.Where(l => l.SubDistrictPcode is not null).ToLookup(l => Written(l.SubDistrictPcode!), StringComparer.Ordinal);
        _byKey = _byCode.Values.SelectMany(l => LocationName.Keys(l).Select(key => (key, l))).ToLookup(p => p.key, p => p.l, StringComparer.Ordinal);
        _typed = [.. _byCode.Values.OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => new TypedLocation(l))];
    }

    /// <summary>
    /// Code first, then community P-code, then name; a code in whatever case, digits and blanks, unless that is a name too. A sub-district's P-code
    /// names an area, not a place: its places are only candidates, even when there is one.
    /// </summary>
    public LocationMatch Resolve(string text)
    {
        var trimmed = text.Trim();
        var written = Written(trimmed);
        if (_byCode.TryGetValue(trimmed, out var byCode))
        {
            return new LocationMatch(byCode, []);
        }

        // A proposed place waits to be confirmed: it takes no name from a place that is.
        var named = Named(trimmed).ToLookup(l => ProposedLocation.Is(l.Code));
        var found = _byCommunity[written].ToList();
        found = found.Count > 0 ? found : [.. named[named.Contains(false) ? false : true]];
        if (written.Length > 0)
        {
            // What is a code in another case and a name of another place too is asked about.
            found = [.. found.Union(_byWrittenCode[written])];
        }

        return found switch
        {
            [var only] => new LocationMatch(only, []),
            [] => new LocationMatch(null, [.. _bySubDistrict[written].OrderBy(l => l.Code, StringComparer.Ordinal), .. Nearest(trimmed)]),
            _ => new LocationMatch(null, [.. found.OrderBy(l => l.Code, StringComparer.Ordinal)]),
        };
    }

    /// <summary>
    /// The place that a person names in full, so that nobody needs to choose it. A text without the article that a name has is another
    /// name: Hama is not al-Hama, and is asked about.
    /// </summary>
    public Location? Exact(string text)
    {
        if (Resolve(text).Location is not { } place)
        {
            return null;
        }

        var trimmed = text.Trim();
        var written = Written(trimmed);
        if (place.Code == trimmed || (written.Length > 0 && (Written(place.Code) == written || Written(place.CommunityPcode ?? "") == written)))
        {
            return place;
        }

        // A name of signs alone, without letter or digit, is itself or nothing.
        if (written.Length == 0)
        {
            return place;
        }

        // The last is with its articles; there is another where it has some.
        var typed = LocationName.Typed(trimmed);
        return typed.Count > 1
            || new[] { place.Name, place.NameAr }.Concat(place.Aliases).OfType<string>().Any(n => Whole(LocationName.Typed(n)) == Whole(typed))
            ? place
            : null;
    }

    // A code as somebody writes it down: in other letters, in the digits of another script, with blanks or a dash more or less.
    private static string Written(string code) => Letters.Fold(code);

    // By what a name folds to; of one in which nothing is a letter or digit, by what stands there.
    private IEnumerable<Location> Named(string text) => LocationName.Fold(text) is { Length: > 0 } key
        ? _byKey[key]
        : _byCode.Values.Where(l => LocationName.IsSign(text) && LocationName.Signs(l).Contains(LocationName.Sign(text), StringComparer.Ordinal));

    // With its articles; null where nothing of the text is a letter or a digit.
    private static string? Whole(IReadOnlyList<string> typed) => typed.Count > 0 ? typed[^1] : null;

    /// <summary>The places whose names are most like <paramref name="text"/>, best first; none when nothing is near.</summary>
    public IReadOnlyList<Location> Nearest(string text, int count = 3)
    {
        var key = LocationName.Fold(text);
        if (key.Length == 0)
        {
            return [];
        }

        // A third of the letters may differ; more than that suggests at random.
        var limit = Math.Max(1, key.Length / 3);
        return [.. _byKey
            .Select(group => (group, distance: Spelling.Distance(key, group.Key, limit)))
            .Where(p => p.distance is not null)
            .OrderBy(p => p.distance).ThenBy(p => p.group.Key, StringComparer.Ordinal)
            .SelectMany(p => p.group)
            .Distinct()
            .Take(count)];
    }

    /// <summary>The place of that very code; null: there is none.</summary>
    public Location? Coded(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>No place is found by the name: it can become another name of one without meaning two.</summary>
    public bool IsFree(string name) => LocationName.Fold(name) is { Length: > 0 } key && !_byKey.Contains(key);

    /// <summary>
    /// The places that somebody who wrote <paramref name="name"/> in full may have meant, likeliest first; those of the governorate
    /// come before others. Where none is like the whole of it, those like one of its words.
    /// </summary>
    /// <param name="governorate">As the places have it; null: not said.</param>
    public IReadOnlyList<Location> Likeliest(string name, string? governorate, int most)
    {
        if (Resolve(name) is { Location: { } place })
        {
            return [place];
        }

        var found = Like(name);
        if (found.Count == 0)
        {
            found = [.. name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= TypedLocation.LeastNear)
                .Take(MostWords).SelectMany(Like)];
        }

        return [.. found.Distinct().OrderByDescending(l => governorate is not null && l.Governorate == governorate).Take(most)];

        IReadOnlyList<Location> Like(string text) => [.. Candidates(text, most), .. Nearest(text, most)];
    }

    /// <summary>
    /// The places that a person who has typed <paramref name="text"/> so far may mean, best first, at most
    /// <paramref name="most"/>: those it names in full, by code, P-code or name; those whose code begins so; whose name
    /// does; of whose name a later word does; whose name holds it. Only where there is none of these: those whose names begin
    /// nearly so.
    /// </summary>
    public IReadOnlyList<Location> Candidates(string text, int most)
    {
        var trimmed = text.Trim();
        var keys = LocationName.Typed(trimmed);
        var ranked = _typed.Select(place => (place.Location, Rank: place.RankOf(trimmed, keys))).Where(p => p.Rank is not null).ToList();
        var isNamed = ranked.Exists(p => p.Rank < TypedLocation.Near);
        return [.. ranked
            .Where(p => !isNamed || p.Rank < TypedLocation.Near)
            .OrderBy(p => p.Rank).ThenBy(p => ShownName.Of(p.Location), ShownName.Order).ThenBy(p => p.Location.Code, StringComparer.Ordinal)
            .Select(p => p.Location)
            .Take(most)];
    }
}
