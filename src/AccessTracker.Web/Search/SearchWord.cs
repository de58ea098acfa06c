using System.Globalization;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Search;

/// <summary>
/// One word of what somebody looks for. It may be a part of a name, a ref or a note; a month or a year; or what a kind of record is called. Letters
/// of any script are folded, so that it does not matter who spelt the name.
/// </summary>
internal sealed class SearchWord(string word, Situation situation)
{
    /// <summary>Stands before the code of a party where codes of places may stand too.</summary>
    public const char PartyMark = '\u001F';

    private readonly string _folded = LocationName.Fold(word);
    private readonly Lazy<HashSet<string>> _parties = new(() => Parties(new TextSearch(situation, word), situation));

    /// <summary>What is searched by names and texts.</summary>
    public TextSearch Text { get; } = new(situation, word);

    /// <summary>The month that the word names; null: none.</summary>
    public int? Month { get; } = word.Length >= 3 ? DayWords.Month(Letters.Fold(word)) : null;

    /// <summary>The year that the word is; null: none.</summary>
    public int? Year { get; } = NumberOf(word) is { } year and >= 1900 and < 3000 ? year : null;

    /// <summary>The word stands for a month or a year.</summary>
    public bool IsTime => Month is not null || Year is not null;

    /// <summary>The word stands for a month or a year in which the day is.</summary>
    public bool IsWhen(DateOnly day) => day.Month == Month || day.Year == Year;

    /// <summary>What is written of who somebody is holds the word, or a name of the party whose code it is does.</summary>
    public bool IsBy(string? party) => party is not null && (Text.IsIn(party) || _parties.Value.Contains(party));

    /// <summary>A name of the place with the code holds the word; or of the party, where <see cref="PartyMark"/> stands before it.</summary>
    public bool IsNamed(string code) => code.StartsWith(PartyMark) ? _parties.Value.Contains(code[1..]) : Text.IsAt(code);

    /// <summary>The word is what the kind is called, as far as it was typed.</summary>
    public bool IsKind(string name) => _folded.Length >= 3 && LocationName.Fold(name).StartsWith(_folded, StringComparison.Ordinal);

    /// <summary>A folded name begins with the word.</summary>
    public bool IsBeginOf(string key) => _folded.Length > 0 && key.StartsWith(_folded, StringComparison.Ordinal);

    /// <summary>The number that the word is; null: none.</summary>
    public int? Number { get; } = NumberOf(word);

    private static HashSet<string> Parties(TextSearch text, Situation situation) =>
        [.. situation.Facts.Ceasefire.Parties.Where(p => ShownName.All(p).Any(text.IsInRef)).Select(p => p.Code)];

    private static int? NumberOf(string text) =>
        int.TryParse(string.Concat(text.Select(Numeral.ToAscii)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
