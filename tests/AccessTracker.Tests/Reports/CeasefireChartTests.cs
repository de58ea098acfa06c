using System.Xml.Linq;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Reports;
using AccessTracker.Tests.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Tests.Reports;

/// <summary>The charts of the ceasefire task force's report, and the days of events on the charts of either report.</summary>
public sealed class CeasefireChartTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    private static readonly CeasefireContent _content = C.Report(
        new CeasefireFacts
        {
            Arrangements = [C.Arrangement(), C.Arrangement("ROC", "05-04", "05-06"), C.Arrangement("LATER", "06-01")],
            Allegations = [C.Allegation("V1", "05-02"), C.Allegation("V2", "05-05", arrangement: "ROC", count: 3)],
            Monitoring = [C.Watch("05-01"), C.Watch("05-03")],
        },
        "05-08");

    private static readonly ReportEvent[] _events =
    [
        new("E1", C.Day("05-01"), "resolution", "Before the first report"), new("E2", C.Day("05-08"), "meeting", "On its day"),
        new("E3", C.Day("05-09"), "statement", "After it"),
    ];

    private static ReportPoint Point(int number, string day, long received, long open) => ReportPoint.Of(
        number, C.Day(day), new Dictionary<string, long?> { ["allegations.period.received"] = received, ["allegations.open"] = open });

    private static ReportAnnex Annex(params ReportPoint[] series) => new(ReportAnnexes.Template, [], [], series);

    private static IReadOnlyList<ReportChart> Charts(ReportAnnex annex) => ReportLayout.Of(_content).Charts(_content, annex);

    [Fact]
    public void Days_of_each_arrangement_are_its_broken_its_watched_and_its_unwatched_ones()
    {
        var chart = Charts(Annex(Point(1, "05-08", 4, 4))).Single(c => c.Id == "calm");
        Assert.Equal(
            ["COH 8 1 2 5", "ROC 3 1 0 2"], chart.Table.Rows.Select(r => string.Join(' ', r.Select(c => c.Whole))));
        foreach (var (arrangement, row) in _content.Arrangements.Zip(chart.Bars!.Groups))
        {
            Assert.Equal(arrangement.Days, row.Bars.Sum(b => b.Value));
        }

        // One that has not begun has no days.
        Assert.DoesNotContain(chart.Svg.Descendants(_svg + "text"), t => t.Value == "LATER");
    }

    [Fact]
    public void Violations_are_drawn_report_by_report_and_told_with_what_is_open()
    {
        var chart = Charts(Annex(Point(1, "05-01", 2, 1), Point(2, "05-08", 4, 5)))[0];
        Assert.Equal(("allegations", 2), (chart.Id, chart.Table.Rows.Count));
        Assert.Equal([2L, 4], chart.Bars!.Groups.SelectMany(g => g.Bars).Select(b => b.Value!.Value));
        Assert.Equal("Report 2: 4 alleged violations were received in its period, and 5 were open at its end.", chart.Description);
    }

    [Fact]
    public void Events_are_marked_below_the_report_in_whose_days_they_lie_and_told_in_words()
    {
        var annex = Annex(Point(1, "05-04", 2, 1), Point(2, "05-08", 4, 5)) with { Events = _events };
        var chart = Charts(annex)[0];
        Assert.Equal(["1 May 2016: Resolution. Before the first report", "8 May 2016: Meeting. On its day"], chart.Marked);
        Assert.Equal(2, chart.Svg.Descendants(_svg + "title").Count(t => t.Value.Contains("May 2016: ", StringComparison.Ordinal)));

        // Only the last reports are drawn: what happened before them marks none.
        ReportPoint[] many = [.. Enumerable.Range(0, ReportCharts.Most + 1).Select(i => Point(i + 1, "05-02", 0, 0) with
        {
            ReportDate = C.Day("05-02").AddDays(7 * i),
        })];
        Assert.Equal(
            ["8 May 2016: Meeting. On its day", "9 May 2016: Statement. After it"], Charts(Annex(many) with { Events = _events })[0].Marked);
    }

    [Fact]
    public void What_was_published_before_there_were_charts_has_none_and_without_events_the_other_report_s_are_as_they_were()
    {
        Assert.Empty(Charts(Annex(Point(1, "05-08", 4, 4)) with { Template = ReportAnnexes.ChartsOfCeasefire - 1, Events = _events }));
        var series = new[] { Files.AReport.Of(20).Annex.Series[^1] };
        Assert.Equal(
            ReportCharts.All(series).Select(c => c.Svg.ToString()), ReportCharts.All(series, ChartMarks.Of(null)).Select(c => c.Svg.ToString()));
        var annex = Annex(series);
        Assert.DoesNotContain("events", annex.ToJson(), StringComparison.Ordinal);
        Assert.Equal(_events, ReportAnnex.FromJson((annex with { Events = _events }).ToJson()).Events);
    }
}
