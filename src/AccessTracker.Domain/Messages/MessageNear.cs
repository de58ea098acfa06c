using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Messages;

/// <summary>
/// What the words of one paste are nearly written like. A name is compared with every name of every place, and a word with many of the list: each is
/// asked about once, however often it is written, and after so many nothing is near any more.
/// </summary>
internal sealed class MessageNear(LocationIndex places)
{
    private const int MostNames = 240;
    private const int MostWords = 400;

    private readonly Dictionary<string, IReadOnlyList<Location>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _words = new(StringComparer.Ordinal);

    /// <summary>The word of the list that is nearly written so; null: none.</summary>
    public string? WordOf(string key)
    {
        if (!_words.TryGetValue(key, out var word) && _words.Count < MostWords)
        {
            _words[key] = word = MessageWords.Near(key);
        }

        return word;
    }

    /// <summary>The places that may be meant by a name, likeliest first.</summary>
    /// <param name="name">As it is written.</param>
    /// <param name="key">What it folds to.</param>
    public IReadOnlyList<Location> PlacesOf(string name, string key)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        return _names.Count < MostNames ? (_names[name] = Compare(name, key)) : [];
    }

    private IReadOnlyList<Location> Compare(string name, string key)
    {
        var most = key.Length < 8 ? 1 : 2;
        IReadOnlyList<Location> near = [.. places.Nearest(name).Where(l => LocationName.Keys(l).Any(k =>
            Spelling.Distance(key, k, most) is not null))];
        return near.Count > 0 ? near : [.. places.Candidates(name, 3).Where(l => LocationName.Keys(l).Any(k =>
            k.StartsWith(key, StringComparison.Ordinal)))];
    }
}
