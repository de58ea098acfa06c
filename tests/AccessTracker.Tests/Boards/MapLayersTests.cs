using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Ceasefire;
using AccessTracker.Web.Boards;

namespace AccessTracker.Tests.Boards;

/// <summary>What a map shows of the ceasefire on a day.</summary>
public sealed class MapLayersTests
{
    private static readonly Situation _situation = new(SmallCeasefire.Facts);

    private static readonly Outline[] _outlines =
        [new Outline("Aleppo", null, [[(36, 35), (38, 35), (38, 37), (36, 37), (36, 35)]])];

    private static (MapLayers Layers, MapView View) On(string day)
    {
        var places = UnreachedBoard.Of(_situation, A.Day(day)).Select((place, i) => (i + 1, place)).ToList();
        return (
            new MapLayers(_situation, A.Day(day)) { ShowsControl = true, ShowsRoutes = true, ShowsAreas = true },
            MapView.Of(_outlines, places, [.. places.Select(p => p.place)]));
    }

    [Theory]
    [InlineData("2016-02-25", "open")]
    [InlineData("2016-03-05", "closed")]
    public void A_route_is_drawn_by_its_state_on_the_day(string day, string state)
    {
        var (layers, view) = On(day);
        Assert.Equal($"route {state}", layers.DrawRoutes(view).First().Elements().Last().Attribute("class")!.Value);
    }

    [Fact]
    public void A_place_is_filled_by_who_holds_it_and_the_words_say_so()
    {
        Assert.Null(On("2016-02-19").Layers.Holder("EAL"));
        var (layers, _) = On("2016-02-20");
        Assert.Equal("Held by Opposition since 20 Feb 2016.", layers.Holder("EAL"));
        Assert.Equal([("OPP", layers.PatternOf("EAL"))], layers.Holders);
        Assert.NotEqual(layers.PatternOf("EAL"), layers.PatternOf("DAR"));
    }

    [Fact]
    public void A_governorate_is_hatched_while_an_arrangement_holds_there()
    {
        Assert.Empty(On("2016-02-29").Layers.Over(_outlines[0]));
        Assert.Equal(["Cessation"], On("2016-03-20").Layers.Over(_outlines[0]));
        Assert.Empty(On("2016-03-21").Layers.Over(_outlines[0]));
    }
}
