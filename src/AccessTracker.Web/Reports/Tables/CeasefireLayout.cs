using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Tables;

/// <summary>The report of the ceasefire task force, in the order of its rules (section 19).</summary>
internal sealed class CeasefireLayout : ReportLayout
{
    public override IReadOnlyList<HeadlineItem> Headline { get; } =
    [
        Item("allegations.period.received", _ => Texts.TileAllegations, c => c.Allegations.Period.Received, (c, _) => Join(
            Format.With(Texts.TileAllegationsSubstantiated, Format.Number(c.Allegations.Period.Substantiated)),
            c.Allegations.Period.HarmUnknown > 0
                ? Format.With(Texts.TileHarmUnknown, Format.Number(c.Allegations.Period.HarmUnknown))
                : null)),
        Item("allegations.cumulative.received", c => Format.With(Texts.TileAllegationsToDate, Format.Day(c.Operation.Since)),
            c => c.Allegations.Cumulative.Received, (c, _) =>
                Format.With(Texts.TileAllegationsSubstantiated, Format.Number(c.Allegations.Cumulative.Substantiated))),
        Item("allegations.open", _ => Texts.TileAllegationsOpen, c => c.Allegations.Open.Sum(o => (long)o.Count), (c, _) =>
            c.Allegations.Open is [var oldest, ..] ? Format.With(Texts.TileOldestOpen, Format.Days(oldest.Age)) : null),
        Item("allegations.cumulative.resolved", _ => Texts.TileAllegationsResolved, c => c.Allegations.Cumulative.Resolved, (c, _) =>
            Format.With(Texts.TileAllegationsReferred, Format.Number(c.Allegations.Cumulative.Referred))),
        Item("patterns", _ => Texts.TilePatterns, c => c.Patterns.Count, (c, _) =>
            c.Patterns.Count == 0 ? null : Format.With(Texts.TilePatternsReferred, Format.Number(c.Patterns.Count(p => p.Referred)))),
        Item("routes.cutOff", _ => Texts.TileCutOff, c => c.Routes.CutOff.Count, (c, _) => Format.With(
            Texts.TileRoutesClosed, Format.Number(c.Routes.States.Count(r => r.State == "closed")), Format.Number(c.Routes.States.Count))),
        Item("access.besieged.reachedInPeriod", _ => Texts.TileBesieged, c => c.Access.Besieged.ReachedInPeriod) with
        {
            Of = c => ((CeasefireContent)c).Access.Besieged.Locations,
        },
    ];

    public override IReadOnlyList<string> Groups { get; } = ["allegations.period", "allegations.cumulative", "patterns", "routes", "access"];

    public override IReadOnlyList<ReportTable> Tables(TableInput input) => CeasefireTables.Of(
        TableNames.From(input), (CeasefireContent)input.Content);

    public override IReadOnlyList<ReportTable> SeriesTables(IReadOnlyList<ReportPoint> series) => [PerReport(series)];

    // What was published before these were drawn has none.
    public override IReadOnlyList<ReportChart> Charts(IReportContent content, ReportAnnex annex) => annex.Template < ReportAnnexes.ChartsOfCeasefire
        ? []
        : CeasefireCharts.All((CeasefireContent)content, annex);

    /// <summary>The allegations of each report so far.</summary>
    internal static ReportTable PerReport(IReadOnlyList<ReportPoint> series) =>
        AnnexTables.Headlines("allegations_per_report", Texts.AllegationsPerReport, series,
            [
                ("allegations.period.received", new("received", Texts.AllegationsReceived, FigureType.Count, "#indicator+allegations+received")),
                ("allegations.open", new("open", Texts.TileAllegationsOpen, FigureType.Count, "#indicator+allegations+open")),
                ("patterns", new("patterns", Texts.TilePatterns, FigureType.Count, "#indicator+patterns")),
            ]);

    public override IReadOnlyList<FigureDefinition> Definitions(IReportContent content) => CeasefireDefinitions.All((CeasefireContent)content);

    public override IEnumerable<(string Text, IReadOnlyList<string> Names)> Notes(TableInput input)
    {
        var content = (CeasefireContent)input.Content;
        yield return (
            Format.With(Texts.CountPeriod, Format.Day(content.PeriodStart), Format.Day(content.PeriodEnd), Format.Day(content.Operation.Since),
                content.Operation.TimeZone), []);
        yield return (Texts.CountCalm, []);
        yield return (Texts.CountAllegations, []);
        yield return (Texts.CountPatterns, []);
        if (content.Allegations.Cumulative.HarmUnknown > 0)
        {
            yield return (Format.With(Texts.NoteHarmUnknown, Format.Number(content.Allegations.Cumulative.HarmUnknown)), []);
        }

        foreach (var restated in input.Restated)
        {
            yield return (restated, []);
        }
    }

    public override IReadOnlyDictionary<string, string> Names(IReportContent content, Situation situation) =>
        CeasefireNames.Of((CeasefireContent)content, situation);

    public override ReportPoint Point(int number, IReportContent content, ReportSums sums, Situation? situation) => ReportPoint.Of(
        number, content.ReportDate, Headline.ToDictionary(item => item.Path, item => item.Value(content), StringComparer.Ordinal));

    private static HeadlineItem Item(
        string path, Func<CeasefireContent, string> label, Func<CeasefireContent, long?> value,
        Func<CeasefireContent, ReportSums, string?>? detail = null) => new(
        path, c => label((CeasefireContent)c), c => value((CeasefireContent)c), p => (p.Headline?.GetValueOrDefault(path), 0))
    {
        Detail = (c, sums) => detail?.Invoke((CeasefireContent)c, sums),
    };

    private static string Join(params string?[] parts) => Format.LongList(parts.OfType<string>());
}
