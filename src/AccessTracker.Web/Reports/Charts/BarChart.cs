using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AccessTracker.Web.Components;
using static AccessTracker.Web.Reports.Charts.ChartShapes;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>
/// A bar: how long it is filled, and how long its outline is where it is a part of something. Null is unknown: a question mark stands in its place.
/// </summary>
public readonly record struct Bar(long? Value, long? Of = null)
{
    /// <summary>It may be longer: a plus stands above it.</summary>
    public bool IsAtLeast { get; init; }
}

/// <summary>The bars above one label.</summary>
public sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>Upright bars in groups.</summary>
/// <param name="Axis">What the labels are.</param>
/// <param name="Keys">What the bars of each group are, in their order.</param>
/// <param name="Groups">From left to right; at least one.</param>
public sealed record BarSet(string Axis, IReadOnlyList<string> Keys, IReadOnlyList<BarGroup> Groups);

/// <summary>Upright bars in groups, drawn as SVG.</summary>
/// <param name="id">Begins the ids of its elements.</param>
/// <param name="title">Its name.</param>
/// <param name="description">Its words for who does not see it.</param>
/// <param name="bars">What is drawn.</param>
internal sealed class BarChart(string id, string title, string description, BarSet bars)
{
    private const double LabelWidth = 24;

    // Dark, and light with stripes.
    private static readonly string[] _colours = ["#0b3c54", "#8a4b00"];

    public XElement Draw()
    {
        var svg = Drawing(id, title, description);
        DrawKeys(svg);
        DrawGroups(svg, DrawScale(svg, bars.Groups.SelectMany(g => g.Bars).Max(b => Math.Max(b.Value ?? 0, b.Of ?? 0))));
        svg.Add(Text((Left + Right) / 2, Height - 6, "middle", bars.Axis));
        return svg;
    }

    private void DrawKeys(XElement svg)
    {
        var x = Left;
        for (var i = 0; i < bars.Keys.Count; i++)
        {
            DrawBar(svg, i, x, 8, 14, 14);
            svg.Add(Text(x + 20, 20, "start", bars.Keys[i]));
            x += 34 + bars.Keys[i].Length * 8.6;
        }

        if (bars.Groups.Any(g => g.Bars.Any(b => b.IsAtLeast)))
        {
            svg.Add(Text(x, 20, "start", Texts.ChartAtLeast));
        }
    }

    private void DrawGroups(XElement svg, double scale)
    {
        var room = (Right - Left) / bars.Groups.Count;
        var width = Math.Min(26, room * 0.8 / bars.Keys.Count);
        var every = (int)Math.Ceiling(LabelWidth / room);
        for (var g = 0; g < bars.Groups.Count; g++)
        {
            var middle = Left + (g + 0.5) * room;
            for (var b = 0; b < bars.Groups[g].Bars.Count; b++)
            {
                var (bar, x) = (bars.Groups[g].Bars[b], middle + (b - bars.Keys.Count / 2.0) * width);
                if (bar.Of is { } of and > 0)
                {
                    svg.Add(Shape("rect", ("x", x + 0.5), ("y", Bottom - of * scale), ("width", width - 1.5), ("height", of * scale))
                        .With("fill", "#fff").With("stroke", _colours[b]));
                }

                if (bar.Value is { } value)
                {
                    DrawBar(svg, b, x + 0.5, Bottom - value * scale, width - 1.5, value * scale);
                    if (bar.IsAtLeast)
                    {
                        svg.Add(Text(x + width / 2, Bottom - value * scale - 2, "middle", "+").With("fill", _colours[b]));
                    }
                }
                else
                {
                    // No bar would say 0.
                    svg.Add(Text(x + width / 2, Bottom - 4, "middle", "?").With("fill", _colours[b]));
                }
            }

            // The last one always: it is the report's own.
            if ((bars.Groups.Count - 1 - g) % every == 0)
            {
                svg.Add(Text(middle, Bottom + 18, "middle", bars.Groups[g].Label));
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
            svg.Add(new XElement(
                Svg + "path", new XAttribute("d", stripes.ToString()), new XAttribute("stroke", _colours[kind]),
                new XAttribute("stroke-width", "1.6")));
        }
    }
}
