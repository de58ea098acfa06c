using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports;

/// <summary>Brings together what the page and the paper of a report are made of, as one reader may read it.</summary>
public sealed class ReportDocuments(ReportReader reports, NarrativeStore narratives, PublishSettings settings)
{
    /// <summary>
    /// A published report with the annex that it was published with. A draft has none of its own: it gets today's definitions, the reports
    /// before it as this reader may read them, and the chair's words for who may publish them.
    /// </summary>
    public async Task<ReportDocument> OfAsync(OperationState state, ReportView report, Person person, CancellationToken cancellation = default)
    {
        var annex = report.Annex ?? new ReportAnnex(
            ReportAnnexes.Template,
            await WordsAsync(state, report, person, cancellation),
            [],
            await SeriesAsync(state, report, cancellation))
        {
            Unknown = UnknownParts.Count(report.Records), Events = ReportAnnexes.EventsOf(state.Situation, report.Content),
            Restated = RestatedReports.Before(
                state.Situation.CalendarOf(report.Header.TaskForce), report.Header.Number,
                (await reports.RevisionsAsync(state, cancellation)).SelectMany(r => r)),
        };

        // What was published before names were kept with it is read with those of today.
        var names = annex.Names.Count > 0 ? annex.Names : ReportLayout.Of(report.Content).Names(report.Content, state.Situation);
        return new ReportDocument(
            report.Header, report.Content,
            annex with
            {
                Definitions = report.Figures.Definitions,
                Names = names,
                NamesAr = annex.NamesAr ?? ArabicNames.Of(report.Content, names, state.Situation),
                Narratives = ReportWording.Narratives(annex.Narratives),
            });
    }

    private async Task<IReadOnlyList<Narrative>> WordsAsync(OperationState state, ReportView report, Person person, CancellationToken cancellation) =>
        !report.IsPublished && AccessPolicy.May(person, Verb.Publish, new Subject(state.Situation.Operation.Code))
            ? settings.InOrder(await narratives.LatestAsync(state.Stored, report.Header.Report, cancellation))
            : [];

    // What was published says what it said; of the other meetings before it, what the records say today.
    private async Task<IReadOnlyList<ReportPoint>> SeriesAsync(OperationState state, ReportView report, CancellationToken cancellation)
    {
        var published = await reports.RevisionsAsync(state, cancellation);
        var points = new List<ReportPoint>();
        var layout = ReportLayout.Of(report.Content);
        foreach (var (period, point) in ReportAnnexes.PointsBefore(state, report.Header.Report, report.Content.ReportDate, ReportCharts.Most))
        {
            points.Add(published.Contains(period.Report) && await reports.SumsAsync(state, period.Report, cancellation) is { } said
                ? layout.Point(period.Number, said.Content, said.Sums, null)
                : point());
        }

        return [.. points, layout.Point(report.Header.Number, report.Content, report.Sums, report.IsPublished ? null : state.Situation)];
    }
}
