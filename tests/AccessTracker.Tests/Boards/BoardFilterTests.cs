using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Components;

namespace AccessTracker.Tests.Boards;

/// <summary>What a link to the board shows. Four places on 10 March; baseline 12 February.</summary>
public sealed class BoardFilterTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly Situation _situation = new(new ReportFacts
    {
        Operation = A.Operation(),
        Locations =
        [
            A.Location("DAR") with { Name = "Darayya", Aliases = ["داريا"], Governorate = "Rural Damascus", District = "Darayya" },
            A.Location("MAD") with { Name = "Madaya", Governorate = "Rural Damascus", District = "Az-Zabdani" },
            A.Location("FOA") with { Name = "Foah", Governorate = "Idleb" },
            A.Location("AZZ") with { Name = "Azaz", Governorate = "Aleppo" },
        ],
        Statuses =
        [
            A.Status("DAR", AccessStatus.Besieged, "2016-01-01") with { BesiegedBy = "Government" },
            A.Status("MAD", AccessStatus.Besieged, "2016-02-20") with { BesiegedBy = "Hizbullah" },
            A.Status("FOA", AccessStatus.Besieged, "2016-01-01") with { BesiegedBy = "Non-State armed groups" },
            A.Status("AZZ", AccessStatus.HardToReach, "2016-01-01"),
            A.Status("AZZ", AccessStatus.Besieged, "2016-01-01") with { Authority = "Siege Watch" },
        ],
        Populations = [new PopulationEstimate { Location = "DAR", AsOf = new DateOnly(2016, 1, 1), People = 4000, Authority = "UN" }],
        Requests = [A.Request("R", "2016-02-14")],
        Lines = [A.Line("R", "DAR")],
        Decisions = [A.Decision("R", "DAR", DecisionKind.Denied, "2016-02-20")],
        Convoys = [A.Convoy("C")],
        Deliveries = [A.Delivery("D", "C", "FOA", "2016-03-01")],
    });

    private static IEnumerable<string> Shown(BoardFilter filter) =>
        filter.Of(_situation, UnreachedBoard.Of(_situation, _day), _day).Select(p => p.Location.Code);

    [Fact]
    public void Without_a_filter_the_places_not_reached_are_shown_the_worst_first() => Assert.Equal(["DAR", "AZZ", "MAD"], Shown(new BoardFilter()));

    [Fact]
    public void The_map_shows_every_place_unless_it_is_asked_for_those_not_reached()
    {
        Assert.Equal(["DAR", "AZZ", "MAD", "FOA"], Shown(new BoardFilter { EveryByDefault = true }));
        Assert.Equal(["DAR", "AZZ", "MAD"], Shown(new BoardFilter { EveryByDefault = true, Only = BoardFilter.Unreached }));
    }

    [Fact]
    public void A_place_that_was_reached_in_time_is_blocked_by_nothing_and_nobody_has_to_act()
    {
        var reached = UnreachedBoard.Of(_situation, _day).Single(p => p.Location.Code == "FOA");
        Assert.Equal((Reach.InTime, null), (reached.Reach, reached.WhyUnreached));
        Assert.Equal("Reached in time", AccessTracker.Web.Components.StatusView.Of(reached).Text);
        Assert.Empty(NextStep.Of(_situation, reached, _day));
        Assert.DoesNotContain("FOA", Shown(new BoardFilter { Only = BoardFilter.Every, Blocked = "no_request" }));
    }

    public static TheoryData<string, string> Filters => new()
    {
        { "status=hard_to_reach", "AZZ" },
        { "governorate=Aleppo", "AZZ" },
        { "district=Darayya", "DAR" },
        { "party=Hizbullah", "MAD" },
        { "blocked=denied", "DAR" },
        { "authority=Siege Watch", "AZZ" },
        { "q=داريّا", "DAR" },
        { "only=unreached", "DAR AZZ MAD" },
        { "only=all", "DAR AZZ MAD FOA" },
        { "order=longest", "AZZ DAR MAD" },
        { "order=people", "DAR AZZ MAD" },
        { "order=blocked", "DAR AZZ MAD" },
        { "order=place", "AZZ DAR MAD" },
        { "blocked=nonsense", "" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_of_the_address_shows_those_places(string filter, string codes)
    {
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        string? If(string asked) => name == asked ? value : null;
        Assert.Equal(codes, string.Join(' ', Shown(new BoardFilter
        {
            Status = If("status"),
            Governorate = If("governorate"),
            District = If("district"),
            Party = If("party"),
            Blocked = If("blocked"),
            Authority = If("authority"),
            Text = If("q"),
            Only = If("only"),
            Order = If("order"),
        })));
    }

    [Theory]
    [InlineData("2016-02-20", "2016-02-20")]
    [InlineData("2016-04-01", "2016-03-10")]
    [InlineData("20.2.2016", "2016-03-10")]
    [InlineData(null, "2016-03-10")]
    public void A_day_that_has_not_come_or_is_none_is_today(string? asked, string expected) =>
        Assert.Equal(A.Day(expected), new BoardFilter { Day = asked }.On(_day));

    [Fact]
    public void The_totals_are_those_of_the_places_shown()
    {
        var board = UnreachedBoard.Of(_situation, _day);
        Assert.Equal(new BoardTotals(4, 3, 1, 3, 0, new FigureSum(4000, 3, SumPart.Place), 27), BoardTotals.Of(board));
        Assert.Null(BoardTotals.Of([.. board.Where(p => p.Population is null)]).People.Value);
        Assert.Equal(new BoardTotals(0, 0, 0, 0, 0, new FigureSum(0, 0, SumPart.Place), null), BoardTotals.Of([]));
    }

    [Fact]
    public void The_link_says_all_that_was_asked_for() => Assert.Equal(
        "/o/x/unreached?day=2016-02-20&status=besieged&only=unreached",
        new BoardFilter { Day = "2016-02-20", Status = "besieged", Only = BoardFilter.Unreached }.Url("x"));
}
