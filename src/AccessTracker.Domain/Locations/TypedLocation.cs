using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Locations;

/// <summary>One place of a <see cref="LocationIndex"/>, ready to be compared with a text that is still being typed.</summary>
internal sealed class TypedLocation
{
    /// <summary>A place of this rank or a later one is only near to what is typed.</summary>
    public const int Near = 6;

    /// <summary>Fewer letters are near to everything.</summary>
    public const int LeastNear = 4;

    private readonly IReadOnlyList<string> _codes;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<string> _laterWords;
    private readonly IReadOnlyList<string> _signs;

    public TypedLocation(Location location)
    {
        Location = location;
        var starts = new[] { location.Name, location.NameAr }.Concat(location.Aliases).OfType<string>().Select(LocationName.Starts).ToList();
        _names = [.. starts.SelectMany(s => s.Take(1)).SelectMany(keys => keys).Distinct()];
        _laterWords = [.. starts.SelectMany(s => s.Skip(1)).SelectMany(keys => keys).Distinct()];
        _codes = [.. new[] { location.Code, location.CommunityPcode, location.SubDistrictPcode }.OfType<string>().Select(Letters.Fold)];
        _signs = [.. new[] { location.Name, location.NameAr }.Concat(location.Aliases).OfType<string>().Select(LocationName.Sign)];
    }

    public Location Location { get; }

    /// <summary>The number tells how well the place answers to what is typed, 0 best; null: not at all.</summary>
    /// <param name="typed">The text, trimmed.</param>
    /// <param name="keys">Its keys (<see cref="LocationName.Typed"/>).</param>
    public int? RankOf(string typed, IReadOnlyList<string> keys)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        if (Location.Code == typed)
        {
            return 0;
        }

        // A name may be of signs alone, or have some.
        var code = Letters.Fold(typed);
        if (code.Length == 0)
        {
            var sign = LocationName.Sign(typed);
            return sign.Length == 0
                ? null
                : _signs.Contains(sign) ? 1 : _signs.Any(s => s.Contains(sign, StringComparison.Ordinal)) ? Near - 1 : null;
        }

        if (_codes.Contains(code) || _names.Any(keys.Contains))
        {
            return 1;
        }

        if (_codes.Any(c => c.StartsWith(code, StringComparison.Ordinal)))
        {
            return 2;
        }

        return keys.Min(RankOf);
    }

    private int? RankOf(string key)
    {
        if (_names.Any(name => name.StartsWith(key, StringComparison.Ordinal)))
        {
            return 3;
        }

        if (_laterWords.Any(word => word.StartsWith(key, StringComparison.Ordinal)))
        {
            return 4;
        }

        if (_names.Any(name => name.Contains(key, StringComparison.Ordinal)))
        {
            return 5;
        }

        // A third of the letters may differ, as in PlaceIndex.Nearest; of a much shorter name more do.
        var most = key.Length / 3;
        var distance = key.Length < LeastNear
            ? int.MaxValue
            : _names.Where(name => key.Length - name.Length <= most).Select(name => Spelling.DistanceToStart(key, name)).DefaultIfEmpty(int.MaxValue)
                .Min();
        return distance <= most ? Near - 1 + distance : null;
    }
}
