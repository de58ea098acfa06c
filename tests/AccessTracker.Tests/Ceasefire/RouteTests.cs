using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Ceasefire;

/// <summary>Routes, who is cut off, and pull-backs (ceasefire rules, section 15).</summary>
public sealed class RouteTests
{
    [Fact]
    public void The_latest_entry_holds_from_its_own_day_also_when_it_repeats_the_one_before()
    {
        RouteState[] states =
        [
            State("R", RouteCondition.Closed, "05-09", "somebody"), State("R", RouteCondition.Closed, "05-05", "government of syria"),
            State("R", RouteCondition.Open, "05-02"),
        ];
        Assert.Equal(new RouteUse("R", null, null, null, 0), Report("05-01", states, Route("R")).States.Single());
        Assert.Equal(new RouteUse("R", "open", C.Day("05-02"), null, 0), Report("05-04", states, Route("R")).States.Single());
        Assert.Equal(new RouteUse("R", "closed", C.Day("05-05"), "GOV", 0), Report("05-08", states, Route("R")).States.Single());
        Assert.Equal(new RouteUse("R", "closed", C.Day("05-09"), "somebody", 0), Report("05-09", states, Route("R")).States.Single());
    }

    [Fact]
    public void A_place_is_cut_off_when_routes_serve_it_and_all_of_them_are_closed()
    {
        Route[] routes = [Route("R", "HOM", "WAR"), Route("S", "WAR"), Route("T", "ALE"), Route("U", "HOM", "XXX")];
        RouteState[] states =
            [State("R", RouteCondition.Closed, "05-02"), State("S", RouteCondition.Closed, "05-03"), State("T", RouteCondition.Restricted, "05-03")];

        // Of U nobody knows; a restricted route is not closed.
        Assert.Empty(Report("05-02", states, routes).CutOff);
        Assert.Equal(["WAR"], Report("05-03", states, routes).CutOff);
    }

    [Fact]
    public void A_convoy_counts_for_its_route_on_the_day_on_which_it_first_reached_a_place()
    {
        var facts = C.Facts(new CeasefireFacts { Routes = [Route("R"), Route("S")] }) with
        {
            Convoys =
            [
                A.Convoy("A") with { Route = "R" }, A.Convoy("B") with { Route = "R" }, A.Convoy("C", track: Track.Bilateral) with { Route = "R" },
                A.Convoy("D"), A.Convoy("E", mode: ConvoyMode.Airdrop) with { Route = "R" }, A.Convoy("F") with { Route = "R" },
            ],
            Deliveries =
            [
                // A reached a place before the period first, F nowhere.
                A.Delivery("A1", "A", "HOM", "2016-05-04"), A.Delivery("A2", "A", "WAR", "2016-05-06"),
                A.Delivery("B1", "B", "HOM", "2016-05-04", DeliveryOutcome.TurnedBack), A.Delivery("B2", "B", "HOM", "2016-05-05"),
                A.Delivery("C1", "C", "HOM", "2016-05-06"), A.Delivery("D1", "D", "HOM", "2016-05-06"), A.Delivery("E1", "E", "HOM", "2016-05-10"),
                A.Delivery("F1", "F", "HOM", "2016-05-06", DeliveryOutcome.Attacked),
            ],
        };
        Assert.Equal([("R", 2), ("S", 0)], C.Report(facts, "05-05", "05-10").Routes.States.Select(r => (r.Route, r.ConvoysInPeriod)));
    }

    [Theory]
    [InlineData("05-12", null, null, "05-09", null, true)]
    [InlineData("05-09", null, null, "05-09", null, false)]
    [InlineData("05-06", "05-05", null, "05-05", null, true)]
    [InlineData("05-06", "05-05", "05-06", "05-05", "05-06", false)]
    [InlineData("05-06", "05-05", "05-07", "05-05", null, true)]
    [InlineData("05-03", "05-05", "05-02", "05-05", "05-02", false)]
    public void A_pull_back_is_late_when_it_is_not_done_by_its_day_or_seven_days_later(
        string asOf, string? due, string? done, string dueOn, string? doneOn, bool isLate)
    {
        var pullback = Pullback("05-02") with { DueOn = C.DayOrNone(due), DoneOn = C.DayOrNone(done) };
        var facts = new CeasefireFacts { Routes = [Route("R")], Pullbacks = [pullback] };
        Assert.Equal(
            new PullbackProgress("R", "GOV", "personnel", 500, C.Day("05-02"), C.Day(dueOn), C.DayOrNone(doneOn), isLate),
            C.Report(facts, asOf).Routes.Pullbacks.Single());
    }

    [Fact]
    public void What_is_agreed_later_is_not_there_and_the_rest_stands_by_route_day_party_and_what()
    {
        var facts = new CeasefireFacts
        {
            Routes = [Route("R"), Route("S")],
            Pullbacks =
            [
                Pullback("05-02", "S"), Pullback("05-04"), Pullback("05-03", party: "OPP"), Pullback("05-03", what: "weapons"),
                Pullback("05-03"), Pullback("05-06"),
            ],
        };
        Assert.Equal(
            ["R 3 GOV personnel", "R 3 GOV weapons", "R 3 OPP personnel", "R 4 GOV personnel", "S 2 GOV personnel"],
            C.Report(facts, "05-05").Routes.Pullbacks.Select(p => $"{p.Route} {p.AgreedOn.Day} {p.Party} {p.What}"));
    }

    private static Route Route(string code, params string[] serves) => new() { Code = code, Name = code, Kind = RouteKind.Road, Serves = serves };

    private static RouteState State(string route, RouteCondition state, string from, string? by = null) =>
        new() { Route = route, State = state, From = C.Day(from), By = by };

    private static Pullback Pullback(string agreed, string route = "R", string party = "GOV", string what = "personnel") =>
        new() { Route = route, Party = party, What = what, Distance = 500, AgreedOn = C.Day(agreed) };

    private static RouteFigures Report(string asOf, RouteState[] states, params Route[] routes) =>
        C.Report(new CeasefireFacts { Routes = routes, RouteStates = states }, asOf).Routes;
}
