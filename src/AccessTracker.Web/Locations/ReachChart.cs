using System.Globalization;
using System.Xml.Linq;
using AccessTracker.Domain.Boards;
using AccessTracker.Web.Components;
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
    public static XElement Draw(string id, string title, string description, IReadOnlyList<PeriodReach> periods)
    {
        var room = Math.Clamp(480.0 / periods.Count, 26, 60);
        var right = Left + Math.Max(room * periods.Count, 400);
        var svg = Drawn.Svg(id, right + 8, Height, title, description);
        var most = periods.Max(p => Math.Max(p.People ?? 0, p.Population?.People ?? 0));
        var step = ChartShapes.Step(most);
        var ticks = Math.Max(1, (int)Math.Ceiling(most / (double)step));
        var scale = (Bottom - Top) / (ticks * step);
        for (var tick = 0; tick <= ticks; tick++)
        {
            var y = Bottom - (tick * step * scale);
            svg.Add(Drawn.Line(tick == 0 ? "ground-line" : "tick", Left, y, right, y));
            svg.Add(Drawn.Text("tick-label", Left - 6, y + 4, Format.Number(tick * step), "end"));
        }

        DrawKeys(svg);
        for (var i = 0; i < periods.Count; i++)
        {
            DrawPeriod(svg, periods[i], Left + (i * room), room, scale);

            // The line joins what follows each other; between an unknown and a known number there is nothing.
            if (i > 0 && periods[i - 1].Population is { } before && periods[i].Population is { } now && before.People != now.People)
            {
                svg.Add(Drawn.Line("people", Left + (i * room), Bottom - (before.People * scale), Left + (i * room), Bottom - (now.People * scale)));
            }
        }

        svg.Add(Drawn.Text("axis", (Left + right) / 2, Height - 6, Texts.ChartReports, "middle"));
        return svg;
    }

    private static void DrawPeriod(XElement svg, PeriodReach period, double x, double room, double scale)
    {
        var number = period.Period.Number.ToString(CultureInfo.InvariantCulture);
        var mark = Drawn.Mark(Format.With(
            Texts.LifeReachMark, number, Format.Day(period.Period.Start), Format.Day(period.Period.End), Format.Number(period.People),
            Format.Number(period.Population?.People)));
        if (period.People is null)
        {
            mark.Add(Drawn.Text("missing", x + (room / 2), Bottom - 5, "?", "middle"));
        }
        else if (period.People > 0)
        {
            // However few they are, they are seen.
            var height = Math.Max(2, period.People.Value * scale);
            mark.Add(Drawn.Rect(period.IsEstimated ? "bar estimated" : "bar", x + (room * 0.2), Bottom - height, room * 0.6, height));
        }

        if (period.Population is { } population)
        {
            mark.Add(Drawn.Line("people", x, Bottom - (population.People * scale), x + room, Bottom - (population.People * scale)));
        }

        svg.Add(mark);
        svg.Add(Drawn.Text("label", x + (room / 2), Bottom + 17, number, "middle"));
    }

    private static void DrawKeys(XElement svg)
    {
        var x = Left;
        foreach (var (sign, words) in new[]
        {
            (Drawn.Rect("bar", x, 8, 12, 12), Texts.PeopleReached),
            (Drawn.Rect("bar estimated", x, 8, 12, 12), Texts.Estimated),
            (Drawn.Text("missing", x + 3, 18, "?"), Texts.Unknown),
            (Drawn.Line("people", x, 14, x + 14, 14), Texts.Population),
        })
        {
            svg.Add(new XElement(
                "g", new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x - Left:0.##} 0)")), sign));
            svg.Add(Drawn.Text("key", x + 18, 18, words));
            x += 34 + (words.Length * Letter);
        }
    }
}
