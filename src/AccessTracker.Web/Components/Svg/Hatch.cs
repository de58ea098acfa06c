using System.Xml.Linq;

namespace AccessTracker.Web.Components.Svg;

/// <summary>The lines that fill a shape, so that it is told apart without colour.</summary>
public enum Hatch
{
    None,
    Diagonal,
    BackDiagonal,
    Crossed,
    Horizontal,
    Vertical,
    Grid,
    Dots,
}

/// <summary>Makes the patterns that shapes are filled with. A page holds each of them once.</summary>
public static class Hatches
{
    private const double Size = 8;

    /// <summary>The patterns of a drawing, for its shapes to be filled with.</summary>
    public static XElement Definitions(IEnumerable<(string Id, string Css, Hatch Hatch)> patterns) =>
        Shape.Element("defs", patterns.Select(p => Pattern(p.Id, p.Css, p.Hatch)));

    /// <summary>Fills a shape with the pattern of that id.</summary>
    public static XElement FilledBy(this XElement shape, string pattern) => shape.With("fill", $"url(#{pattern})");

    private static XElement Pattern(string id, string css, Hatch hatch) => Shape.Element(
            "pattern",
            Shape.Element("rect").With("width", Size).With("height", Size).Css("ground"),
            Shape.Element("path").With("d", Lines(hatch)).Css("lines"))
        .With("id", id).Css(css).With("width", Size).With("height", Size).With("patternUnits", "userSpaceOnUse");

    private static string Lines(Hatch hatch) => hatch switch
    {
        Hatch.None => "",
        Hatch.Diagonal => "M-2 2L2 -2M0 8L8 0M6 10L10 6",
        Hatch.BackDiagonal => "M-2 6L2 10M0 0L8 8M6 -2L10 2",
        Hatch.Crossed => "M0 0L8 8M8 0L0 8",
        Hatch.Horizontal => "M0 2H8M0 6H8",
        Hatch.Vertical => "M2 0V8M6 0V8",
        Hatch.Grid => "M0 4H8M4 0V8",
        Hatch.Dots => "M2 2h1v1h-1zM6 6h1v1h-1z",
    };
}
