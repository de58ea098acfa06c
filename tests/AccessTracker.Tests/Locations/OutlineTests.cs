using AccessTracker.Domain.Locations;

namespace AccessTracker.Tests.Locations;

/// <summary>GeoJSON as people bring it.</summary>
public sealed class OutlineTests
{
    private const string Square = "[[36,33],[37,33],[37,34],[36,33]]";

    private static string File(string geometry, string properties = "{}") =>
        $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}]}""";

    [Fact]
    public void An_area_has_its_name_its_code_and_its_rings()
    {
        var outline =
            Assert.Single(
                Outline.Parse(File($$"""{"type":"Polygon","coordinates":[{{Square}}]}""", """{"name":"Idleb","pcode":"SY07"}""")).Outlines!);
        Assert.Equal(("Idleb", "SY07"), (outline.Name, outline.Pcode));
        Assert.Equal([(36, 33), (37, 33), (37, 34), (36, 33)], Assert.Single(outline.Rings));
    }

    [Fact]
    public void An_area_of_several_parts_is_one_and_points_are_passed_over()
    {
        var parts = File($$"""{"type":"MultiPolygon","coordinates":[[{{Square}}],[{{Square}}]]}""");
        Assert.Equal(2, Assert.Single(Outline.Parse(parts).Outlines!).Rings.Count);
        Assert.Equal(OutlineProblem.NoAreas, Outline.Parse(File("""{"type":"Point","coordinates":[36,33]}""")).Problem);
    }

    public static TheoryData<string, OutlineProblem> Bad => new()
    {
        { "a map", OutlineProblem.NotJson },
        { "[]", OutlineProblem.NotFeatures },
        { """{"type":"Topology","objects":{}}""", OutlineProblem.NotFeatures },
        { """{"type":"FeatureCollection","features":[]}""", OutlineProblem.NoAreas },
        { """{"type":"FeatureCollection","features":[1,null]}""", OutlineProblem.NoAreas },
        { File("null"), OutlineProblem.NoAreas },
        { File("""{"type":"Polygon","coordinates":[[[250000,3700000],[1,2],[3,4]]]}"""), OutlineProblem.BadPosition },
        { File("""{"type":"Polygon","coordinates":[[["36","33"]]]}"""), OutlineProblem.BadPosition },
        { File("""{"type":"Polygon","coordinates":[5]}"""), OutlineProblem.BadPosition },
        { File($$"""{"type":"Polygon","coordinates":[[{{string.Join(',', Enumerable.Repeat("[36,33]", Outline.MostPoints + 1))}}]]}"""),
            OutlineProblem.TooDetailed },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_drawn_is_refused_with_its_reason(string text, OutlineProblem problem) =>
        Assert.Equal((null, problem), Outline.Parse(text));
}
