using System.Globalization;
using System.Xml.Linq;
using AccessTracker.Web.Components.Svg;
using AccessTracker.Web.Languages;

namespace AccessTracker.Tests.Components;

/// <summary>A drawing in which time runs is turned over where the page is read from the right; its words are not.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Read_from_the_left_it_stays_as_it_is()
    {
        var svg = Drawn("en");

        Assert.Equal("ltr", svg.Attribute("direction")!.Value);
        Assert.Equal(["10", "30"], [.. Sides(svg, "line", "x1"), .. Sides(svg, "rect", "x")]);
        Assert.Null(One(svg, "path").Attribute("transform"));
    }

    [Fact]
    public void Read_from_the_right_it_is_turned_over()
    {
        var svg = Drawn("ar");

        Assert.Equal("rtl", svg.Attribute("direction")!.Value);
        Assert.Equal(["90", "80"], [.. Sides(svg, "line", "x1"), .. Sides(svg, "line", "x2")]);
        Assert.Equal(["50", "20"], [.. Sides(svg, "rect", "x"), .. Sides(svg, "rect", "width")]);
        Assert.Equal(["60", "5"], [.. Sides(svg, "circle", "cx"), .. Sides(svg, "circle", "cy")]);
        Assert.Equal("matrix(-1 0 0 1 100 0)", One(svg, "path").Attribute("transform")!.Value);
    }

    [Fact]
    public void Its_words_begin_where_they_did_and_keep_their_own_direction()
    {
        var text = One(Drawn("ar"), "text");

        Assert.Equal(("96", "start", "plaintext"), (text.Attribute("x")!.Value, text.Attribute("text-anchor")!.Value,
            text.Attribute("unicode-bidi")!.Value));
        Assert.Null(One(Drawn("fr"), "text").Attribute("unicode-bidi"));
    }

    // The shapes within a group are turned as well.
    private static XElement Drawn(string language) => ReaderLanguages.In(CultureInfo.GetCultureInfo(language), () => Picture.Silent(
        100, 20, Shape.Line(10, 0, 20, 0), Shape.Titled("words", Shape.Rect(30, 0, 20, 10), Shape.Circle(40, 5, 2)), Shape.Path($"M{10} {2}h9"),
        Shape.Text(4, 10, "D007")).AsRead(100));

    private static XElement One(XElement svg, string name) => svg.Descendants().Single(e => e.Name.LocalName == name);

    private static IEnumerable<string> Sides(XElement svg, string name, string side) => [One(svg, name).Attribute(side)!.Value];
}
