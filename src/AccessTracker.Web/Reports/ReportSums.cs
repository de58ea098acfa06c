using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>Writes the sums of one report as people read them: of each it is known how many of its parts nobody knows.</summary>
public sealed class ReportSums
{
    private readonly Dictionary<string, int> _unknown;

    /// <param name="content">What the report says.</param>
    /// <param name="unknown">How many parts of each sum are unknown (<see cref="UnknownParts"/>); what was published before they were kept has
    /// none.</param>
    public ReportSums(IReportContent content, IReadOnlyDictionary<string, int> unknown) : this(UnknownParts.Count(content), unknown)
    {
    }

    /// <summary>The sums of a report whose content does not tell what is unknown of them.</summary>
    public ReportSums(IReadOnlyDictionary<string, int> unknown) : this(new Dictionary<string, int>(), unknown)
    {
    }

    private ReportSums(IReadOnlyDictionary<string, int> told, IReadOnlyDictionary<string, int> unknown)
    {
        _unknown = new Dictionary<string, int>(told, StringComparer.Ordinal);
        foreach (var (path, parts) in unknown)
        {
            _unknown[path] = parts;
        }
    }

    /// <summary>
    /// Of what was published; without an annex, no sum tells how many of its parts are unknown but those of which the content does.
    /// </summary>
    public static ReportSums Of(IReportContent content, string? annex) =>
        new(content, annex is null ? new Dictionary<string, int>() : ReportAnnex.FromJson(annex).Unknown);

    /// <summary>The records that moved figures of the report before could not be told apart.</summary>
    public bool AreCausesUnknown => _unknown.ContainsKey(UnknownParts.Causes);

    /// <summary>Returns the sum at <paramref name="path"/> in the content.</summary>
    public FigureSum At(string path, decimal? value) => Sum(UnknownParts.Figure(path), path, value);

    /// <summary>Returns what was published of a figure that moved.</summary>
    public FigureSum Published(ReportRevision revision) => Sum(revision.Figure, UnknownParts.Published(revision), revision.Published);

    /// <summary>Returns what the records say of a figure that moved.</summary>
    public FigureSum Now(ReportRevision revision) => Sum(revision.Figure, UnknownParts.Now(revision), revision.Now);

    private FigureSum Sum(string figure, string path, decimal? value) => new(value, UnknownParts.Of(_unknown, path), PartOf(figure))
    {
        Form = FigureName.IsShare(figure) ? SumForm.Share : SumForm.Number,
        Bound = BoundOf(figure),
    };

    private static SumPart PartOf(string figure) => figure.Split('.') switch
    {
        ["convoys" or "evacuations", ..] => SumPart.Convoy,
        ["permits", ..] => SumPart.RequestLine,
        ["coverage" or "access", _, "population"] => SumPart.Place,
        ["control", ..] => SumPart.Place,
        ["allegations", ..] => SumPart.Allegation,
        _ => SumPart.Delivery,
    };

    // The more were reached, the fewer are still needed; how many more there were lately is a difference of two floors.
    private static SumBound BoundOf(string figure) => figure.StartsWith("targets.", StringComparison.Ordinal)
        ? figure[(figure.LastIndexOf('.') + 1)..] switch { "neededPerWeek" => SumBound.Most, "recentPerWeek" => SumBound.KnownOnly, _ =>
            SumBound.Least }
        : SumBound.Least;
}
