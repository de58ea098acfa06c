using System.Xml.Linq;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;
using static AccessTracker.Web.Reports.Charts.ChartFrame;

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
        var svg = ChartFrame.Draw(id, title, description);
        DrawKeys(svg);
        DrawGroups(svg, DrawAxis(svg, bars.Groups.SelectMany(g => g.Bars).Max(b => Math.Max(b.Value ?? 0, b.Of ?? 0))));
        svg.Add(Shape.Text((Left + Right) / 2, Height - 6, bars.Axis, "middle"));
        return svg;
    }

    private void DrawKeys(XElement svg)
    {
        var x = Left;
        for (var i = 0; i < bars.Keys.Count; i++)
        {
            DrawBar(svg, i, x, 8, 14, 14);
            svg.Add(Shape.Text(x + 20, 20, bars.Keys[i]));
            x += 34 + bars.Keys[i].Length * 8.6;
        }

        if (bars.Groups.Any(g => g.Bars.Any(b => b.IsAtLeast)))
        {
            svg.Add(Shape.Text(x, 20, Texts.ChartAtLeast));
        }
    }

    private void DrawGroups(XElement svg, NumberAxis axis)
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
                    svg.Add(Shape.Rect(x + 0.5, axis.At(of), width - 1.5, axis.HeightOf(of))
                        .With("fill", "#fff").With("stroke", _colours[b]));
                }

                if (bar.Value is { } value)
                {
                    DrawBar(svg, b, x + 0.5, axis.At(value), width - 1.5, axis.HeightOf(value));
                    if (bar.IsAtLeast)
                    {
                        svg.Add(Shape.Text(x + width / 2, axis.At(value) - 2, "+", "middle").With("fill", _colours[b]));
                    }
                }
                else
                {
                    // No bar would say 0.
                    svg.Add(Shape.Text(x + width / 2, Bottom - 4, "?", "middle").With("fill", _colours[b]));
                }
            }

            // The last one always: it is the report's own.
            if ((bars.Groups.Count - 1 - g) % every == 0)
            {
                svg.Add(Shape.Text(middle, Bottom + 18, bars.Groups[g].Label, "middle"));
            }
        }
    }

    private static void DrawBar(XElement svg, int kind, double x, double y, double width, double height)
    {
        if (height <= 0)
        {
            return;
        }

        svg.Add(Shape.Rect(x, y, width, height).With("stroke", _colours[kind]).With("fill", kind == 0 ? _colours[0] : "#fff"));
        if (kind == 0)
        {
            return;
        }

        // Lines, and no pattern: some programs that read SVG know none.
        SvgPath stripes = $"";
        for (var at = y + height - 2.5; at > y; at -= 4)
        {
            stripes = $"{stripes}M{x} {at}h{width}";
        }

        if (!stripes.IsEmpty)
        {
            svg.Add(Shape.Path(stripes).With("stroke", _colours[kind]).With("stroke-width", 1.6));
        }
    }
}
