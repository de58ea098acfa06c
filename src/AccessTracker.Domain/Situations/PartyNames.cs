using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Situations;

/// <summary>
/// Finds the party that a free text names: where the text, folded as names of places are, equals a party's code, name or Arabic name, it is
/// linked to it. What names none, or several, stays as written.
/// </summary>
public sealed class PartyNames
{
    private readonly Dictionary<string, Party> _byCode;
    private readonly ILookup<string, Party> _byKey;

    public PartyNames(IEnumerable<Party> parties)
    {
        _byCode = parties.ToDictionary(p => p.Code, StringComparer.Ordinal);
        _byKey = _byCode.Values
            .SelectMany(p => new[] { p.Code, p.Name, p.NameAr }.OfType<string>().Select(LocationName.Fold).Where(key => key.Length > 0).Distinct()
                .Select(key => (Key: key, Party: p)))
            .ToLookup(p => p.Key, p => p.Party, StringComparer.Ordinal);
    }

    /// <summary>Returns the party that <paramref name="text"/> is linked to; null: none.</summary>
    public Party? Find(string? text) => text switch
    {
        null => null,
        _ when _byCode.TryGetValue(text.Trim(), out var byCode) => byCode,
        _ => _byKey[LocationName.Fold(text)].Take(2).ToList() is [var only] ? only : null,
    };

    /// <summary>Returns the code of the party that <paramref name="text"/> is linked to, else the text as written; null: it names nobody.</summary>
    public string? CodeOf(string? text) => Find(text)?.Code ?? text;
}
