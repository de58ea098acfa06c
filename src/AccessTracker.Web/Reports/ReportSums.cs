using AccessTracker.Domain.Reports;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>Writes the sums of one report as people read them: of each it is known how many of its parts nobody knows.</summary>
public sealed class ReportSums
{
    private readonly IReadOnlyDictionary<string, int> _unknown;

    /// <param name="content">What the report says.</param>
    /// <param name="unknown">How many parts of each sum are unknown (<see cref="UnknownParts"/>).</param>
    public ReportSums(ReportContent content, IReadOnlyDictionary<string, int> unknown) => _unknown = unknown.Count > 0 || content.Operation.OverdueDays is not null
        ? unknown

        // Published before the parts were kept: the lists of data quality tell of what counts to date.
        : new Dictionary<string, int>
        {
            ["people.cumulative.total"] = content.DataQuality.UnknownPeople.Count,
            ["convoys.cumulative.trucks"] = content.DataQuality.UnknownTrucks.Count,
        };

    /// <summary>Of what was published; without an annex, no sum tells how many of its parts are unknown but those of data quality.</summary>
    public static ReportSums Of(ReportContent content, string? annex) =>
        new(content, annex is null ? new Dictionary<string, int>() : ReportAnnex.FromJson(annex).Unknown);

    /// <summary>Returns the sum at <paramref name="path"/> in the content.</summary>
    public FigureSum At(string path, decimal? value) => new(value, UnknownParts.Of(_unknown, path), PartOf(path));

    private static SumPart PartOf(string path) => path.Split('.') switch
    {
        ["convoys" or "evacuations", ..] => SumPart.Convoy,
        ["permits", ..] => SumPart.RequestLine,
        _ => SumPart.Delivery,
    };
}
