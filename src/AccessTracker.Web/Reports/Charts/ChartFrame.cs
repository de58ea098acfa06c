using System.Xml.Linq;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>
/// The frame that all charts of reports and boards are drawn in, 440 wide and 260 high. They are drawn without a style sheet, so that each stands
/// alone.
/// </summary>
internal static class ChartFrame
{
    public const double Width = 440;
    public const double Height = 260;
    public const double Left = 74;
    public const double Right = Width - 6;
    public const double Top = 34;
    public const double Bottom = Height - 42;
    public const string Ink = "#16242d";

    private const string Faint = "#b9c5cc";

    /// <summary>An empty chart with its name and its words.</summary>
    /// <param name="id">Begins the ids of its elements.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    /// <param name="height">Of one that is as high as what it shows; null: as the others.</param>
    public static XElement Draw(string id, string title, string description, double? height = null) =>
        Picture.Described($"chart-{id}", Width, height ?? Height, title, description)
            .With("font-family", "'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif").With("font-size", 15).With("fill", Ink);

    /// <summary>Draws the numbers beside a chart and a line for each, from 0 to <paramref name="largest"/> or a little above.</summary>
    public static NumberAxis DrawAxis(XElement svg, long largest)
    {
        var axis = new NumberAxis(largest, Top, Bottom);
        foreach (var (number, y) in axis.Ticks)
        {
            svg.Add(Shape.Line(Left, y, Right, y).With("stroke", number == 0 ? Ink : Faint));
            svg.Add(Shape.Text(Left - 6, y + 5, Number(number), "end"));
        }

        return axis;
    }

    /// <summary>A number of a chart, to a tenth, as its reader writes numbers: where it stands, and how long a bar is, is the same for all.</summary>
    public static string Number(decimal? number) => Format.Number(number is { } n ? Math.Round(n, 1, MidpointRounding.AwayFromZero) : null);
}
