using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using static AccessTracker.Web.Reports.Charts.ChartShapes;

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
    public static ReportChart Of(TargetPace pace, string id)
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
            Draw(pace, Drawing(id, title, description)),
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

    private static XElement Draw(TargetPace pace, XElement svg)
    {
        var scale = DrawScale(svg, Math.Max(pace.Target.People, pace.Points.Max(p => p.Reached ?? 0)));
        var first = pace.Points[0].Day;
        var days = pace.Points[^1].Day.DayNumber - first.DayNumber;
        double X(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - first.DayNumber) / days);
        double Y(long people) => Bottom - (people * scale);

        var counted = pace.Points.Where(p => p.Reached is not null).ToList();
        var figure = Path(counted.Select(p => (X(p.Day), Y(p.Reached!.Value))));
        if (counted.Count > 0)
        {
            svg.Add(Drawn($"{figure}L{Length(X(counted[^1].Day))} {Length(Bottom)}L{Length(X(counted[0].Day))} {Length(Bottom)}Z", "none", 0)
                .With("fill", Ground));
        }

        svg.Add(Drawn(Path([(Left, Y(0)), (X(pace.Target.DueOn), Y(pace.Target.People))]), LineColour, 2.5).With("stroke-dasharray", "7 5"));
        if (counted.Count > 0)
        {
            svg.Add(Drawn(figure, Colour, 4));
        }

        if (pace.Progress.Reached is { } reached)
        {
            svg.Add(Shape("circle", ("cx", X(pace.End)), ("cy", Y(reached)), ("r", 5)).With("fill", Colour));
        }
        else
        {
            // No point would say 0.
            svg.Add(Text(X(pace.End), Bottom - 6, "middle", "?").With("fill", Colour));
        }

        DrawKeys(svg);
        DrawDays(svg, [(first, "start", Left), (pace.Target.DueOn, "end", Right), (pace.End, "middle", X(pace.End))]);
        return svg;
    }

    private static void DrawKeys(XElement svg)
    {
        svg.Add(Drawn(Path([(Left, 15), (Left + 24, 15)]), Colour, 4));
        svg.Add(Text(Left + 30, 20, "start", Texts.ReachedOfTarget));
        var x = Left + 46 + (Texts.ReachedOfTarget.Length * 8.6);
        svg.Add(Drawn(Path([(x, 15), (x + 24, 15)]), LineColour, 2.5).With("stroke-dasharray", "7 5"));
        svg.Add(Text(x + 30, 20, "start", Texts.PaceLine));
    }

    // The first and the last day always; the one that is shown where there is room between them.
    private static void DrawDays(XElement svg, IReadOnlyList<(DateOnly Day, string Anchor, double X)> days)
    {
        foreach (var (day, anchor, x) in days.Where(
            d => d.Anchor != "middle" || (d.X > Left + (1.6 * LabelWidth) && d.X < Right - (1.6 * LabelWidth))))
        {
            svg.Add(Shape("line", ("x1", x), ("x2", x), ("y1", Bottom), ("y2", Bottom + 5)).With("stroke", Ink));
            svg.Add(Text(x, Bottom + 20, anchor, day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)));
        }
    }

    private static XElement Drawn(string path, string stroke, double width) => new XElement(Svg + "path", new XAttribute("d", path))
        .With("fill", "none").With("stroke", stroke).With("stroke-width", Length(width));

    private static string Path(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Length(x)).Append(' ').Append(Length(y));
        }

        return path.ToString();
    }

    private static string Length(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
