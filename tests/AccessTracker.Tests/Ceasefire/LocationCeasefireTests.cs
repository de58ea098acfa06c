using AccessTracker.Web.Ceasefire;
using Bunit;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>The ceasefire's part of a place's biography.</summary>
public sealed class LocationCeasefireTests : UiTest
{
    private IRenderedComponent<LocationCeasefire> Of(string code, string day = "2016-03-10") => Ui.Render<LocationCeasefire>(p => p
        .Add(l => l.Situation, SituationOf(SmallCeasefire.Facts))
        .Add(l => l.Code, code)
        .Add(l => l.From, A.Day("2016-02-12"))
        .Add(l => l.On, A.Day(day)));

    [Fact]
    public void It_tells_who_holds_the_place_its_routes_and_the_calm_over_it()
    {
        var life = Of("EAL");
        Assert.Equal(
            "Held by (Opposition: 20 Feb 2016 to 10 Mar 2016). "
                + "Castello Road (State unknown: 12 Feb 2016 to 19 Feb 2016; Open: 20 Feb 2016 to 4 Mar 2016; Closed: 5 Mar 2016 to 6 Mar 2016; "
                + "Closed: 7 Mar 2016 to 10 Mar 2016). Ramouseh Road (State unknown: 12 Feb 2016 to 5 Mar 2016; Closed: 6 Mar 2016 to 10 Mar 2016). "
                + "Calm here (Calm and watched: 1 Mar 2016; Broken: 2 Mar 2016; Calm and watched: 3 Mar 2016; "
                + "Not broken, but unwatched: 4 Mar 2016 to 10 Mar 2016).",
            life.Find("svg desc").TextContent);
        Assert.Contains("All 2 routes closed since 6 Mar 2016", life.Markup, StringComparison.Ordinal);
        Assert.Contains("Under the arrangement", life.Markup, StringComparison.Ordinal);
        Assert.Equal(["A1"], life.FindAll("tbody th a[href*='/allegations/']").Select(a => a.TextContent));
    }

    [Fact]
    public void Before_anything_of_it_is_known_there_is_nothing() => Assert.Equal("", Of("DAR", "2016-02-13").Markup.Trim());
}
