using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Components;

/// <summary>The one way in which a sum is written (counting rules, section 3).</summary>
public sealed class FigureSumTests
{
    [Theory]
    [InlineData(273_400, 22, SumPart.Delivery, "at least 273,400; unknown at 22 deliveries")]
    [InlineData(273_400, 1, SumPart.Delivery, "at least 273,400; unknown at 1 delivery")]
    [InlineData(37, 2, SumPart.Convoy, "at least 37; unknown for 2 convoys")]
    [InlineData(900, 1, SumPart.RequestLine, "at least 900; unknown for 1 line")]
    [InlineData(273_400, 0, SumPart.Delivery, "273,400")]
    [InlineData(0, 0, SumPart.Delivery, "0")]
    [InlineData(0, 3, SumPart.RequestLine, "at least 0; unknown for 3 lines")]
    [InlineData(null, 3, SumPart.Delivery, "unknown")]
    public void A_sum_says_what_is_not_known_of_it(int? value, int unknown, SumPart part, string expected) =>
        Assert.Equal(expected, new FigureSum(value, unknown, part).ToString());

    [Fact]
    public void Nothing_adds_up_to_0_and_nothing_but_unknown_figures_to_unknown()
    {
        Assert.Equal("0", FigureSum.Of([], SumPart.Place).ToString());
        Assert.Equal("unknown", FigureSum.Of([null, null], SumPart.Place).ToString());
        Assert.Equal("at least 5; unknown for 1 place", FigureSum.Of([5, null], SumPart.Place).ToString());
        Assert.Equal("0", FigureSum.Of([0], SumPart.Place).ToString());
    }

    [Fact]
    public void A_number_of_people_that_stands_alone_says_that_it_is_one()
    {
        Assert.Equal("people unknown", FigureSum.PeopleText(null, 2, SumPart.Place));
        Assert.Equal("at least 400 people; unknown for 2 places", FigureSum.PeopleText(400, 2, SumPart.Place));
        Assert.Equal("400 people", FigureSum.PeopleText(400, 0, SumPart.Place));
    }
}
