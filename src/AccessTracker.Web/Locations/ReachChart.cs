using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Reports.Charts;

namespace AccessTracker.Web.Locations;

/// <summary>
/// People reached in each period as bars, the population as a line. What nobody knows is a question mark, or a break of the line, never 0.
/// </summary>
internal static class ReachChart
{
    private const double Left = 70;
    private const double Top = 34;
    private const double Bottom = 200;
    private const double Height = 240;
    private const double Letter = 7.4;

    /// <param name="id">Begins the ids of its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    /// <param name="periods">One at least, from left to right, whichever way the page's text runs.</param>
    /// <param name="marks">Days to be marked.</param>
    public static XElement Draw(
        string id, string title, string description, IReadOnlyList<PeriodReach> periods, IReadOnlyList<ChartMark> marks)
    {
        var room = Math.Clamp(480.0 / periods.Count, 26, 60);
        var right = Left + Math.Max(room * periods.Count, 400);
        var svg = Picture.Described(id, right + 8, Height, title, description).Sized(right + 8, Height);
        var axis = new NumberAxis(periods.Max(p => Math.Max(p.People ?? 0, p.Population?.People ?? 0)), Top, Bottom);
        foreach (var (number, y) in axis.Ticks)
        {
            svg.Add(Shape.Line(Left, y, right, y).Css(number == 0 ? "ground-line" : "tick"));
            svg.Add(Shape.Text(Left - 6, y + 4, Format.Number(number), "end").Css("tick-label"));
        }

        DrawKeys(svg);
        for (var i = 0; i < periods.Count; i++)
        {
            var x = Left + (i * room);
            DrawPeriod(svg, periods[i], x, room, axis);
            if (marks.Where(m => m.Day >= periods[i].Period.Start && m.Day <= periods[i].Period.End).ToList() is { Count: > 0 } here)
            {
                svg.Add(ChartMarks.Sign(x + (room / 2), Bottom, here));
            }

            // The line joins what follows each other; between an unknown and a known number there is nothing.
            if (i > 0 && periods[i - 1].Population is { } before && periods[i].Population is { } now && before.People != now.People)
            {
                svg.Add(Shape.Line(x, axis.At(before.People), x, axis.At(now.People)).Css("people"));
            }
        }

        svg.Add(Shape.Text((Left + right) / 2, Height - 6, Texts.ChartReports, "middle").Css("axis"));
        return svg;
    }

    private static void DrawPeriod(XElement svg, PeriodReach period, double x, double room, NumberAxis axis)
    {
        var number = Format.Ordinal(period.Period.Number);
        var mark = Shape.Titled(Format.With(
            Texts.LifeReachMark, number, Format.Day(period.Period.Start), Format.Day(period.Period.End), Format.Number(period.People),
            Format.Number(period.Population?.People)));
        if (period.People is null)
        {
            mark.Add(Shape.Text(x + (room / 2), Bottom - 5, "?", "middle").Css("missing"));
        }
        else if (period.People > 0)
        {
            // However few they are, they are seen.
            var height = Math.Max(2, axis.HeightOf(period.People.Value));
            mark.Add(Shape.Rect(x + (room * 0.2), Bottom - height, room * 0.6, height).Css(period.IsEstimated ? "bar estimated" : "bar"));
        }

        if (period.Population is { } population)
        {
            mark.Add(Shape.Line(x, axis.At(population.People), x + room, axis.At(population.People)).Css("people"));
        }

        svg.Add(mark);
        svg.Add(Shape.Text(x + (room / 2), Bottom + 17, number, "middle").Css("label"));
    }

    private static void DrawKeys(XElement svg)
    {
        var x = Left;
        foreach (var (sign, words) in new[]
        {
            (Shape.Rect(x, 8, 12, 12).Css("bar"), Texts.PeopleReached),
            (Shape.Rect(x, 8, 12, 12).Css("bar estimated"), Texts.Estimated),
            (Shape.Text(x + 3, 18, "?").Css("missing"), Texts.Unknown),
            (Shape.Line(x, 14, x + 14, 14).Css("people"), Texts.Population),
        })
        {
            svg.Add(Shape.Group(sign).With("transform", $"translate({SvgPath.Number(x - Left)} 0)"));
            svg.Add(Shape.Text(x + 18, 18, words).Css("key"));
            x += 34 + (words.Length * Letter);
        }
    }
}
