using System.Globalization;
using System.Xml.Linq;
using AccessTracker.Web.Components;
using AccessTracker.Web.Reports.Charts;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// A chart of bars that the word processor draws itself, in its own fonts, and that who edits the document may change. What a bar is a part of is
/// a line above it. What is unknown is a gap: no bar would say 0. Its axes run as numbers do, from the left, in every language.
/// </summary>
internal sealed class DocxChart(MainDocumentPart main)
{
    private const long Width = 3_040_000;
    private const long Height = 2_240_000;
    private const int FirstAxis = 100;
    private const int SecondAxis = 101;

    private static readonly XNamespace _c = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace _a = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // As on the page: dark, striped, and all but empty.
    private static readonly string[] _colours = ["0B3C54", "8A4B00", "5A6B75"];

    /// <summary>Two charts beside each other, or the last one alone.</summary>
    public IEnumerable<W.Paragraph> Draw(IEnumerable<ReportChart> charts) => charts
        .Where(chart => chart.Bars is not null)
        .Chunk(2)
        .Select(pair =>
            new W.Paragraph(
                [new W.ParagraphProperties(new W.SpacingBetweenLines { After = "60" }), .. pair.Select(chart => Draw(chart, chart.Bars!))]));

    private W.Run Draw(ReportChart chart, BarSet bars)
    {
        var number = main.ChartParts.Count() + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"chart{number}");
        using (var stream = main.AddNewPart<ChartPart>(id).GetStream(FileMode.Create))
        {
            Space(chart.Title, bars).Save(stream, SaveOptions.DisableFormatting);
        }

        var name = new D.DocProperties { Id = (uint)number, Name = OfficeText.Clean(chart.Title), Description = OfficeText.Clean(chart.Description) };
        return new W.Run(new W.Drawing(new D.Inline(
            new D.Extent { Cx = Width, Cy = Height },
            name,
            new D.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = id }) { Uri = _c.NamespaceName }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }

