using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Reports.Charts;
using static AccessTracker.Web.Reports.Charts.ChartFrame;

namespace AccessTracker.Web.Boards;

/// <summary>A target's figure, week by week, as a thick line over a filled ground, and the straight line to it, broken.</summary>
public static class PaceChart
{
    private const string Colour = "#0b3c54";
    private const string Ground = "#dbe7ee";
    private const string LineColour = "#8a4b00";

    // What a label of a day is wide, and what lies between two.
    private const double LabelWidth = 62;

    /// <summary>
    /// The chart of a target, and its table. Not of one without a number, nor of one that is due on the day it starts: there is no line to draw.
    /// </summary>
    /// <param name="pace">The target.</param>
    /// <param name="id">Names its elements.</param>
    /// <param name="marks">Days to be marked, where they are among those that are drawn.</param>
    public static ReportChart Of(TargetPace pace, string id, IReadOnlyList<ChartMark> marks)
    {
        var title = Format.With(Texts.PaceChartTitle, pace.Target.Name);
        var description = Format.With(
            Texts.PaceChartDescription,
            Format.Day(pace.End),
            TargetWords.Reached(pace).Amount,
            Format.Number(pace.Target.People),
            Format.Number(pace.Points.Single(p => p.Day == pace.End).Line));
        return new ReportChart(
            id,
            title,
            description,
            Draw(pace, ChartFrame.Draw(id, title, description), marks),
            ReportChart.TableOf(
                title,
                [Texts.Day, Texts.ReachedOfTarget, Texts.PaceLine, Texts.PaceDifference],
                pace.Points.Select(p => (IReadOnlyList<string>)
                [
                    Format.Day(p.Day),
                    p.Reached is { } reached
                        ? new FigureSum(reached, p.UnknownDeliveries, SumPart.Delivery).Amount
                        : p.IsUnknown ? Texts.Unknown : Texts.NotYet,
                    Format.Number(p.Line),
                    p.Reached is { } there
                        ? (new FigureSum(there - p.Line, p.UnknownDeliveries, SumPart.Delivery) { Form = SumForm.Change }).Amount
                        : Texts.NotApplicable,
                ])));
    }

    private static XElement Draw(TargetPace pace, XElement svg, IReadOnlyList<ChartMark> marks)
    {
        var axis = DrawAxis(svg, Math.Max(pace.Target.People, pace.Points.Max(p => p.Reached ?? 0)));
        var first = pace.Points[0].Day;
        var scale = new LinearScale(first.DayNumber, pace.Points[^1].Day.DayNumber, Left, Right);
        double X(DateOnly day) => scale.At(day.DayNumber);

        var counted = pace.Points.Where(p => p.Reached is not null).Select(p => (X: X(p.Day), Y: axis.At(p.Reached!.Value))).ToList();
        var figure = SvgPath.Through(counted);
        if (counted.Count > 0)
        {
            svg.Add(Stroke($"{figure}L{counted[^1].X} {Bottom}L{counted[0].X} {Bottom}Z", "none", 0).With("fill", Ground));
        }

        svg.Add(Straight(Left, Bottom, X(pace.Target.DueOn), axis.At(pace.Target.People)));
        if (counted.Count > 0)
        {
            svg.Add(Stroke(figure, Colour, 4));
        }

        if (pace.Progress.Reached is { } reached)
        {
            svg.Add(Shape.Circle(X(pace.End), axis.At(reached), 5).With("fill", Colour));
        }
        else
        {
            // No point would say 0.
            svg.Add(Shape.Text(X(pace.End), Bottom - 6, "?", "middle").With("fill", Colour));
        }

        svg.Add(marks.Where(m => m.Day >= first && m.Day <= pace.Points[^1].Day).GroupBy(m => m.Day)
            .Select(day => ChartMarks.Sign(X(day.Key), Bottom, day)));
        DrawKeys(svg);
        DrawDays(svg, [(first, "start", Left), (pace.Target.DueOn, "end", Right), (pace.End, "middle", X(pace.End))]);
        return svg;
    }

    private static void DrawKeys(XElement svg)
    {
        svg.Add(Stroke($"M{Left} 15L{Left + 24} 15", Colour, 4));
        svg.Add(Shape.Text(Left + 30, 20, Texts.ReachedOfTarget));
        var x = Left + 46 + (Texts.ReachedOfTarget.Length * 8.6);
        svg.Add(Straight(x, 15, x + 24, 15));
        svg.Add(Shape.Text(x + 30, 20, Texts.PaceLine));
    }

    // The first and the last day always; the one that is shown where there is room between them.
    private static void DrawDays(XElement svg, IReadOnlyList<(DateOnly Day, string Anchor, double X)> days)
    {
        foreach (var (day, anchor, x) in days.Where(
            d => d.Anchor != "middle" || (d.X > Left + (1.6 * LabelWidth) && d.X < Right - (1.6 * LabelWidth))))
        {
            svg.Add(Shape.Line(x, Bottom, x, Bottom + 5).With("stroke", Ink));
            svg.Add(Shape.Text(x, Bottom + 20, Format.Day(day), anchor));
        }
    }

    private static XElement Straight(double x1, double y1, double x2, double y2) =>
        Stroke($"M{x1} {y1}L{x2} {y2}", LineColour, 2.5).With("stroke-dasharray", "7 5");

    private static XElement Stroke(SvgPath course, string colour, double width) =>
        Shape.Path(course).With("fill", "none").With("stroke", colour).With("stroke-width", width);
}
