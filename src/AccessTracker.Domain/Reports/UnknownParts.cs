using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>
/// It counts how many parts of each sum of a report nobody knows, by the sum's path in the content: <c>people.period.total</c> for distinct people
/// and people-times, <c>convoys.period.trucks</c>. Such a sum is a floor (counting rules, section 3), and so is what is counted from it.
/// </summary>
public static class UnknownParts
{
    /// <summary>Under it a report notes that the records which moved the figures of the report before could not be told apart.</summary>
    public const string Causes = "revisions.causes";

    // A figure that moved is named within the two reports that it is of.
    private const string Revisions = "revisions.";

    /// <summary>Returns the path under which a report's records name the unknown parts of <paramref name="figure"/>.</summary>
    public static string Path(string figure) => ReportDraft.UnknownPath(figure);

    /// <summary>Returns the path of what was published of a figure that moved.</summary>
    public static string Published(ReportRevision revision) =>
        FormattableString.Invariant($"{Revisions}{revision.Report}.published.{Owner(revision.Figure)}");

    /// <summary>Returns the path of what the records say of it now.</summary>
    public static string Now(ReportRevision revision) => FormattableString.Invariant($"{Revisions}{revision.Report}.now.{Owner(revision.Figure)}");

    /// <summary>Returns the path of the figure itself, of one that moved the path in its own report.</summary>
    public static string Figure(string path) => path.StartsWith(Revisions, StringComparison.Ordinal) ? path.Split('.', 4)[^1] : path;

    /// <summary>Counts them in the records behind a report's figures. Sums of which all is known are not there.</summary>
    public static IReadOnlyDictionary<string, int> Count(IReadOnlyDictionary<string, IReadOnlyList<string>> records)
    {
        var unknown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, parts) in records.Where(r => r.Key.EndsWith(ReportDraft.UnknownSuffix, StringComparison.Ordinal)))
        {
            unknown[path[..^ReportDraft.UnknownSuffix.Length]] = parts.Count;
        }

        return unknown;
    }

    /// <summary>Returns how many parts of <paramref name="figure"/> are unknown.</summary>
    public static int Of(IReadOnlyDictionary<string, int> unknown, string figure) => unknown.GetValueOrDefault(Owner(figure));

    /// <summary>
    /// Counts them in a content alone, for what was published before they were noted: its lists of data quality tell of what counts to date.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Count(IReportContent any) => any is not ReportContent content ? new() : new Dictionary<string, int>
    {
        ["people.cumulative.total"] = content.DataQuality.UnknownPeople.Count,
        ["convoys.cumulative.trucks"] = content.DataQuality.UnknownTrucks.Count,
        ["coverage.besieged.population"] = content.Coverage.Besieged.PopulationUnknown,
        ["coverage.hardToReach.population"] = content.Coverage.HardToReach.PopulationUnknown,
    };

    /// <summary>Returns the references of the unknown parts of <paramref name="figure"/>, as a report keeps them.</summary>
    /// <param name="content">What the report says.</param>
    /// <param name="records">The references behind each of its figures.</param>
    /// <param name="figure">Its path.</param>
    public static IReadOnlyList<string> Behind(IReportContent content, IReadOnlyDictionary<string, IReadOnlyList<string>> records, string figure)
    {
        var owner = Owner(figure);
        return records.TryGetValue(Path(owner), out var noted) ? noted : (owner, content) switch
        {
            ("people.cumulative.total", ReportContent said) => [.. said.DataQuality.UnknownPeople.Select(r => RecordRef.OfKey("delivery", r))],
            ("convoys.cumulative.trucks", ReportContent said) => [.. said.DataQuality.UnknownTrucks.Select(r => RecordRef.OfKey("convoy", r))],
            ("coverage.besieged.population" or "coverage.hardToReach.population", _) => records.GetValueOrDefault(owner + "Unknown") ?? [],
            _ => [],
        };
    }

    // Distinct people and people-times have the same parts, kept once for both; what is said of a target is counted from those reached.
    private static string Owner(string figure)
    {
        var last = figure.LastIndexOf('.');
        return figure[(last + 1)..] switch
        {
            "distinct" or "peopleTimes" => figure[..last],
            "share" or "neededPerWeek" or "recentPerWeek" when figure.StartsWith("targets.", StringComparison.Ordinal) => figure[..last] + ".reached",
            _ => figure,
        };
    }
}