    private static XDocument Space(string title, BarSet bars)
    {
        var parts = Enumerable.Range(0, bars.Keys.Count).Where(i => bars.Groups.Any(g => g.Bars[i].Of is not null)).ToList();
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", "yes"),
            new XElement(
                _c + "chartSpace",
                new XAttribute(XNamespace.Xmlns + "c", _c),
                new XAttribute(XNamespace.Xmlns + "a", _a),
                Value("roundedCorners", "0"),
                new XElement(
                    _c + "chart",
                    Title(title, 800, isBold: true),
                    Value("autoTitleDeleted", "0"),
                    new XElement(
                        _c + "plotArea",
                        new XElement(_c + "layout"),
                        new XElement(
                            _c + "barChart",
                            Value("barDir", "col"),
                            Value("grouping", "clustered"),
                            Value("varyColors", "0"),
                            bars.Keys.Select((key, i) =>
                                Series(i, KeyOf(key, i, bars), bars, b => b.Value, Bar(i), [Value("invertIfNegative", "0")])),
                            Value("gapWidth", "60"),
                            Axes()),
                        parts.Count == 0 ? null : new XElement(
                            _c + "lineChart",
                            Value("grouping", "standard"),
                            Value("varyColors", "0"),
                            parts.Select(i => Series(
                                bars.Keys.Count + i, Format.With(Texts.ChartAllOf, bars.Keys[i]), bars, b =>
                                    b.Of, Line(i), [new XElement(_c + "marker", Value("symbol", "none"))], isLine: true)),
                            Value("marker", "1"),
                            Axes()),
                        CategoryAxis(bars.Axis),
                        ValueAxis()),
                    new XElement(_c + "legend", Value("legendPos", "b"), Value("overlay", "0")),
                    Value("plotVisOnly", "1"),
                    Value("dispBlanksAs", "gap")),
                new XElement(
                    _c + "txPr",
                    new XElement(_a + "bodyPr"),
                    new XElement(
                        _a + "p", new XElement(_a + "pPr", new XElement(_a + "defRPr", new XAttribute("sz", "700"))),
                        new XElement(_a + "endParaRPr", new XAttribute("lang", OfficeText.Language))))));
    }

    private static XElement Series(int index, string name, BarSet bars, Func<Bar, long?> value, XElement shape, XElement[] own, bool isLine = false)
    {
        var which = index % bars.Keys.Count;
        var points = bars.Groups.Select((g, i) => (Index: i, Value: value(g.Bars[which]), g.Bars[which].IsAtLeast)).Where(p => p.Value is not null);
        return new XElement(
            _c + "ser",
            Value("idx", Text(index)),
            Value("order", Text(index)),
            new XElement(
                _c + "tx", new XElement(
                    _c + "strRef", new XElement(_c + "f", $"Chart!${(char)('B' + index)}$1"),
                    Cache("strCache", null, 1, [(0, OfficeText.Clean(name))]))),
            shape,
            own,
            new XElement(_c + "cat", new XElement(
                _c + "strRef", new XElement(_c + "f", $"Chart!$A$2:$A${Text(bars.Groups.Count + 1)}"),
                Cache("strCache", null, bars.Groups.Count, bars.Groups.Select((g, i) => (i, OfficeText.Clean(g.Label)))))),
            new XElement(_c + "val", new XElement(
                _c + "numRef",
                new XElement(_c + "f", $"Chart!${(char)('B' + index)}$2:${(char)('B' + index)}${Text(bars.Groups.Count + 1)}"),
                Numbers(bars.Groups.Count, points.Select(p => (p.Index, p.Value!.Value, p.IsAtLeast))))),
            isLine ? Value("smooth", "0") : null);
    }

    // The word processor's own labels of a bar say what the bar is.
    private static XElement Numbers(int count, IEnumerable<(int Index, long Value, bool IsAtLeast)> points) => new(
        _c + "numCache",
        new XElement(_c + "formatCode", "#,##0"),
        Value("ptCount", Text(count)),
        points.Select(p => new XElement(
            _c + "pt",
            new XAttribute("idx", Text(p.Index)),
            p.IsAtLeast ? new XAttribute("formatCode", $"\"{Format.With(Texts.AtLeast, "\"#,##0")}") : null,
            new XElement(_c + "v", Text(p.Value)))));

    // There is no mark above a bar: the legend tells of which groups it is a floor.
    private static string KeyOf(string key, int which, BarSet bars) =>
        bars.Groups.Where(g => g.Bars[which].IsAtLeast).Select(g => g.Label).ToList() is { Count: > 0 } groups
        ? Format.With(Texts.ChartKeyAtLeast, key, groups.Count == bars.Groups.Count ? Texts.ChartEveryBar : Format.List(groups))
        : key;

    private static XElement Cache(string name, string? format, int count, IEnumerable<(int Index, string Value)> points) => new(
        _c + name,
        format is null ? null : new XElement(_c + "formatCode", format),
        Value("ptCount", Text(count)),
        points.Select(p => new XElement(_c + "pt", new XAttribute("idx", Text(p.Index)), new XElement(_c + "v", p.Value))));

    private static XElement Bar(int key) => new(
        _c + "spPr",
        key == 0
            ? Solid(_colours[0])
            : new XElement(
                _a + "pattFill", new XAttribute("prst", key == 1 ? "dkHorz" : "pct5"), new XElement(_a + "fgClr", Rgb(_colours[key])),
                new XElement(_a + "bgClr", Rgb("FFFFFF"))),
        new XElement(_a + "ln", new XAttribute("w", "9525"), Solid(_colours[key])));

    private static XElement Line(int key) => new(
        _c + "spPr",
        new XElement(
            _a + "ln", new XAttribute("w", "19050"), Solid(_colours[key]),
            new XElement(_a + "prstDash", new XAttribute("val", key == 0 ? "solid" : "dash"))));

    private static XElement CategoryAxis(string title) => new(
        _c + "catAx",
        Value("axId", Text(FirstAxis)),
        new XElement(_c + "scaling", Value("orientation", "minMax")),
        Value("delete", "0"),
        Value("axPos", "b"),
        Title(title, 700, isBold: false),
        Value("numFmt", "General", ("sourceLinked", "0"), "formatCode"),
        Value("majorTickMark", "none"),
        Value("minorTickMark", "none"),
        Value("tickLblPos", "low"),
        Value("crossAx", Text(SecondAxis)),
        Value("crosses", "autoZero"));

    private static XElement ValueAxis() => new(
        _c + "valAx",
        Value("axId", Text(SecondAxis)),
        new XElement(_c + "scaling", Value("orientation", "minMax"), Value("min", "0")),
        Value("delete", "0"),
        Value("axPos", "l"),
        new XElement(_c + "majorGridlines", new XElement(_c + "spPr", new XElement(_a + "ln", new XAttribute("w", "6350"), Solid("B9C5CC")))),
        Value("numFmt", "#,##0", ("sourceLinked", "0"), "formatCode"),
        Value("majorTickMark", "none"),
        Value("minorTickMark", "none"),
        Value("tickLblPos", "nextTo"),
        Value("crossAx", Text(FirstAxis)),
        Value("crosses", "autoZero"));

    private static XElement Title(string text, int size, bool isBold) => new(
        _c + "title",
        new XElement(
            _c + "tx",
            new XElement(
                _c + "rich",
                new XElement(_a + "bodyPr"),
                new XElement(
                    _a + "p",
                    new XElement(
                        _a + "pPr", DocxText.IsAllRightToLeft ? new XAttribute("rtl", "1") : null,
                        new XElement(_a + "defRPr", new XAttribute("sz", Text(size)), new XAttribute("b", isBold ? "1" : "0"))),
                    new XElement(
                        _a + "r", new XElement(
                            _a + "rPr", new XAttribute("lang", OfficeText.Language), new XAttribute("sz", Text(size)),
                            new XAttribute("b", isBold ? "1" : "0")),
                            new XElement(_a + "t", OfficeText.Clean(text)))))),
        Value("overlay", "0"));

    private static XElement[] Axes() => [Value("axId", Text(FirstAxis)), Value("axId", Text(SecondAxis))];

    private static XElement Solid(string colour) => new(_a + "solidFill", Rgb(colour));

    private static XElement Rgb(string colour) => new(_a + "srgbClr", new XAttribute("val", colour));

    private static XElement Value(string name, string value, (string Name, string Value)? other = null, string attribute = "val") =>
        new(_c + name, new XAttribute(attribute, value), other is { } more ? new XAttribute(more.Name, more.Value) : null);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
