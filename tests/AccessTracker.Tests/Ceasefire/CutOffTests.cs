using AccessTracker.Domain.Situations;
using AccessTracker.Web.Ceasefire;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Since when a place has been cut off.</summary>
public sealed class CutOffTests
{
    [Theory]
    [InlineData("2016-03-05", null)]
    [InlineData("2016-03-06", "2016-03-06")]
    [InlineData("2016-03-08", "2016-03-06")]
    public void A_place_is_cut_off_from_the_day_on_which_the_last_of_its_routes_closed(string day, string? since) =>
        Assert.Equal(since is null ? null : A.Day(since), new Situation(SmallCeasefire.Facts).Ceasefire.CutOffSince("EAL", A.Day(day)));

    [Fact]
    public void The_board_says_so_in_words_and_names_a_lone_route()
    {
        Assert.Equal("All 2 routes closed since 6 Mar 2016", CutOffText.Of(new Situation(SmallCeasefire.Facts), "EAL", A.Day("2016-03-08")));
        var lone = SmallCeasefire.With(f => f with { Routes = [f.Routes[0]] });
        Assert.Equal("The only route, Castello Road, closed since 5 Mar 2016", CutOffText.Of(new Situation(lone), "EAL", A.Day("2016-03-08")));
        Assert.Null(CutOffText.Of(new Situation(lone), "EAL", A.Day("2016-03-04")));
    }

    [Fact]
    public void A_place_that_no_route_serves_is_not_cut_off() =>
        Assert.Null(new Situation(SmallCeasefire.Facts).Ceasefire.CutOffSince("DAR", A.Day("2016-03-08")));
}
