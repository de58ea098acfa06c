using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>A bar: how long it is filled, and how long its outline is where it is a part of something.</summary>
internal readonly record struct Bar(long Value, long? Of = null);

/// <summary>The bars above one label.</summary>
internal sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>Upright bars in groups, drawn as SVG. Lengths are of a drawing 440 wide and 260 high, which scales.</summary>
/// <param name="id">Begins the ids of its elements.</param>
/// <param name="title">Its name.</param>
/// <param name="description">Its words for who does not see it.</param>
/// <param name="axis">What the labels are.</param>
/// <param name="keys">What the bars of each group are, in their order.</param>
/// <param name="groups">From left to right, whichever way the page's text runs.</param>
internal sealed class BarChart(string id, string title, string description, string axis, IReadOnlyList<string> keys, IReadOnlyList<BarGroup> groups)
{
    public const int Width = 440;
    public const int Height = 260;

    private const double Left = 74;
    private const double Right = Width - 6;
    private const double Top = 34;
    private const double Bottom = Height - 42;
    private const double LabelWidth = 24;
    private const string Ink = "#16242d";
    private const string Line = "#b9c5cc";

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    // Dark, and light with stripes.
    private static readonly string[] _colours = ["#0b3c54", "#8a4b00"];

    public XElement Draw()
    {
        var step = Step(groups.SelectMany(g => g.Bars).Max(b => Math.Max(b.Value, b.Of ?? 0)));
        var ticks = Math.Max(1, (int)Math.Ceiling(groups.SelectMany(g => g.Bars).Max(b => Math.Max(b.Value, b.Of ?? 0)) / (double)step));
        var scale = (Bottom - Top) / (ticks * step);
        var svg = new XElement(
            _svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"chart-{id}-title chart-{id}-desc"),
            new XAttribute("direction", "ltr"),
            new XAttribute("font-family", "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif"),
            new XAttribute("font-size", 15),
            new XAttribute("fill", Ink),
            new XElement(_svg + "title", new XAttribute("id", $"chart-{id}-title"), title),
            new XElement(_svg + "desc", new XAttribute("id", $"chart-{id}-desc"), description));
        DrawKeys(svg);
        for (var tick = 0; tick <= ticks; tick++)
        {
            var y = Bottom - tick * step * scale;
            svg.Add(Shape("line", ("x1", Left), ("x2", Right), ("y1", y), ("y2", y)).With("stroke", tick == 0 ? Ink : Line));
            svg.Add(Text(Left - 6, y + 5, "end", (tick * step).ToString("N0", CultureInfo.InvariantCulture)));
        }

        DrawGroups(svg, scale);
        svg.Add(Text((Left + Right) / 2, Height - 6, "middle", axis));
        return svg;
    }

    // 1, 2 or 5 times a power of ten, whole, and not more than five of them.
    internal static long Step(long largest)
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

    private void DrawKeys(XElement svg)
    {
        var x = Left;
        for (var i = 0; i < keys.Count; i++)
        {
            DrawBar(svg, i, x, 8, 14, 14);
            svg.Add(Text(x + 20, 20, "start", keys[i]));
            x += 34 + keys[i].Length * 8.6;
        }
    }

    private void DrawGroups(XElement svg, double scale)
    {
        var room = (Right - Left) / groups.Count;
        var width = Math.Min(26, room * 0.8 / keys.Count);
        var every = (int)Math.Ceiling(LabelWidth / room);
        for (var g = 0; g < groups.Count; g++)
        {
            var middle = Left + (g + 0.5) * room;
            for (var b = 0; b < groups[g].Bars.Count; b++)
            {
                var (bar, x) = (groups[g].Bars[b], middle + (b - keys.Count / 2.0) * width);
                if (bar.Of is { } of and > 0)
                {
                    svg.Add(Shape("rect", ("x", x + 0.5), ("y", Bottom - of * scale), ("width", width - 1.5), ("height", of * scale)).With("fill", "#fff").With("stroke", _colours[b]));
                }

                DrawBar(svg, b, x + 0.5, Bottom - bar.Value * scale, width - 1.5, bar.Value * scale);
            }

            // The last one always: it is the report's own.
            if ((groups.Count - 1 - g) % every == 0)
            {
                svg.Add(Text(middle, Bottom + 18, "middle", groups[g].Label));
            }
        }
    }

    private static void DrawBar(XElement svg, int kind, double x, double y, double width, double height)
    {
        if (height <= 0)
        {
            return;
        }

        var bar = Shape("rect", ("x", x), ("y", y), ("width", width), ("height", height)).With("stroke", _colours[kind]);
        svg.Add(bar.With("fill", kind == 0 ? _colours[0] : "#fff"));
        if (kind == 0)
        {
            return;
        }

        // Lines, and no pattern: some programs that read SVG know none.
        var stripes = new StringBuilder();
        for (var at = y + height - 2.5; at > y; at -= 4)
        {
            stripes.Append(CultureInfo.InvariantCulture, $"M{x:0.##} {at:0.##}h{width:0.##}");
        }

        if (stripes.Length > 0)
        {
            svg.Add(new XElement(_svg + "path", new XAttribute("d", stripes.ToString()), new XAttribute("stroke", _colours[kind]), new XAttribute("stroke-width", "1.6")));
        }
    }

    private static XElement Shape(string name, params (string Name, double Value)[] lengths) =>
        new(_svg + name, lengths.Select(l => new XAttribute(l.Name, l.Value.ToString("0.##", CultureInfo.InvariantCulture))));

    private static XElement Text(double x, double y, string anchor, string text)
    {
        var shape = Shape("text", ("x", x), ("y", y)).With("text-anchor", anchor);
        shape.Value = text;
        return shape;
    }
}

internal static class SvgAttributes
{
    public static XElement With(this XElement shape, string name, string value)
    {
        shape.SetAttributeValue(name, value);
        return shape;
    }
}
