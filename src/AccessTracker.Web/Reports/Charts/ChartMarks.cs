using System.Xml.Linq;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Figures;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>A day that a chart over time marks, with what is said of it.</summary>
public sealed record ChartMark(DateOnly Day, string Words);

/// <summary>Marks days on charts over time. They stand at the foot, where they hide no figure.</summary>
public static class ChartMarks
{
    private const string Colour = "#0b4f6c";

    /// <summary>The chart, whose bars stand in groups for spans of days, with a sign under each group in whose span a marked day lies.</summary>
    /// <param name="chart">One of groups that follow each other in time.</param>
    /// <param name="spans">The days of each group, from left to right.</param>
    /// <param name="marks">The days to be marked, with their words.</param>
    public static ReportChart On(ReportChart chart, IReadOnlyList<DateRange> spans, IReadOnlyList<ChartMark> marks)
    {
        var svg = new XElement(chart.Svg);
        var room = (ChartFrame.Right - ChartFrame.Left) / spans.Count;
        svg.Add(spans.Select((span, i) => (X: ChartFrame.Left + ((i + 0.5) * room), Marks: marks.Where(m => span.Contains(m.Day)).ToList()))
            .Where(g => g.Marks.Count > 0)
            .Select(g => Sign(g.X, ChartFrame.Bottom, g.Marks)));
        return chart with { Svg = svg, Marked = [.. marks.Where(m => spans.Any(s => s.Contains(m.Day))).Select(m => m.Words)] };
    }

    /// <summary>The events that stand beside a report.</summary>
    public static IReadOnlyList<ChartMark> Of(IReadOnlyList<ReportEvent>? events) =>
        [.. (events ?? []).Select(e => new ChartMark(
            e.Day, Format.With(Texts.EventWords, Format.Day(e.Day), EnumText.OfWord<OperationEventKind>(e.Kind), e.Title)))];

    /// <summary>The sign of marked days.</summary>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Likewise.</param>
    /// <param name="marks">At least one.</param>
    public static XElement Sign(double x, double y, IEnumerable<ChartMark> marks) => Shape.Titled(
        string.Join("\n", marks.Select(m => m.Words)),
        Shape.Path($"M{x} {y - 5}l4.5 5l-4.5 5l-4.5 -5z").With("fill", Colour).With("stroke", "#fff"));
}
