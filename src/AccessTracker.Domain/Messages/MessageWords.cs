using System.Collections.Frozen;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Messages;

/// <summary>What a word of a message is about.</summary>
internal enum WordKind
{
    /// <summary>Understood, and nothing hangs on it.</summary>
    Filler,
    Convoy,
    Step,
    Answer,
    Request,
    Removed,
    Barred,
    Allowed,
    Pending,
    Incident,
    Casualty,
    Condition,
    Sector,
    Unit,
    Mode,
    Agency,
    Party,
    Checkpoint,
    Hedge,
    Number,
    Thousand,
    Day,
    Half,
    Clock,
    Count,
    Not,
    Yet,
    Will,
    Until,
    From,
    To,
    And,
}

/// <summary>What a word or a phrase means.</summary>
internal sealed record WordMeaning(WordKind Kind, string Value);

/// <summary>
/// The words of messages and what they mean, as docs/messages.md lists them for readers: a word is found in any spelling that folds to the same
/// letters, with what Arabic writes together with it, and nearly spelt where it is long enough.
/// </summary>
internal static class MessageWords
{
    /// <summary>A phrase has at most so many words.</summary>
    public const int MostWords = 4;

    private const int LeastNear = 5;
    private const int LeastFarther = 9;

    private static readonly string[] _suffixes = ["تين", "تان", "وا", "نا", "ها", "هم", "ات", "ين", "ون", "ان", "ت", "و", "ه"];

    private static readonly string[] _verbEnds = ["وا", "ت"];

    private static readonly FrozenDictionary<string, WordMeaning> _phrases = All()
        .Where(p => p.Key.Length > 0).DistinctBy(p => p.Key)
        .ToFrozenDictionary(p => p.Key, p => p.Meaning, StringComparer.Ordinal);

    private static readonly FrozenSet<string> _words = _phrases.Keys.SelectMany(k => k.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly ILookup<int, string> _byLength =
        _words.Where(w => w.Length >= LeastNear - 1 && w.All(char.IsLetter)).Order(StringComparer.Ordinal).ToLookup(w => w.Length);

    /// <summary>The meaning of a phrase whose words are known by <see cref="Known"/>, joined with blanks; null: it is none.</summary>
    public static WordMeaning? Of(string key) => _phrases.GetValueOrDefault(key);

    /// <summary>The words of the list that a word of a message may be, likeliest first; empty: it is not known.</summary>
    public static IReadOnlyList<string> Known(string key) =>
        [.. Forms(key).Where(_words.Contains).Distinct().Take(4)];

    /// <summary>The word of the list that is nearly written so; null: none, or several that mean different things.</summary>
    public static string? Near(string key)
    {
        foreach (var form in Stems(key).Where(f => f.Length >= LeastNear && f.All(char.IsLetter)))
        {
            var most = form.Length >= LeastFarther ? 2 : 1;
            var near = Enumerable.Range(form.Length - most, (2 * most) + 1).SelectMany(length => _byLength[length])
                .Where(w => w[0] == form[0])
                .Select(w => (Word: w, Distance: DistanceOf(form, w, most)))
                .Where(p => p.Distance is not null)
                .OrderBy(p => p.Distance).ToList();

            // A letter is left out more often than put in.
            List<string> best = [.. near.Where(p => p.Distance == near[0].Distance).Select(p => p.Word)];
            best.RemoveAll(w => w.Length < best.Max(b => b.Length));
            if (best.Count > 0 && best.Select(_phrases.GetValueOrDefault).Distinct().Count() == 1)
            {
                return best[0];
            }
        }

        return null;
    }

    // Two neighbours that changed places are one slip.
    private static int? DistanceOf(string a, string b, int most)
    {
        if (a.Length == b.Length)
        {
            var differing = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).Take(3).ToList();
            if (differing is [var first, var second] && second == first + 1 && a[first] == b[second] && a[second] == b[first])
            {
                return 1;
            }
        }

        return Spelling.Distance(a, b, most);
    }

    // As it stands, without what is written together with it, then without what it ends with.
    private static IEnumerable<string> Forms(string key)
    {
        var stems = Stems(key).ToList();
        foreach (var stem in stems)
        {
            yield return stem;
        }

        foreach (var stem in stems.SelectMany(s => IsArabic(s) && s.Length >= 4 && s[0] is 'ي' or 'ت' or 'ن' ? new[] { s, s[1..] } : [s]))
        {
            if (!IsArabic(stem))
            {
                if (stem.Length > 3 && stem[^1] == 's')
                {
                    yield return stem[..^1];
                }

                continue;
            }

            // In the present a verb begins with a letter of its own; in the plural and in the dual a noun ends otherwise.
            if (stem.Length >= 3 && !stems.Contains(stem))
            {
                yield return stem;
            }

            foreach (var suffix in _suffixes.Where(s => stem.Length >= s.Length + 3 && stem.EndsWith(s, StringComparison.Ordinal)))
            {
                yield return stem[..^suffix.Length];
                if (suffix is "تين" or "تان" or "ات")
                {
                    yield return stem[..^suffix.Length] + "ه";
                }
            }
        }
    }

    /// <summary>The word, and what it is without the particles that Arabic writes together with the next word: and, so, by, to, the.</summary>
    public static IEnumerable<string> Stems(string key)
    {
        yield return key;
        if (!IsArabic(key))
        {
            yield break;
        }

        foreach (var bare in new[] { key, Without(key, "و"), Without(key, "ف") }.OfType<string>().Distinct())
        {
            if (bare != key)
            {
                yield return bare;
            }

            if (Without(bare, "ال") is { } named)
            {
                yield return named;
            }

            foreach (var particle in new[] { "بال", "لل", "عال", "كال", "ب", "ل", "ك" })
            {
                if (Without(bare, particle) is { } rest)
                {
                    yield return rest;
                    if (particle.Length > 1)
                    {
                        yield return "ال" + rest;
                    }
                }
            }
        }
    }

    private static string? Without(string key, string start) =>
        key.Length >= start.Length + 2 && key.StartsWith(start, StringComparison.Ordinal) ? key[start.Length..] : null;

    public static bool IsArabic(string key) => key.Length > 0 && key[0] is >= '\u0620' and <= '\u06FF';

    // The list, and the verbs of it in their shortest form.
    private static List<(string Key, WordMeaning Meaning)> All()
    {
        List<(string Key, WordMeaning Meaning)> written = [.. MessageVocabulary.Lines.SelectMany(line => line.Words.Select(w =>
            (KeyOf(w), line.Meaning)))];
        return [.. written, .. written.Where(p => p.Meaning.Kind is not WordKind.Filler && IsArabic(p.Key)
            && !p.Key.Contains(' ', StringComparison.Ordinal))
            .SelectMany(p => _verbEnds.Where(s => p.Key.Length >= s.Length + 3 && p.Key.EndsWith(s, StringComparison.Ordinal))
                .Select(s => (p.Key[..^s.Length], p.Meaning)))];
    }

    private static string KeyOf(string phrase) => string.Join(' ', MessageTokens.Of(phrase).Select(t => t.Key));
}
