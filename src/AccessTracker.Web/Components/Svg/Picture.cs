using System.Xml.Linq;

namespace AccessTracker.Web.Components.Svg;

/// <summary>A drawing as a whole, and how it is told to who does not see it. Left is left, whichever way the page's text runs.</summary>
public static class Picture
{
    /// <summary>A drawing that scales to the room it is given, and is one picture to a screen reader.</summary>
    /// <param name="id">Begins the ids of its title and its description.</param>
    /// <param name="width">Its width, in the units of its shapes.</param>
    /// <param name="height">Its height, likewise.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">Its words for who does not see it.</param>
    public static XElement Described(string id, double width, double height, string title, string description)
    {
        var svg = Scaled(width, height).With("direction", "ltr").With("role", "img").With("aria-labelledby", $"{id}-title {id}-desc");
        svg.Add(Shape.Element("title", title).With("id", $"{id}-title"), Shape.Element("desc", description).With("id", $"{id}-desc"));
        return svg;
    }

    /// <summary>A drawing that scales to the room it is given, of parts that a screen reader reads one by one.</summary>
    public static XElement OfParts(double width, double height, string name) =>
        Scaled(width, height).With("role", "group").With("aria-label", name);

    /// <summary>A drawing of a fixed size that repeats what words beside it say, and so says nothing itself.</summary>
    public static XElement Silent(double width, double height, params IEnumerable<XElement> shapes) =>
        Shape.Element("svg", shapes).Sized(width, height).With("aria-hidden", "true");

    public static XElement Sized(this XElement svg, double width, double height) => svg.With("width", width).With("height", height);

    private static XElement Scaled(double width, double height) =>
        Shape.Element("svg").With("viewBox", $"0 0 {SvgPath.Number(width)} {SvgPath.Number(height)}");
}
