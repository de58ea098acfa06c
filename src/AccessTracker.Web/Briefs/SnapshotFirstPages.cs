using System.Globalization;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Briefs;

/// <summary>
/// The snapshot of a humanitarian report's last day, as its PDF opens with it. It is drawn once, when the report is published, and frozen with it:
/// its map and its lists are of the records as they were, and no longer to be had later.
/// </summary>
public sealed class SnapshotFirstPages(SnapshotReader snapshots, PaperHtml paper, PdfPrinter printer, FileLanguages languages)
{
    // Shorter than the snapshot of its own: nobody looks whether this one goes onto a second page.
    private const int MostRows = 5;

    /// <summary>By the two letters of each language; null: the report is of the other task force, or there is no PDF.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> MakeAsync(
        OperationState state, IReportContent content, ReportPoint? before, IReadOnlyDictionary<string, int> unknown, CancellationToken cancellation)
    {
        if (content is not ReportContent humanitarian || printer.Chromium is null)
        {
            return null;
        }

        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var language in languages.All)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
                pages[language.TwoLetterISOLanguageName] = await paper.BodyAsync<SnapshotPaper>(new Dictionary<string, object?>
                {
                    [nameof(SnapshotPaper.Snapshot)] = await snapshots.OfReportAsync(state, humanitarian, before, unknown, cancellation),
                    [nameof(SnapshotPaper.OnPaper)] = true,
                    [nameof(SnapshotPaper.MostPlaces)] = MostRows,
                    [nameof(SnapshotPaper.MostHolds)] = MostRows,
                });
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }

        return pages;
    }
}
