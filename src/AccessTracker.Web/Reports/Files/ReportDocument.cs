using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// All that page and files of a published report are made of: nothing else is read for them, so that they can be made again to the byte.
/// </summary>
/// <param name="Header">As published, with its revision, who published it and when.</param>
/// <param name="Content">What it says.</param>
/// <param name="Annex">What is shown beside it.</param>
public sealed record ReportDocument(ReportHeader Header, IReportContent Content, ReportAnnex Annex)
{
    /// <summary>How its sums are written.</summary>
    public ReportSums Sums => new(Content, Annex.Unknown);

    /// <summary>The same as it is read in the language of now; of English what was frozen stays to the letter.</summary>
    public ReportDocument Worded() => this with
    {
        Annex = Annex with
        {
            Definitions = ReportWording.Definitions(Content, Annex.Definitions),
            Narratives = ReportWording.Narratives(Annex.Narratives),
        },
    };
}
