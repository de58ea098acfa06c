using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>The charts of the ceasefire task force's report: what was alleged, report by report, and the days of each arrangement.</summary>
public static class CeasefireCharts
{
    // Of more those of the most days are drawn: a chart that is longer than a page helps nobody.
    private const int MostArrangements = 12;

    /// <param name="content">What the report says.</param>
    /// <param name="annex">The reports so far, and the events whose days are marked.</param>
    public static IReadOnlyList<ReportChart> All(CeasefireContent content, ReportAnnex annex)
    {
        IReadOnlyList<ReportPoint> points = [.. annex.Series.TakeLast(ReportCharts.Most)];
        var charts = new List<ReportChart>();
        if (points.Count > 0)
        {
            charts.Add(ReportCharts.Marked(Alleged(points), annex.Series, points, ChartMarks.Of(annex.Events)));
        }

        if (content.Arrangements.Any(a => a.Days > 0))
        {
            charts.Add(Days(content));
        }

        return charts;
    }

    private static ReportChart Alleged(IReadOnlyList<ReportPoint> points)
    {
        const string received = "allegations.period.received";
        const string open = "allegations.open";
        var last = points[^1];
        return ReportCharts.Chart(
            "allegations",
            Texts.AllegationsPerReport,
            Format.With(Texts.ChartAllegationsDescription, last.Number, ChartFrame.Number(Of(last, received)), ChartFrame.Number(Of(last, open))),
            new BarSet(
                Texts.ChartReports,
                [Texts.ChartAlleged],
                [.. points.Select(p => new BarGroup(Format.Ordinal(p.Number), [new Bar(Of(p, received))]))]),
            Reading.Of(CeasefireLayout.PerReport(points)));
    }

    private static ReportChart Days(CeasefireContent content)
    {
        var shown = content.Arrangements.Where(a => a.Days > 0)
            .OrderByDescending(a => a.Days).ThenByDescending(a => a.From).ThenBy(a => a.Code, StringComparer.Ordinal).Take(MostArrangements)
            .OrderBy(a => a.From).ThenBy(a => a.Code, StringComparer.Ordinal).ToList();
        var description = Format.With(Texts.ChartCalmDescription, Format.Day(content.PeriodEnd), Format.Number(shown.Count));
        string[] keys = [Texts.CalmMark_Broken, Texts.CalmMark_Watched, Texts.CalmMark_Unwatched];
        return new ReportChart(
            "calm",
            Texts.ChartCalm,
            description,
            new ShareRows("calm", Texts.ChartCalm, description, keys, [.. shown.Select(a => new ShareRow(a.Name, Parts(a)))]).Draw(),
            ReportChart.TableOf(
                Texts.ChartCalm,
                [Texts.Arrangement, Format.Capital(Texts.UnitDays), .. keys],
                shown.Select(a => (IReadOnlyList<string>)[a.Name, Format.Number(a.Days), .. Parts(a).Select(p => Format.Number(p))])))
        {
            Bars = new BarSet(Texts.Arrangement, keys, [.. shown.Select(a => new BarGroup(a.Name, [.. Parts(a).Select(p => new Bar(p))]))]),
        };
    }

    private static int[] Parts(ArrangementFigures arrangement) =>
    [
        arrangement.BrokenDays.Alleged, arrangement.Days - arrangement.BrokenDays.Alleged - arrangement.UnwatchedDays, arrangement.UnwatchedDays,
    ];

    private static long? Of(ReportPoint point, string path) => point.Headline?.GetValueOrDefault(path);
}
