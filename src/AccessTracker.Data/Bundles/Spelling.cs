namespace AccessTracker.Data.Bundles;

/// <summary>Finds what was probably meant by a name that is not known.</summary>
internal static class Spelling
{
    /// <summary>The closest of <paramref name="known"/>, or null when nothing is near.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        var wanted = Plain(text);
        return known
            .Select(name => (name, distance: Distance(wanted, Plain(name))))
            .Where(p => p.distance <= Math.Max(1, p.name.Length / 3))
            .OrderBy(p => p.distance)
            .Select(p => p.name)
            .FirstOrDefault();
    }

    /// <summary>The words ", did you mean x?" for a message, or nothing.</summary>
    public static string Hint(string text, IEnumerable<string> known) => Nearest(text, known) is { } name ? $"; the nearest is '{name}'" : "";

    private static string Plain(string text) => string.Concat(text.Take(80).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
