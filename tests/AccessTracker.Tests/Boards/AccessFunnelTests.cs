using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Boards;

/// <summary>Asked, answered, granted, cleared, dispatched, reached.</summary>
public sealed class AccessFunnelTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly ReportFacts _asked = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("A"), A.Location("B"), A.Location("C")],
        Requests = [A.Request("R", "2016-02-14") with { Plan = "March" }],
        Lines = [A.Line("R", "A") with { PeopleRequested = 100 }, A.Line("R", "B") with { PeopleRequested = 200 }, A.Line("R", "C")],
        Convoys = [A.Convoy("X") with { Request = "R" }],
    };

    private static FunnelGroup Plan(ReportFacts facts) => Assert.Single(AccessFunnel.ByPlan(new Situation(facts), _day));

    private static IEnumerable<(int Places, long? People)> Steps(ReportFacts facts) => Plan(facts).Steps.Select(s => (s.Places, s.People));

    [Fact]
    public void All_requests_together_count_each_place_once_with_its_largest_figure()
    {
        Assert.Equal(Steps(_asked), AccessFunnel.OfAll(new Situation(_asked), _day).Select(s => (s.Places, s.People)));

        var twice = new Situation(_asked with
        {
            Requests = [.. _asked.Requests, A.Request("S", "2016-03-01") with { Plan = "April" }, A.Request("T", "2016-04-01")],
            Lines = [.. _asked.Lines, A.Line("S", "A") with { PeopleRequested = 150 }, A.Line("T", "B") with { PeopleRequested = 900 }],
        });
        var asked = AccessFunnel.OfAll(twice, _day)[0];
        Assert.Equal((3, 350L, 1), (asked.Places, asked.People, asked.PeopleUnknown));
        Assert.Equal(2, AccessFunnel.ByPlan(twice, _day).Count);
    }

    [Fact]
    public void What_was_only_asked_for_stays_at_the_first_stage()
    {
        Assert.Equal([(3, 300), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)], Steps(_asked));
        Assert.Equal(1, Plan(_asked).Steps[0].PeopleUnknown);
    }

    [Fact]
    public void Where_nobody_knows_how_many_people_were_asked_for_the_stage_is_unknown_and_an_empty_one_is_0()
    {
        var steps = Plan(_asked with { Lines = [A.Line("R", "A"), A.Line("R", "B")] }).Steps;
        Assert.Equal((null, 2, (long?)0), (steps[0].People, steps[0].PeopleUnknown, steps[1].People));
    }

    [Fact]
    public void A_permit_counts_the_people_approved_and_a_reached_place_those_reached()
    {
        var facts = _asked with
        {
            Decisions =
            [
                A.Decision("R", "A", DecisionKind.GrantedWithConditions, "2016-02-20") with { PeopleApproved = 60 },
                A.Decision("R", "B", DecisionKind.Denied, "2016-02-20"),
            ],
            Deliveries = [A.Delivery("D", "X", "A", "2016-02-25") with { PeopleReached = 55 }],
        };
        Assert.Equal([(3, 300), (2, 300), (1, 60), (1, 60), (1, 60), (1, 55)], Steps(facts));
    }

    [Fact]
    public void A_clearance_that_stands_holds_a_permit_back_until_a_convoy_goes_all_the_same()
    {
        var granted = _asked with
        {
            Decisions = [A.Decision("R", "A", DecisionKind.Granted, "2016-02-20")],
            Clearances =
                [new Clearance { Request = "R", Location = "A", Kind = "facilitation_letter", Party = "Government", State = ClearanceState.Pending,
                    On = new DateOnly(2016, 2, 21) }],
        };
        Assert.Equal([3, 1, 1, 0, 0, 0], Steps(granted).Select(s => s.Places));
        var sent = granted with { Deliveries = [A.Delivery("D", "X", "A", "2016-02-25") with { Outcome = DeliveryOutcome.TurnedBack }] };
        Assert.Equal([3, 1, 1, 1, 1, 0], Steps(sent).Select(s => s.Places));
    }

    [Fact]
    public void A_request_of_no_plan_comes_last_and_months_come_in_order()
    {
        var facts = _asked with { Requests = [A.Request("P", "2016-01-20"), .. _asked.Requests], Lines = [A.Line("P", "A"), .. _asked.Lines] };
        Assert.Equal(["March", null], AccessFunnel.ByPlan(new Situation(facts), _day).Select(g => g.Key));
        Assert.Equal(["2016-01", "2016-02"], AccessFunnel.ByMonth(new Situation(facts), _day).Select(g => g.Key));
    }

    [Fact]
    public void No_stage_ever_holds_more_lines_or_places_than_the_one_before() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var group in AccessFunnel.ByMonth(situation, _day).Concat(AccessFunnel.ByPlan(situation, _day)))
            {
                Assert.All(group.Steps.Zip(group.Steps.Skip(1)), pair =>
                {
                    Assert.True(pair.Second.Places <= pair.First.Places);
                    Assert.Empty(pair.Second.Lines.Except(pair.First.Lines));
                });
            }
        },
        iter: 300);
}
