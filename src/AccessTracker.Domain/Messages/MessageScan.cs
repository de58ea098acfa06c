using AccessTracker.Domain.Locations;

namespace AccessTracker.Domain.Messages;

/// <summary>Words of a message that mean something together.</summary>
/// <param name="First">Number of the first word.</param>
/// <param name="Last">Number of the word after them.</param>
internal sealed record MessageMark(WordKind Kind, string Value, int First, int Last);

/// <summary>A place that is named, or may be.</summary>
internal sealed record PlaceMark(Location? Location, IReadOnlyList<Location> Candidates, int First, int Last);

/// <summary>A message taken apart: its words, what is known of them, and which of them something was made of.</summary>
internal sealed class MessageScan
{
    // One message takes no more of what its paste may ask.
    private const int MostCompared = 40;

    private readonly LocationIndex _places;
    private readonly bool[] _isTaken;
    private readonly MessageMark?[] _marked;
    private int _compared;

    public MessageScan(string text, LocationIndex places)
    {
        _places = places;
        Text = text;
        Tokens = MessageTokens.Of(text);
        _isTaken = new bool[Tokens.Count];
        _marked = new MessageMark?[Tokens.Count];
        Known = [.. Tokens.Select(t => t.IsNumber ? [] : MessageWords.Known(t.Key))];
    }

    public string Text { get; }

    public IReadOnlyList<MessageToken> Tokens { get; }

    /// <summary>The words of the list that each word may be.</summary>
    public IReadOnlyList<string>[] Known { get; }

    public List<MessageMark> Marks { get; } = [];

    public List<PlaceMark> Places { get; } = [];

    public bool IsTaken(int token) => _isTaken[token];

    public void Take(int first, int last) => Array.Fill(_isTaken, true, first, last - first);

    /// <summary>The kind of the mark that a word belongs to; null: none.</summary>
    public MessageMark? MarkAt(int token) => token >= 0 && token < _marked.Length ? _marked[token] : null;

    public PlaceMark? PlaceAt(int token) => Places.FirstOrDefault(p => p.First <= token && token < p.Last);

    public bool Is(int token, WordKind kind) => token >= 0 && token < Tokens.Count && MarkAt(token)?.Kind == kind;

    /// <summary>Where words begin in the text, and how long they are.</summary>
    public (int Start, int Length) Span(int first, int last) => (Tokens[first].Start, Tokens[last - 1].End - Tokens[first].Start);

    public string Written(int first, int last) => Span(first, last) is var (start, length) ? Text.Substring(start, length) : "";

