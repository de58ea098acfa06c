using System.Globalization;
using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Reports.Charts;
using Bunit;

namespace AccessTracker.Tests.Reports;

public sealed class ChartTests : UiTest
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_report_has_four_charts_each_with_its_table()
    {
        var charts = ReportCharts.All([Point(1), Point(2, besieged: 40_000, hardToReach: 10_000)]);
        Assert.Equal(["people-period", "people-to-date", "places", "pending"], charts.Select(c => c.Id));
        Assert.Equal(["2", "2 Jan 2016", "40,000", "10,000", "50,000"], Row(charts[0], 1));
        Assert.Equal(["2", "2 Jan 2016", "4 of 18", "1 of 7"], Row(charts[2], 1).Take(4));
        Assert.Equal(["Up to 7 days", "5"], Row(charts[3], 0));
        Assert.All(charts, c => Assert.All(c.Table.Rows, row => Assert.Equal(c.Table.Columns.Count, row.Count)));
    }

    private static IEnumerable<string> Row(ReportChart chart, int row) => chart.Table.Rows[row].Select(c => c.Whole);

    [Fact]
    public void Bars_are_as_long_as_their_numbers()
    {
        var svg = ReportCharts.All([Point(1, besieged: 10_000), Point(2, besieged: 40_000, hardToReach: 20_000)])[0].Svg;

        // The keys above the drawing come first.
        var bars = svg.Elements(_svg + "rect").Skip(2).Select(r => double.Parse(r.Attribute("height")!.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, bars.Count);
        Assert.Equal(4, bars[1] / bars[0], 0.01);
        Assert.Equal(2, bars[1] / bars[2], 0.01);
    }

    [Fact]
    public void What_is_unknown_is_no_bar_but_a_question_mark_and_unknown_in_the_table()
    {
        var chart = ReportCharts.People(
            "people", "People", "{0} {1} {2} {3}", "Meeting",
            [new(1, new DateOnly(2016, 1, 1), People(40_000), People(null), People(40_000)),
                new(2, new DateOnly(2016, 1, 8), People(0), People(null), People(null))]);
        Assert.Equal(1 + 2, chart.Svg.Elements(_svg + "rect").Count());
        Assert.Equal(2, chart.Svg.Elements(_svg + "text").Count(t => t.Value == "?"));
        Assert.Equal(["2", "8 Jan 2016", "0", "unknown", "unknown"], Row(chart, 1));
        Assert.Equal("2 unknown 0 unknown", chart.Description);
        Assert.Equal("Meeting", chart.Table.Columns[0].Header);
    }

    [Fact]
    public void A_bar_that_may_be_longer_has_a_plus_above_it_and_at_least_in_the_table()
    {
        var chart = ReportCharts.People(
            "people", "People", "{0} {1} {2} {3}", "Meeting", [new(1, new DateOnly(2016, 1, 1), People(40_000, 2), People(500), People(40_500, 2))]);
        Assert.Equal(
            ["+ at least", "+"], chart.Svg.Elements(_svg + "text").Select(t => t.Value).Where(t => t.Contains('+', StringComparison.Ordinal)));
        Assert.Equal(["1", "1 Jan 2016", "at least 40,000", "500", "at least 40,500"], Row(chart, 0));
        Assert.Equal("1 at least 40,500 at least 40,000 500", chart.Description);
    }

    [Fact]
    public void A_chart_is_told_apart_without_colour_and_read_without_eyes()
    {
        Assert.All(ReportCharts.All([Point(1, besieged: 10, hardToReach: 20)]), chart =>
        {
            Assert.Equal("img", chart.Svg.Attribute("role")!.Value);
            Assert.Equal(
                [chart.Title, chart.Description],
                chart.Svg.Attribute("aria-labelledby")!.Value.Split(' ')
                .Select(id => chart.Svg.Elements().Single(e => (string?)e.Attribute("id") == id).Value));
        });
        Assert.NotEmpty(ReportCharts.All([Point(1, hardToReach: 20)])[0].Svg.Elements(_svg + "path"));
    }

    // Arabic writes 12٫5, and no program draws a line to there; what is read in the drawing is written as its reader writes.
    [Fact]
    public void Lines_are_the_same_in_every_culture_and_figures_are_the_reader_s()
    {
        var english = Drawn(CultureInfo.GetCultureInfo("en"));
        Assert.Contains("10,000", english.Figures);
        foreach (var (culture, figure) in new[]
        {
            (CultureInfo.GetCultureInfo("fr"), "10\u202F000"), (CultureInfo.GetCultureInfo("de"), "10.000"),
            (Speech.Culture("ar-SY"), "10,000"), (Digits.Native(Speech.Culture("ar-SY")), "١٠٬٠٠٠"),
        })
        {
            var drawn = Drawn(culture);
            Assert.Equal(english.Lines, drawn.Lines);
            Assert.Contains(figure, drawn.Figures);
        }

        static (IReadOnlyList<string> Lines, IReadOnlyList<string> Figures) Drawn(CultureInfo culture)
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                List<XElement> shapes =
                    [.. ReportCharts.All([Point(1, besieged: 12_345), Point(2, hardToReach: 777)]).SelectMany(c => c.Svg.DescendantsAndSelf())];
                return (
                    [.. shapes.Select(s => $"{s.Name.LocalName} {string.Join(' ', s.Attributes())}")],
                    [.. shapes.Where(s => s.Name == _svg + "text").Select(s => s.Value)]);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Fact]
    public void A_chart_brings_nothing_that_the_content_policy_forbids_and_refers_to_nothing() => Assert.All(
        ReportCharts.All([Point(1, besieged: 5)]).SelectMany(c => c.Svg.DescendantsAndSelf()),
        element =>
        {
            Assert.DoesNotContain(element.Name.LocalName, new[] { "script", "style", "use", "image", "pattern", "foreignObject" });
            Assert.DoesNotContain(element.Attributes(), a =>
                a.Name.LocalName is "style" or "href" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal)
                || a.Value.Contains("url(", StringComparison.Ordinal));
        });

    [Fact]
    public void Of_a_long_series_the_last_reports_are_drawn()
    {
        var chart = ReportCharts.All([.. Enumerable.Range(1, 40).Select(n => Point(n))])[0];
        Assert.Equal(ReportCharts.Most, chart.Table.Rows.Count);
        Assert.Equal("40", chart.Table.Rows[^1][0].Text);
    }

    [Fact]
    public void Without_a_series_there_is_no_chart_and_without_ages_none_of_them()
    {
        Assert.Empty(ReportCharts.All([]));
        Assert.DoesNotContain(ReportCharts.All([Point(1) with { PermitsPendingByAge = [] }]), c => c.Id == "pending");
    }

    [Fact]
    public void What_a_text_holds_stays_text_in_the_page()
    {
        var drawing =
            Ui.Render<SvgDrawing>(p => p.Add(d => d.Svg, new XElement(_svg + "svg", new XElement(_svg + "text", "<script>alert(1)</script>"))));
        Assert.Empty(drawing.FindAll("script"));
        Assert.Equal("<script>alert(1)</script>", drawing.Find("text").TextContent);
    }

    private static ReportPoint Point(int number, long besieged = 0, long hardToReach = 0) => new(
        number, new DateOnly(2016, 1, 1).AddDays(number - 1), besieged, hardToReach, besieged + hardToReach, besieged, hardToReach,
        besieged + hardToReach, 4, 18, 1, 7, 9, 3, [5, 0, 3, 1, 0]);

    private static FigureSum People(long? people, int unknown = 0) => new(people, unknown, SumPart.Delivery);
}
