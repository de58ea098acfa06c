using System.Text;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Records.Doubts;

/// <summary>
/// Names in free text that are nearly one that is used already: by case, by dots, by a letter, by a word more or less, by what is abbreviated.
/// </summary>
internal sealed class DoubtNames(ReportFacts facts, RecordKinds kinds)
{
    private const int MostKnown = 300;
    private const int MostAsked = 1_000;

    // Words that tell nothing apart.
    private static readonly HashSet<string> _filling = new(StringComparer.Ordinal) { "of", "the", "and", "for", "in", "al" };

    private readonly Dictionary<NameGroup, IReadOnlyList<Known>> _known = [];
    private readonly HashSet<(NameGroup Group, string Text)> _asked = [];

    public IEnumerable<Doubt> Of(DoubtRow row)
    {
        foreach (var column in row.Table.Columns)
        {
            if (column.Names is { } group && row.Text(column.Name) is { } text && _asked.Count < MostAsked && _asked.Add((group, text))
                && Near(group, text) is { } near)
            {
                yield return new Doubt(DoubtCode.NearlyKnown, column.Name, text, near);
            }
        }
    }

    private string? Near(NameGroup group, string text)
    {
        // Asked first: what is used often is found after a few records, and what all of them use need not be put together.
        if (Used(group).Contains(text, StringComparer.Ordinal))
        {
            return null;
        }

        if (!_known.TryGetValue(group, out var known))
        {
            _known[group] = known = [.. FreeText.Spellings(Used(group)).Take(MostKnown).Select(t => Known.Of(t))];
        }

        return known.FirstOrDefault(k => IsNear(k, Known.Of(text)))?.Text;
    }

    /// <summary>Two texts likely name the same, in other words.</summary>
    public static bool IsNear(string one, string other) => IsNear(Known.Of(one), Known.Of(other));

    private static bool IsNear(Known one, Known other) => FreeText.Same(one.Text, other.Text) || IsNear(one.Telling, other.Telling)
        || Abbreviations.IsInitials(one.Words, one.Telling, other.Words) || Abbreviations.IsInitials(other.Words, other.Telling, one.Words);

    private static bool IsNear(List<string> one, List<string> other)
    {
        var (left, right) = (new List<string>(one), new List<string>(other));
        foreach (var word in one)
        {
            if (right.Remove(word))
            {
                left.Remove(word);
            }
        }

        return (left, right) switch
        {
            ([], []) => one.Count > 0,
            ([_], []) or ([], [_]) => Math.Min(one.Count, other.Count) > 0,
            ([var a], [var b]) => IsNearWord(a, b) || Abbreviations.IsOfWord(a, b),

            // Where more than one word differs, each is to be a shorter writing of its fellow.
            _ => left.Count == right.Count && left.Zip(right).All(p => Abbreviations.IsOfWord(p.First, p.Second)),
        };
    }

    // Short words differ by a letter and mean something else: party A, party B.
    private static bool IsNearWord(string one, string other) =>
        Math.Min(one.Length, other.Length) >= 4 && Spelling.Distance(one, other) <= (Math.Min(one.Length, other.Length) >= 8 ? 2 : 1);

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text + ' ')
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '.' or '\'' or '\u2019')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(FreeText.Key(word.ToString()));
                word.Clear();
            }
        }

        return words;
    }

    private IEnumerable<string> Used(NameGroup group)
    {
        var used = kinds.Records.SelectMany(k => k.Columns.Where(c => c.Names == group).SelectMany(c => k.Used(facts, c)));
        return (group == NameGroup.ListKeeper ? used.Append(facts.Operation.Authority) : used).OfType<string>();
    }

    /// <param name="Telling">The words that tell it from others; all of them where none does.</param>
    private sealed record Known(string Text, List<string> Words, List<string> Telling)
    {
        public static Known Of(string text)
        {
            var words = WordsOf(text);
            return new Known(text, words, words.Exists(w => !_filling.Contains(w)) ? [.. words.Where(w => !_filling.Contains(w))] : words);
        }
    }
}
