using AccessTracker.Data.Records;
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

    /// <summary>A refusal of a name that is not known; it names the one that was probably meant, if any is near.</summary>
    public static Refusal Refuse(RefusalCode code, string text, IEnumerable<string> known) =>
        Nearest(text, known) is { } name ? Refusal.As(code, "Nearest", name) : new Refusal(code);

    private static string Plain(string text) => string.Concat(text.Take(80).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
