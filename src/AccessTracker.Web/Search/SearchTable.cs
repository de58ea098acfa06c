using System.Collections;
using System.Text;
using AccessTracker.Domain.Locations;

namespace AccessTracker.Web.Search;

/// <summary>
/// What is searched of many records, in few long runs of memory: their letters, folded, one after the other; the numbers of their places; their
/// months and years. A word goes through a million of them in some milliseconds, where the records themselves lie all over the memory. A table
/// tells which records may be meant; whether they are, and whether the reader may know, is read from the reader's own records.
/// </summary>
internal sealed class SearchTable<T> where T : class
{
    private const byte End = (byte)'\n';

    private readonly byte[] _letters;
    private readonly int[] _lettersUntil;
    private readonly string[] _places;
    private readonly int[] _placeOf;
    private readonly int[] _placesUntil;
    private readonly ushort[] _months;
    private readonly (short First, short Last)[] _years;
    private readonly Lazy<Dictionary<object, int>> _positions;

    public SearchTable(IReadOnlyList<T> records, Action<T, ISearchedText> describe)
    {
        var writer = new Writer(records.Count);
        foreach (var record in records)
        {
            describe(record, writer);
            writer.Next();
        }

        (Records, _letters, _placeOf, _places) = ([.. records], writer.Letters.ToArray(), [.. writer.PlaceOf], [.. writer.Places.Keys]);
        (_lettersUntil, _placesUntil, _months, _years) = (writer.LettersUntil, writer.PlacesUntil, writer.Months, writer.Years);
        _positions = new(() =>
        {
            var positions = new Dictionary<object, int>(Records.Length, ReferenceEqualityComparer.Instance);
            for (var i = 0; i < Records.Length; i++)
            {
                positions[Records[i]] = i;
            }

            return positions;
        });
    }

    /// <summary>The records in their order.</summary>
    public T[] Records { get; }

    /// <summary>The position of that very object; null: it is not here.</summary>
    public int? PositionOf(T record) => _positions.Value.TryGetValue(record, out var position) ? position : null;

    /// <summary>Which records may have the word in them.</summary>
    public BitArray Find(SearchWord word)
    {
        var found = new BitArray(Records.Length, word.Text.IsSign);
        if (word.Text.IsSign)
        {
            return found;
        }

        FindLetters(Encoding.UTF8.GetBytes(word.Text.Folded), found);
        FindPlaces(word, found);
        for (var i = 0; word.IsTime && i < Records.Length; i++)
        {
            if ((word.Month is { } month && (_months[i] & (1 << month)) != 0) || (word.Year >= _years[i].First && word.Year <= _years[i].Last))
            {
                found[i] = true;
            }
        }

        return found;
    }

    private void FindLetters(byte[] letters, BitArray found)
    {
        for (int at = 0, record = 0; _letters.AsSpan(at).IndexOf(letters) is >= 0 and var next; at = _lettersUntil[record])
        {
            at += next;
            while (_lettersUntil[record] <= at)
            {
                record++;
            }

            found[record] = true;
        }
    }

    private void FindPlaces(SearchWord word, BitArray found)
    {
        var isAt = Array.ConvertAll(_places, word.IsNamed);
        if (!isAt.Contains(true))
        {
            return;
        }

        for (int i = 0, at = 0; i < Records.Length; i++)
        {
            for (; at < _placesUntil[i]; at++)
            {
                if (isAt[_placeOf[at]])
                {
                    found[i] = true;
                }
            }
        }
    }

    private sealed class Writer(int count) : ISearchedText
    {
        // An agency, an origin, a party: the same text stands in very many records, and is folded once.
        private readonly Dictionary<string, byte[]> _folded = new(StringComparer.Ordinal);
        private int _record;

        public MemoryStream Letters { get; } = new();

        public List<int> PlaceOf { get; } = [];

        public OrderedDictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        public int[] LettersUntil { get; } = new int[count];

        public int[] PlacesUntil { get; } = new int[count];

        public ushort[] Months { get; } = new ushort[count];

        public (short First, short Last)[] Years { get; } = new (short, short)[count];

        public void Text(string? text)
        {
            if (text is null)
            {
                return;
            }

            if (!_folded.TryGetValue(text, out var letters))
            {
                _folded.Add(text, letters = Folded(text));
            }

            Letters.Write(letters);
        }

        public void Own(string? text)
        {
            if (text is not null)
            {
                Letters.Write(Folded(text));
            }
        }

        public void Place(string? code)
        {
            if (code is not null)
            {
                Places.TryAdd(code, Places.Count);
                PlaceOf.Add(Places[code]);
            }
        }

        public void Party(string? party)
        {
            Text(party);
            Place(party is null ? null : SearchWord.PartyMark + party);
        }

        public void Day(DateOnly? on)
        {
            if (on is not { } day)
            {
                return;
            }

            var (first, last) = Years[_record];
            Months[_record] |= (ushort)(1 << day.Month);
            Years[_record] = (first == 0 || day.Year < first ? (short)day.Year : first, day.Year > last ? (short)day.Year : last);
        }

        public void Next()
        {
            LettersUntil[_record] = checked((int)Letters.Length);
            PlacesUntil[_record] = PlaceOf.Count;
            _record++;
        }

        private static byte[] Folded(string text) => [.. Encoding.UTF8.GetBytes(LocationName.Fold(text)), End];
    }
}
