namespace AccessTracker.Data.Records.Doubts;

/// <summary>Shorter writings of names: "Govt." of "Government", "GoS" of "Government of Syria".</summary>
internal static class Abbreviations
{
    private const int FewestInitials = 2;
    private const int FewestLetters = 3;

    /// <summary>
    /// Whether one word, folded, is the other one cut off or drawn together: it begins with the same letter, its letters come in the other one's
    /// order, and it is the beginning or has the same end.
    /// </summary>
    public static bool IsOfWord(string one, string other)
    {
        var (few, all) = one.Length < other.Length ? (one, other) : (other, one);
        return few.Length >= FewestLetters && few.Length < all.Length && few[0] == all[0]
            && (all.StartsWith(few, StringComparison.Ordinal) || (few[^1] == all[^1] && IsWithin(few, all)));
    }

    /// <summary>
    /// Whether one text is a single word made of the first letters of the other's words, with or without those that tell nothing apart.
    /// </summary>
    /// <param name="words">The words of a text, folded.</param>
    /// <param name="telling">Those of them that tell something.</param>
    /// <param name="initials">The words of the other text, folded.</param>
    public static bool IsInitials(IReadOnlyList<string> words, IReadOnlyList<string> telling, IReadOnlyList<string> initials) =>
        initials is [{ Length: >= FewestInitials } one] && words.Count > 1 && (Initials(words) == one || Initials(telling) == one);

    private static string Initials(IReadOnlyList<string> words) => string.Concat(words.Where(w => w.Length > 0).Select(w => w[0]));

    private static bool IsWithin(string few, string all)
    {
        var at = 0;
        foreach (var letter in all)
        {
            at += at < few.Length && few[at] == letter ? 1 : 0;
        }

        return at == few.Length;
    }
}
