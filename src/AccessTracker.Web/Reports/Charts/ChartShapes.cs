using System.Globalization;
using System.Xml.Linq;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>
/// What all charts are drawn of. Lengths are of a drawing 440 wide and 260 high, which scales; left is left, whichever way the page's text runs.
/// </summary>
internal static class ChartShapes
{
    public const int Width = 440;
    public const int Height = 260;
    public const double Left = 74;
    public const double Right = Width - 6;
    public const double Top = 34;
    public const double Bottom = Height - 42;
    public const string Ink = "#16242d";
    public const string Line = "#b9c5cc";

    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>An empty drawing with its name and its words.</summary>
    /// <param name="id">Begins the ids of its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    public static XElement Drawing(string id, string title, string description) => new(
        Svg + "svg",
        new XAttribute("viewBox", $"0 0 {Width} {Height}"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"chart-{id}-title chart-{id}-desc"),
        new XAttribute("direction", "ltr"),
        new XAttribute("font-family", "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif"),
        new XAttribute("font-size", 15),
        new XAttribute("fill", Ink),
        new XElement(Svg + "title", new XAttribute("id", $"chart-{id}-title"), title),
        new XElement(Svg + "desc", new XAttribute("id", $"chart-{id}-desc"), description));

    /// <summary>Draws the numbers beside the drawing and a line for each, from 0 to <paramref name="largest"/> or a little above.</summary>
    /// <returns>The height of one.</returns>
    public static double DrawScale(XElement svg, long largest)
    {
        var step = Step(largest);
        var ticks = Math.Max(1, (int)Math.Ceiling(largest / (double)step));
        var scale = (Bottom - Top) / (ticks * step);
        for (var tick = 0; tick <= ticks; tick++)
        {
            var y = Bottom - tick * step * scale;
            svg.Add(Shape("line", ("x1", Left), ("x2", Right), ("y1", y), ("y2", y)).With("stroke", tick == 0 ? Ink : Line));
            svg.Add(Text(Left - 6, y + 5, "end", (tick * step).ToString("N0", CultureInfo.InvariantCulture)));
        }

        return scale;
    }

    public static XElement Shape(string name, params (string Name, double Value)[] lengths) =>
        new(Svg + name, lengths.Select(l => new XAttribute(l.Name, l.Value.ToString("0.##", CultureInfo.InvariantCulture))));

    public static XElement Text(double x, double y, string anchor, string text)
    {
        var shape = Shape("text", ("x", x), ("y", y)).With("text-anchor", anchor);
        shape.Value = text;
        return shape;
    }

    public static XElement With(this XElement shape, string name, string value)
    {
        shape.SetAttributeValue(name, value);
        return shape;
    }

    /// <summary>Of a scale: 1, 2 or 5 times a power of ten, whole, and not more than five of them.</summary>
    public static long Step(long largest)
    {
        for (long power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (step * 5 >= largest)
                {
                    return step;
                }
            }
        }
    }
}
