using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports;

/// <summary>Brings together what the page, the paper and the files of a report are made of.</summary>
public sealed class ReportDocuments(ReportReader reports)
{
    /// <summary>
    /// A published report with the annex that it was published with. A draft has no annex of its own: it gets today's definitions, and of
    /// the reports before it what this reader may read of them.
    /// </summary>
    public async Task<ReportDocument> OfAsync(OperationState state, ReportView report, CancellationToken cancellation = default) => new(
        report.Header,
        report.Content,
        report.Annex ?? new ReportAnnex(0, [], FigureDefinitions.All(report.Content), await SeriesAsync(state, report, cancellation)));

    /// <summary>The last reports up to this one, as this reader may read them.</summary>
    public async Task<IReadOnlyList<ReportPoint>> SeriesAsync(OperationState state, ReportView report, CancellationToken cancellation = default)
    {
        var points = new List<ReportPoint>();
        for (var number = Math.Max(1, report.Header.Number - ReportCharts.Most + 1); number < report.Header.Number; number++)
        {
            if (await reports.ContentAsync(state, number, cancellation) is { } content)
            {
                points.Add(ReportPoints.Of(number, content, null));
            }
        }

        return [.. points, ReportPoints.Of(report.Header.Number, report.Content, report.IsPublished ? null : state.Situation)];
    }
}
