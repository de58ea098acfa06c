namespace AccessTracker.Domain.Reports;

/// <summary>
/// How many parts of each sum of a report nobody knows, by the sum's path in the content:
/// <c>people.period.total</c> for distinct people and people-times, <c>convoys.period.trucks</c>. Such a sum is a floor (counting rules, section 3).
/// </summary>
public static class UnknownParts
{
    private const string Suffix = ".unknown";

    /// <summary>Returns the path under which a report's records name the unknown parts of <paramref name="figure"/>.</summary>
    public static string Path(string figure) => figure + Suffix;

    /// <summary>Counts them in the records behind a report's figures. Sums of which all is known are not there.</summary>
    public static IReadOnlyDictionary<string, int> Count(IReadOnlyDictionary<string, IReadOnlyList<string>> records)
    {
        var unknown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, parts) in records.Where(r => r.Key.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            unknown[path[..^Suffix.Length]] = parts.Count;
        }

        return unknown;
    }

    /// <summary>Returns how many parts of <paramref name="figure"/> are unknown. Distinct people and people-times have the same parts, kept once for both.</summary>
    public static int Of(IReadOnlyDictionary<string, int> unknown, string figure)
    {
        var last = figure.LastIndexOf('.');
        var path = figure[(last + 1)..] is "distinct" or "peopleTimes" ? figure[..last] : figure;
        return unknown.GetValueOrDefault(path);
    }
}
