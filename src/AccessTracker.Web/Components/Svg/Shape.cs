using System.Globalization;
using System.Xml.Linq;

namespace AccessTracker.Web.Components.Svg;

/// <summary>
/// The elements of a drawing. A shape knows its lengths alone; what it looks like is said by its class and a style sheet, or by attributes where
/// a drawing stands without one.
/// </summary>
public static class Shape
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static XElement Line(double x1, double y1, double x2, double y2) =>
        Element("line").With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2);

    /// <summary>A rectangle; a side below 0 is 0.</summary>
    public static XElement Rect(double x, double y, double width, double height) =>
        Element("rect").With("x", x).With("y", y).With("width", Math.Max(0, width)).With("height", Math.Max(0, height));

    public static XElement Circle(double x, double y, double radius) => Element("circle").With("cx", x).With("cy", y).With("r", radius);

    public static XElement Path(SvgPath course) => Element("path").With("d", course.ToString());

    /// <summary>A line of text, whose <paramref name="anchor"/> (start, middle or end) stands at <paramref name="x"/>.</summary>
    public static XElement Text(double x, double y, string text, string anchor = "start") =>
        ReadAsWritten(Element("text", text).With("x", x).With("y", y).With("text-anchor", anchor));

    // A name or a number keeps its own direction, whichever way the drawing is read.
    private static XElement ReadAsWritten(XElement text) =>
        CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? text.With("unicode-bidi", "plaintext") : text;

    public static XElement Group(params IEnumerable<XElement> shapes) => Element("g", shapes);

    /// <summary>Shapes with words, which a pointer that rests on them shows.</summary>
    public static XElement Titled(string words, params IEnumerable<XElement> shapes) => Element("g", Element("title", words), shapes);

    /// <summary>Shapes that lead to <paramref name="href"/>; the words are shown to a pointer and read aloud.</summary>
    public static XElement Link(string href, string words, params IEnumerable<XElement> shapes) =>
        Element("a", Element("title", words), shapes).With("href", href).With("aria-label", words);

    public static XElement Element(string name, params object[] content) => new(_svg + name, content);

    public static XElement With(this XElement shape, string name, string value)
    {
        shape.SetAttributeValue(name, value);
        return shape;
    }

    public static XElement With(this XElement shape, string name, double length) => shape.With(name, SvgPath.Number(length));

    public static XElement Css(this XElement shape, string css) => shape.With("class", css);
}
