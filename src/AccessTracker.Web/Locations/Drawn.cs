using System.Globalization;
using System.Xml.Linq;

namespace AccessTracker.Web.Locations;

/// <summary>The shapes of a drawing in SVG. What they look like is said in styles, by class.</summary>
internal static class Drawn
{
    public static XElement Line(string css, double x1, double y1, double x2, double y2) =>
        new("line", new XAttribute("class", css), Length("x1", x1), Length("y1", y1), Length("x2", x2), Length("y2", y2));

    /// <param name="css">Its class.</param>
    /// <param name="x">Its left side.</param>
    /// <param name="y">Its top.</param>
    /// <param name="width">Not below 0.</param>
    /// <param name="height">Not below 0.</param>
    /// <param name="pattern">Id of the pattern that fills it; null: the class says.</param>
    public static XElement Rect(string css, double x, double y, double width, double height, string? pattern = null) => new(
        "rect",
        new XAttribute("class", css),
        Length("x", x),
        Length("y", y),
        Length("width", Math.Max(0, width)),
        Length("height", Math.Max(0, height)),
        pattern is null ? null : new XAttribute("fill", $"url(#{pattern})"));

    public static XElement Circle(string css, double x, double y, double radius) =>
        new("circle", new XAttribute("class", css), Length("cx", x), Length("cy", y), Length("r", radius));

    public static XElement Path(string css, FormattableString d) =>
        new("path", new XAttribute("class", css), new XAttribute("d", FormattableString.Invariant(d)));

    public static XElement Text(string css, double x, double y, string text, string anchor = "start") =>
        new("text", new XAttribute("class", css), new XAttribute("text-anchor", anchor), Length("x", x), Length("y", y), text);

    /// <summary>Shapes with words, which a pointer that rests on them shows.</summary>
    public static XElement Mark(string title, params IEnumerable<XElement> shapes) => new("g", new XElement("title", title), shapes);

    /// <summary>Of a drawing that is told of in <paramref name="title"/> and <paramref name="description"/>.</summary>
    public static XElement Svg(string id, double width, double height, string title, string description) => new(
        "svg",
        new XAttribute("viewBox", FormattableString.Invariant($"0 0 {width:0.##} {height:0.##}")),
        Length("width", width),
        Length("height", height),
        new XAttribute("direction", "ltr"),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
        new XElement("title", new XAttribute("id", $"{id}-title"), title),
        new XElement("desc", new XAttribute("id", $"{id}-desc"), description));

    private static XAttribute Length(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
