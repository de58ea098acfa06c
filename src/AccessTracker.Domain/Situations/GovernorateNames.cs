using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// The operation's one spelling of each governorate: that of its places, else the first by its characters of those in which arrangements,
/// allegations and monitoring write it. Names are compared folded, as those of places are; a P-code names its governorate.
/// </summary>
internal sealed class GovernorateNames
{
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);

    // As somebody wrote it: the same few texts are asked for on every day of every arrangement.
    private readonly Dictionary<string, string> _byText = new(StringComparer.Ordinal);

    public GovernorateNames(IReadOnlyCollection<Location> locations, CeasefireFacts facts)
    {
        Add(locations.Select(l => l.Governorate));
        foreach (var place in locations.Where(l => l is { Governorate: not null, GovernoratePcode: not null }))
        {
            _byKey.TryAdd(Key(place.GovernoratePcode!), Of(place.Governorate)!);
        }

        Add([
            .. facts.Arrangements.SelectMany(a => a.Governorates),
            .. facts.Allegations.Select(a => a.Governorate),
            .. facts.Monitoring.Select(m => m.Governorate),
        ]);
    }

    /// <summary>Returns the operation's spelling of <paramref name="text"/>; null: none is named.</summary>
    public string? Of(string? text) => text is null ? null : _byText.GetValueOrDefault(text) ?? _byKey.GetValueOrDefault(Key(text), text);

    private void Add(IEnumerable<string?> names)
    {
        foreach (var name in names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var key = Key(name);
            _byKey.TryAdd(key, name);
            _byText.TryAdd(name, _byKey[key]);
        }
    }

    // A name in which nothing is a letter or digit is itself.
    private static string Key(string text) => LocationName.Fold(text) is { Length: > 0 } key ? key : text;
}