    /// <summary>Marks what is known as it is written: phrases of the list, and names of places.</summary>
    public void MarkKnown()
    {
        for (var at = 0; at < Tokens.Count;)
        {
            var phrase = PhraseAt(at);
            var place = PlaceFrom(at);
            if (place is not null && (phrase is null || place.Last >= phrase.Last))
            {
                Places.Add(place);
                at = place.Last;
            }
            else if (phrase is not null)
            {
                Mark(phrase);
                at = phrase.Last;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Marks what is only nearly written so, of words that nothing is known of and nothing was made of.</summary>
    public void MarkNear(MessageNear near)
    {
        for (var at = 0; at < Tokens.Count; at++)
        {
            if (!IsUnknown(at))
            {
                continue;
            }

            var isPlaceFirst = at > 0 && MarkAt(at - 1)?.Kind is WordKind.To or WordKind.From;
            var word = isPlaceFirst ? null : NearWord(near, at);
            if (word is null && (NearPlace(near, at, at + 2) ?? NearPlace(near, at, at + 1)) is { } place)
            {
                Places.Add(place);
                at = place.Last - 1;
            }
            else if ((isPlaceFirst ? NearWord(near, at) : word) is { } mark)
            {
                Mark(mark);
            }
        }

        Marks.Sort((a, b) => a.First.CompareTo(b.First));
        Places.Sort((a, b) => a.First.CompareTo(b.First));
    }

    private void Mark(MessageMark mark)
    {
        Marks.Add(mark);
        Array.Fill(_marked, mark, mark.First, mark.Last - mark.First);
    }

    public bool IsUnknown(int at) =>
        at < Tokens.Count && !Tokens[at].IsNumber && !_isTaken[at] && MarkAt(at) is null && PlaceAt(at) is null;

    private MessageMark? NearWord(MessageNear near, int at) => near.WordOf(Tokens[at].Key) is { } word && MessageWords.Of(word) is { } meaning
        ? new MessageMark(meaning.Kind, meaning.Value, at, at + 1) : null;

    private MessageMark? PhraseAt(int at)
    {
        for (var last = Math.Min(Tokens.Count, at + MessageWords.MostWords); last > at; last--)
        {
            if (last - at == 1 || !Parts(at, last))
            {
                foreach (var key in Keys(at, last))
                {
                    if (MessageWords.Of(key) is { } meaning)
                    {
                        return new MessageMark(meaning.Kind, meaning.Value, at, last);
                    }
                }
            }
        }

        return null;
    }

    // A phrase does not go on over a mark between clauses.
    private bool Parts(int first, int last) =>
        Tokens[first].Clause != Tokens[last - 1].Clause || Tokens[first].Line != Tokens[last - 1].Line;

    private IEnumerable<string> Keys(int first, int last)
    {
        var words = Tokens[first].IsNumber ? [Tokens[first].Key] : Known[first];
        return last - first == 1
            ? words
            : words.SelectMany(w => Keys(first + 1, last).Select(rest => $"{w} {rest}"));
    }

    private PlaceMark? PlaceFrom(int at)
    {
        if (Tokens[at].IsNumber)
        {
            return null;
        }

        for (var last = Math.Min(Tokens.Count, at + 5); last > at; last--)
        {
            if (last - at > 1 && Parts(at, last))
            {
                continue;
            }

            foreach (var name in Names(at, last))
            {
                if (!_places.IsFree(name) && Named(name, at, last) is { } place)
                {
                    return place;
                }
            }
        }

        // A code in capitals; in small letters it may be any word.
        var text = Tokens[at].Text;
        return text.Length > 2 && text.All(char.IsAsciiLetterUpper) && Known[at].Count == 0 && _places.Coded(text) is { } coded
            ? new PlaceMark(coded, [], at, at + 1)
            : null;
    }

    private PlaceMark? Named(string name, int at, int last)
    {
        if (_places.Exact(name) is { } place)
        {
            return new PlaceMark(place, [], at, last);
        }

        var match = _places.Resolve(name);
        IReadOnlyList<Location> candidates = match.Location is { } near ? [near] : match.Candidates;

        // Of a short word without its article, which is a word of its own, nothing is made.
        return candidates.Count > 0 && (Known[at].Count == 0 || last - at > 1) ? new PlaceMark(null, candidates, at, last) : null;
    }

    // With and without what Arabic writes together with a name; a name with its article keeps it.
    private IEnumerable<string> Names(int first, int last)
    {
        yield return Written(first, last);
        var key = Tokens[first].Key;
        if (!MessageWords.IsArabic(key))
        {
            yield break;
        }

        var rest = last - first == 1 ? "" : " " + Written(first + 1, last);
        foreach (var bare in key.Length > 3 && key[0] is 'و' or 'ف' ? new[] { key, key[1..] } : [key])
        {
            yield return bare + rest;
            foreach (var (particle, article) in new[] { ("لل", "ال"), ("بال", "ال"), ("عال", "ال"), ("ب", ""), ("ل", ""), ("ع", "") })
            {
                if (bare.Length >= particle.Length + 3 && bare.StartsWith(particle, StringComparison.Ordinal))
                {
                    yield return article + bare[particle.Length..] + rest;
                }
            }
        }
    }

    private PlaceMark? NearPlace(MessageNear near, int first, int last)
    {
        if (last > Tokens.Count || (last - first > 1 && (!IsUnknown(last - 1) || Parts(first, last))))
        {
            return null;
        }

        foreach (var name in Names(first, last))
        {
            var key = LocationName.Fold(name);
            if (key.Length < (MessageWords.IsArabic(key) ? 4 : 5) || ++_compared > MostCompared)
            {
                continue;
            }

            if (near.PlacesOf(name, key) is { Count: > 0 } places)
            {
                return new PlaceMark(null, places, first, last);
            }
        }

        return null;
    }
}
