namespace AccessTracker.Domain.Locations;

/// <summary>What a text means among an operation's places: exactly one place, or none with the candidates it may mean.</summary>
/// <param name="Location">The one place meant; null when there is none or more than one.</param>
/// <param name="Candidates">When none is meant for certain: the places it may mean, best first.</param>
public sealed record PlaceMatch(Location? Location, IReadOnlyList<Location> Candidates);

/// <summary>Finds places by code, P-code, or name in any spelling or script. It never guesses: near is not a hit.</summary>
public sealed class PlaceIndex
{
    private readonly Dictionary<string, Location> _byCode;
    private readonly ILookup<string, Location> _byCommunity;
    private readonly ILookup<string, Location> _bySubDistrict;
    private readonly ILookup<string, Location> _byKey;

    public PlaceIndex(IEnumerable<Location> locations)
    {
        _byCode = locations.ToDictionary(l => l.Code, StringComparer.Ordinal);
        _byCommunity = _byCode.Values.Where(l => l.CommunityPcode is not null).ToLookup(l => l.CommunityPcode!, StringComparer.OrdinalIgnoreCase);
        _bySubDistrict = _byCode.Values.Where(l => l.SubDistrictPcode is not null).ToLookup(l => l.SubDistrictPcode!, StringComparer.OrdinalIgnoreCase);
        _byKey = _byCode.Values.SelectMany(l => PlaceName.Keys(l).Select(key => (key, l))).ToLookup(p => p.key, p => p.l, StringComparer.Ordinal);
    }

    /// <summary>
    /// Code first, then community P-code, then name. A sub-district's P-code names an area, not a place: its places are
    /// only candidates, even when there is one.
    /// </summary>
    public PlaceMatch Resolve(string text)
    {
        var trimmed = text.Trim();
        if (_byCode.TryGetValue(trimmed, out var byCode))
        {
            return new PlaceMatch(byCode, []);
        }

        var found = _byCommunity[trimmed].ToList();
        if (found.Count == 0)
        {
            found = [.. _byKey[PlaceName.Fold(trimmed)]];
        }

        return found switch
        {
            [var only] => new PlaceMatch(only, []),
            [] => new PlaceMatch(null, [.. _bySubDistrict[trimmed].OrderBy(l => l.Code, StringComparer.Ordinal), .. Nearest(trimmed)]),
            _ => new PlaceMatch(null, [.. found.OrderBy(l => l.Code, StringComparer.Ordinal)]),
        };
    }

    /// <summary>The places whose names are most like <paramref name="text"/>, best first; none when nothing is near.</summary>
    public IReadOnlyList<Location> Nearest(string text, int count = 3)
    {
        var key = PlaceName.Fold(text);
        if (key.Length == 0)
        {
            return [];
        }

        // A third of the letters may differ; more than that suggests at random.
        var limit = Math.Max(1, key.Length / 3);
        return [.. _byKey
            .Select(group => (group, distance: Distance(key, group.Key, limit)))
            .Where(p => p.distance <= limit)
            .OrderBy(p => p.distance).ThenBy(p => p.group.Key, StringComparer.Ordinal)
            .SelectMany(p => p.group)
            .Distinct()
            .Take(count)];
    }

    /// <summary>Letters to add, drop or change to make one text of the other; above <paramref name="limit"/> it may be any number above it.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
