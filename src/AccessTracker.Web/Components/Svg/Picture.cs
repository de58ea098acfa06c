using System.Globalization;
using System.Xml.Linq;

namespace AccessTracker.Web.Components.Svg;

/// <summary>A drawing as a whole, and how it is told to who does not see it. Left is left, unless it is turned <see cref="AsRead"/>.</summary>
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
        var svg = Scaled(width, height).With("role", "img").With("aria-labelledby", $"{id}-title {id}-desc");
        svg.Add(Shape.Element("title", title).With("id", $"{id}-title"), Shape.Element("desc", description).With("id", $"{id}-desc"));
        return svg;
    }

    /// <summary>A drawing that scales to the room it is given, of parts that a screen reader reads one by one.</summary>
    public static XElement OfParts(double width, double height, string name) =>
        Scaled(width, height).With("role", "group").With("aria-label", name);

    /// <summary>A drawing of a fixed size that repeats what words beside it say, and so says nothing itself.</summary>
    public static XElement Silent(double width, double height, params IEnumerable<XElement> shapes) =>
        Shape.Element("svg", shapes).Sized(width, height).With("aria-hidden", "true");

    /// <summary>
    /// A drawing in which time runs as the page is read: turned over, as in a mirror, for who reads from the right. Its words are not turned, and
    /// begin or end where they did. A drawing with an axis of numbers is left as it is (docs/decisions/0031).
    /// </summary>
    /// <param name="svg">It is drawn from left to right, and is changed.</param>
    /// <param name="width">Its width, in the units of its shapes.</param>
    public static XElement AsRead(this XElement svg, double width)
    {
        if (!CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft)
        {
            return svg.With("direction", "ltr");
        }

        foreach (var shape in svg.Descendants().ToList())
        {
            switch (shape.Name.LocalName)
            {
                case "line":
                    Turn(shape, "x1", 0);
                    Turn(shape, "x2", 0);
                    break;
                case "rect":
                    Turn(shape, "x", Length(shape, "width"));
                    break;
                case "circle":
                    Turn(shape, "cx", 0);
                    break;
                case "text" or "tspan":
                    Turn(shape, "x", 0);
                    break;
                case "path":
                    shape.With("transform", $"matrix(-1 0 0 1 {SvgPath.Number(width)} 0)");
                    break;
            }
        }

        return svg.With("direction", "rtl");

        void Turn(XElement shape, string side, double extent) => shape.With(side, width - Length(shape, side) - extent);
        static double Length(XElement shape, string name) => (double?)shape.Attribute(name) ?? 0;
    }

    public static XElement Sized(this XElement svg, double width, double height) => svg.With("width", width).With("height", height);

    private static XElement Scaled(double width, double height) =>
        Shape.Element("svg").With("viewBox", $"0 0 {SvgPath.Number(width)} {SvgPath.Number(height)}").With("direction", "ltr");
}
