using AccessTracker.Domain.Reports;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>What the tables of a report are made of, whichever task force's it is.</summary>
/// <param name="Content">What the report says.</param>
/// <param name="Names">Names by code, besides those that the content gives.</param>
/// <param name="Figures">How its figures are called.</param>
/// <param name="Sums">How its sums are written.</param>
public sealed record TableInput(IReportContent Content, IReadOnlyDictionary<string, string> Names, FigureIndex Figures, ReportSums Sums)
{
    /// <summary>The Arabic ones of <see cref="Names"/> and of the places that the content names.</summary>
    public IReadOnlyDictionary<string, string> NamesAr { get; init; } = new Dictionary<string, string>();

    /// <summary>Which reports before were published again, and why; a sentence each.</summary>
    public IReadOnlyList<string> Restated { get; init; } = [];

    public static TableInput Of(ReportDocument document) =>
        new(document.Content, document.Annex.Names, new FigureIndex(document.Annex.Definitions), document.Sums)
        {
            NamesAr = document.Annex.NamesAr ?? new Dictionary<string, string>(),
            Restated = [.. RestatedReports.Sentences(document.Content, document.Annex)],
        };

    /// <summary>What stands for no report that is read by itself: names are those that the content gives.</summary>
    public static TableInput Of(IReportContent content, FigureIndex figures, ReportSums sums) =>
        new(content, new Dictionary<string, string>(), figures, sums);
}
