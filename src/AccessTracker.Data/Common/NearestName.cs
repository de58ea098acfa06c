using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Common;

/// <summary>Finds what was probably meant by a name that is not known.</summary>
internal static class NearestName
{
    /// <summary>The closest of <paramref name="known"/>, or null when nothing is near.</summary>
    public static string? Nearest(string text, IEnumerable<string> known)
    {
        var wanted = Plain(text);
        return known
            .Select(name => (name, distance: Spelling.Distance(wanted, Plain(name))))
            .Where(p => p.distance <= Math.Max(1, p.name.Length / 3))
            .OrderBy(p => p.distance)
            .Select(p => p.name)
            .FirstOrDefault();
    }

    /// <summary>The words ", did you mean x?" for a message, or nothing.</summary>
    public static string Hint(string text, IEnumerable<string> known) => Nearest(text, known) is { } name ? $"; the nearest is '{name}'" : "";

    private static string Plain(string text) => string.Concat(text.Take(80).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
