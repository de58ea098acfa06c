namespace AccessTracker.Domain.Common;

/// <summary>
/// Compares free text that names something: a kind of clearance, a party, an authority, a step. It is kept as somebody wrote it;
/// <c>facilitation_letter</c>, <c>Facilitation letter</c> and <c>FACILITATION-LETTER</c> name the same.
/// </summary>
public static class FreeText
{
    /// <summary>Equality of what two texts name; null names nothing.</summary>
    public static readonly IEqualityComparer<string?> Comparer =
        EqualityComparer<string?>.Create((one, other) => Same(one, other), text =>
            text is null ? 0 : Key(text).GetHashCode(StringComparison.Ordinal));

    /// <summary>
    /// The key is what texts that name the same have in common: their letters and digits, folded; of a text that has none the text itself.
    /// </summary>
    public static string Key(string text) => Letters.Fold(text) is { Length: > 0 } key ? key : text.Trim();

    /// <summary>Both name the same, in whatever case, punctuation, accents or forms of Arabic letters.</summary>
    public static bool Same(string? one, string? other) =>
        one is null || other is null ? one is null && other is null : one == other || Key(one) == Key(other);

    /// <summary>
    /// One spelling for each thing that <paramref name="texts"/> name: the one written most often (of equals the first by its characters), the most
    /// named first.
    /// </summary>
    public static IReadOnlyList<string> Spellings(IEnumerable<string?> texts) =>
    [
        .. texts.OfType<string>().Where(t => t.Length > 0)
            .GroupBy(t => t, StringComparer.Ordinal)
            .Select(g => (Text: g.Key, Count: g.Count()))
            .GroupBy(t => Key(t.Text), StringComparer.Ordinal)
            .Select(g => (Text: Most(g), Count: g.Sum(t => t.Count)))
            .OrderByDescending(t => t.Count)
            .ThenBy(t => t.Text, StringComparer.Ordinal)
            .Select(t => t.Text),
    ];

    /// <summary>The spelling among <paramref name="known"/> that names the same as <paramref name="text"/>; else the text itself.</summary>
    public static string Known(string text, IEnumerable<string> known) => known.FirstOrDefault(k => Same(k, text)) ?? text;

    private static string Most(IEnumerable<(string Text, int Count)> spellings) =>
        spellings.OrderByDescending(t => t.Count).ThenBy(t => t.Text, StringComparer.Ordinal).First().Text;
}
