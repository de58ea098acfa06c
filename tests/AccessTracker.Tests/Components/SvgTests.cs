using System.Globalization;
using AccessTracker.Web.Components.Svg;

namespace AccessTracker.Tests.Components;

/// <summary>What all drawings are made of.</summary>
public sealed class SvgTests
{
    // Arabic writes 12٫5, and no program draws a line to there.
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ar-SY")]
    public void Numbers_are_written_as_SVG_reads_them_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var (x, y) = (-1.257, 1234.5);
            Assert.Equal("M-1.26 1234.5h9", Shape.Path($"M{x} {y}h9").Attribute("d")!.Value);
            Assert.Equal("M0 0L1.5 -2Z", $"{SvgPath.Through([(0, 0), (1.5, -2)])}Z");
            Assert.Equal("M1 2l0.5-4 0 0.1z", SvgPath.Ring([(1, 2), (1.52, -2.04), (1.5, -2.03), (1.5, -1.94)]).ToString());
            Assert.True(SvgPath.Ring([(1, 2), (1.01, 2.01)]).IsEmpty);
            Assert.Equal("1234.5", Shape.Circle(x, y, 3).Attribute("cy")!.Value);
            Assert.Equal("0 0 10.5 20", Picture.OfParts(10.5, 20, "Map").Attribute("viewBox")!.Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, new long[] { 0, 1 })]
    [InlineData(3, new long[] { 0, 1, 2, 3 })]
    [InlineData(42_000, new long[] { 0, 10_000, 20_000, 30_000, 40_000, 50_000 })]
    [InlineData(1_100_000, new long[] { 0, 500_000, 1_000_000, 1_500_000 })]
    public void An_axis_has_round_steps_up_to_its_largest_number(long largest, long[] ticks)
    {
        var axis = new NumberAxis(largest, top: 10, bottom: 210);
        Assert.Equal(ticks, axis.Ticks.Select(t => t.Number));
        Assert.Equal((210, 10), (axis.Ticks.First().Y, axis.Ticks.Last().Y));
        Assert.Equal(210 - axis.At(largest), axis.HeightOf(largest), 6);
    }

    [Fact]
    public void A_scale_runs_either_way()
    {
        Assert.Equal(75, new LinearScale(10, 20, 50, 100).At(15));
        Assert.Equal(25, new LinearScale(0, 4, 100, 0).At(3));
    }

    [Fact]
    public void A_picture_is_told_of_by_its_title_and_description_and_an_ornament_says_nothing()
    {
        var picture = Picture.Described("pace", 20, 10, "Pace", "400 of 3,000");
        Assert.Equal(
            ["Pace", "400 of 3,000"],
            picture.Attribute("aria-labelledby")!.Value.Split(' ')
                .Select(id => picture.Elements().Single(e => e.Attribute("id")?.Value == id).Value));
        Assert.Equal("true", Picture.Silent(20, 10).Attribute("aria-hidden")!.Value);
    }

    [Fact]
    public void No_two_hatches_look_alike()
    {
        var hatches = Enum.GetValues<Hatch>();
        var patterns = Hatches.Definitions(hatches.Select(h => ($"{h}", "fill", h))).Elements().ToList();
        Assert.Equal(hatches.Select(h => $"{h}"), patterns.Select(p => p.Attribute("id")!.Value));
        Assert.Distinct(patterns.Select(p => p.Elements().Last().Attribute("d")!.Value));
        Assert.Equal("url(#Grid)", Shape.Rect(0, 0, 1, 1).FilledBy("Grid").Attribute("fill")!.Value);
    }

    // An icon is one path, and no drawing.
    [Fact]
    public void Every_drawing_is_made_of_the_kit()
    {
        var web = Path.Combine(Repository.Root, "src/AccessTracker.Web");
        var byHand = Directory.EnumerateFiles(web, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".razor" or ".cs" && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text
                && (text.Contains("<svg", StringComparison.Ordinal) || text.Contains("www.w3.org/2000/svg", StringComparison.Ordinal)))
            .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
        Assert.Equal(["Icons.cs", "Shape.cs"], byHand);
    }
}
