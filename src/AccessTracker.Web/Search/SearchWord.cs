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
    private readonly string _folded = LocationName.Fold(word);
    private readonly int? _month = word.Length >= 3 ? DayWords.Month(Letters.Fold(word)) : null;
    private readonly int? _year = NumberOf(word) is { } year and >= 1900 and < 3000 ? year : null;

    /// <summary>What is searched by names and texts.</summary>
    public TextSearch Text { get; } = new(situation, word);

    /// <summary>The word stands for a month or a year in which the day is.</summary>
    public bool IsWhen(DateOnly day) => day.Month == _month || day.Year == _year;

    /// <summary>The word is what the kind is called, as far as it was typed.</summary>
    public bool IsKind(string name) => _folded.Length >= 3 && LocationName.Fold(name).StartsWith(_folded, StringComparison.Ordinal);

    /// <summary>A folded name begins with the word.</summary>
    public bool IsBeginOf(string key) => _folded.Length > 0 && key.StartsWith(_folded, StringComparison.Ordinal);

    /// <summary>The number that the word is; null: none.</summary>
    public int? Number { get; } = NumberOf(word);

    private static int? NumberOf(string text) =>
        int.TryParse(string.Concat(text.Select(Numeral.ToAscii)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
