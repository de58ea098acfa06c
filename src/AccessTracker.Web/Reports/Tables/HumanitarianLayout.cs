using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>The report of the humanitarian task force, in the order of report.md.</summary>
internal sealed class HumanitarianLayout : ReportLayout
{
    public override IReadOnlyList<HeadlineItem> Headline => Reports.Tables.Headline.All;

    public override IReadOnlyList<string> Groups { get; } =
        ["people.period", "people.cumulative", "coverage.besieged", "coverage.hardToReach", "convoys.period", "convoys.cumulative", "permits",
            "evacuations"];

    public override IReadOnlyList<ReportTable> Tables(TableInput input)
    {
        var source = TableSource.Of(input);
        return
        [
            .. LocationTables.Reached(source),
            LocationTables.Unreached(source),
            .. PermitTables.Of(source),
            .. MovementTables.Of(source),
            .. CommitmentTables.Of(source, source.Content.Commitments),
            .. RouteTables.Closed(source),
            CheckTables.Stated(source, source.Content),
            .. CheckTables.Revisions(source),
            .. CheckTables.Quality(source),
        ];
    }

    public override IReadOnlyList<ReportTable> SeriesTables(IReadOnlyList<ReportPoint> series) => AnnexTables.Humanitarian(series);

    public override IReadOnlyList<ReportChart> Charts(IReportContent content, ReportAnnex annex) =>
        ReportCharts.All(annex.Series, ChartMarks.Of(annex.Events));

    public override IReadOnlyList<FigureDefinition> Definitions(IReportContent content) => FigureDefinitions.Humanitarian(content);

    public override IEnumerable<(string Text, IReadOnlyList<string> Names)> Notes(TableInput input) =>
        CountingNotes.Humanitarian(TableSource.Of(input));

    public override IReadOnlyDictionary<string, string> Names(IReportContent content, Situation situation) =>
        ReportAnnexes.NamesOf((ReportContent)content, situation);

    public override ReportPoint Point(int number, IReportContent content, ReportSums sums, Situation? situation) =>
        ReportPoints.Of(number, (ReportContent)content, sums, situation);

    public override IReadOnlyList<(string Name, IReadOnlyList<(string Code, string Name)> Places)> Places(
        IReportContent first, IReportContent second) =>
    [
        (Texts.CompareReachedNew, Only(Reached(second), Reached(first))),
        (Texts.CompareReachedGone, Only(Reached(first), Reached(second))),
        (Texts.CompareUnreachedNew, Only(Unreached(second), Unreached(first))),
        (Texts.CompareUnreachedGone, Only(Unreached(first), Unreached(second))),
    ];

    private static IEnumerable<(string Code, string Name)> Reached(IReportContent content) =>
        ((ReportContent)content).Reached.Select(r => (r.Location, r.Name));

    private static IEnumerable<(string Code, string Name)> Unreached(IReportContent content) =>
        ((ReportContent)content).Unreached.Select(u => (u.Location, u.Name));

    private static IReadOnlyList<(string Code, string Name)> Only(
        IEnumerable<(string Code, string Name)> here, IEnumerable<(string Code, string Name)> there) =>
        [.. here.ExceptBy(there.Select(p => p.Code), p => p.Code).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
}
