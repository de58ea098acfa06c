using AccessTracker.Domain.Common;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Tests.Reports;

/// <summary>Marked days on charts over time.</summary>
public sealed class ChartMarksTests
{
    [Fact]
    public void A_group_is_marked_once_with_the_words_of_each_day_in_its_span()
    {
        var chart = new ReportChart("x", "X", "", Shape.Element("svg"), ReportChart.TableOf("X", ["A"], []));
        var marked = ChartMarks.On(
            chart,
            [new DateRange(A.Day("2016-03-01"), A.Day("2016-03-07")), new DateRange(A.Day("2016-03-08"), A.Day("2016-03-14"))],
            [new(A.Day("2016-03-08"), "one"), new(A.Day("2016-03-14"), "two"), new(A.Day("2016-03-15"), "three")]);
        var sign = Assert.Single(marked.Svg.Elements());
        Assert.Equal("one\ntwo", sign.Elements().First().Value);
        Assert.Empty(chart.Svg.Elements());
    }
}
