using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Components;

/// <summary>
/// Finds records by what somebody typed, in any spelling (<see cref="LocationName"/>). What many records hold, an agency or a place,
/// is looked at once.
/// </summary>
public sealed class TextSearch
{
    private readonly string _text;
    private readonly string _sign;
    private readonly HashSet<string> _places;
    private readonly Dictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public TextSearch(Situation situation, string? typed)
    {
        _text = LocationName.Fold(typed ?? "");
        _sign = _text.Length == 0 ? LocationName.Sign(typed ?? "") : "";
        _places = IsBlank ? [] : situation.Locations.Values.Where(IsNamed).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Nothing was typed that could be looked for.</summary>
    public bool IsBlank => _text.Length + _sign.Length == 0;

    /// <summary>Neither a letter nor a digit was typed, but something that is to be seen.</summary>
    public bool IsSign => _sign.Length > 0;

    /// <summary>The key (<see cref="LocationName.Fold"/>) that is looked for in the keys of texts; empty: a sign is looked for.</summary>
    public string Folded => _text;

    /// <summary>One of the place's names holds it.</summary>
    public bool IsNamed(Location location) => _sign.Length > 0
        ? ShownName.All(location).Concat(location.Aliases).Any(IsInRef)
        : LocationName.Keys(location).Any(k => k.Contains(_text, StringComparison.Ordinal));

    /// <summary>The same of the place with the code.</summary>
    public bool IsAt(string location) => _places.Contains(location);

    /// <summary>The same of any of the stops.</summary>
    public bool IsAtAny(IReadOnlyList<Stop> stops)
    {
        for (var i = 0; i < stops.Count; i++)
        {
            if (_places.Contains(stops[i].Location))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text holds it; for texts that stand in one record.</summary>
    public bool IsInRef(string reference) =>
        _sign.Length > 0 ? LocationName.Sign(reference).Contains(_sign, StringComparison.Ordinal) : LocationName.Holds(reference, _text);

    /// <summary>The text holds it; for texts that stand in many records.</summary>
    public bool IsIn(string? text)
    {
        if (text is null)
        {
            return false;
        }

        if (!_seen.TryGetValue(text, out var isIn))
        {
            _seen.Add(text, isIn = IsInRef(text));
        }

        return isIn;
    }
}
