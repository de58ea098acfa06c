using System.Xml.Linq;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>A row of parts that are a whole together, under its name.</summary>
internal sealed record ShareRow(string Name, IReadOnlyList<int> Parts);

/// <summary>
/// Lying bars of up to three parts, one under the other, all by one measure: dark, striped, and empty, so that they are told apart without colour.
/// </summary>
/// <param name="id">Begins the ids of its elements.</param>
/// <param name="title">Its name.</param>
/// <param name="description">Its words for who does not see it.</param>
/// <param name="keys">What the parts are, in their order.</param>
/// <param name="rows">From top to bottom; at least one.</param>
internal sealed class ShareRows(string id, string title, string description, IReadOnlyList<string> keys, IReadOnlyList<ShareRow> rows)
{
    private const double Left = 6;
    private const double Right = ChartFrame.Width - 52;
    private const double KeyHeight = 20;
    private const double RowHeight = 36;
    private const double BarHeight = 13;

    private static readonly string[] _colours = ["#0b3c54", "#8a4b00", "#5a6b75"];

    public XElement Draw()
    {
        var top = 8 + (keys.Count * KeyHeight) + 6;
        var svg = ChartFrame.Draw(id, title, description, top + (rows.Count * RowHeight) + 6);
        for (var i = 0; i < keys.Count; i++)
        {
            svg.Add(Part(i, Left, 8 + (i * KeyHeight), 14, 14));
            svg.Add(Shape.Text(Left + 20, 20 + (i * KeyHeight), keys[i]));
        }

        var most = rows.Max(r => r.Parts.Sum());
        var scale = new LinearScale(0, Math.Max(1, most), Left, Right);
        foreach (var (row, index) in rows.Select((r, i) => (r, i)))
        {
            var (y, from) = (top + (index * RowHeight), 0);
            svg.Add(Shape.Text(Left, y + 13, row.Name));
            for (var part = 0; part < row.Parts.Count; part++)
            {
                if (row.Parts[part] > 0)
                {
                    svg.Add(Part(part, scale.At(from), y + 18, scale.At(from + row.Parts[part]) - scale.At(from), BarHeight));
                }

                from += row.Parts[part];
            }

            svg.Add(Shape.Text(scale.At(from) + 5, y + 29, ChartFrame.Number(from)));
        }

        return svg;
    }

    private static XElement Part(int kind, double x, double y, double width, double height)
    {
        var bar = Shape.Rect(x, y, width, height).With("stroke", _colours[kind]).With("fill", kind == 0 ? _colours[0] : "#fff");
        if (kind != 1)
        {
            return bar;
        }

        // Lines, and no pattern: some programs that read SVG know none.
        SvgPath stripes = $"";
        for (var at = x + 2.5; at < x + width; at += 4)
        {
            stripes = $"{stripes}M{at} {y}v{height}";
        }

        return stripes.IsEmpty ? bar : Shape.Group(bar, Shape.Path(stripes).With("stroke", _colours[kind]).With("stroke-width", 1.6));
    }
}
