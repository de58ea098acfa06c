using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Tests.Convoys;

public sealed class ConvoyDoubtTests
{
    private static readonly Convoy _linked = A.Convoy("C", request: "R");

    private static string Doubts(Convoy convoy, Delivery stop, long? population = null, params PermitLine[] lines) => string.Join(' ', ConvoyDoubt
        .Of(convoy, [stop], A.Day("2016-03-20"), _ => population, place => lines.Where(l => l.Line.Location == place))
        .Select(d => d.Kind));

    private static Delivery Stop(
        DeliveryOutcome outcome = DeliveryOutcome.Delivered, string day = "2016-03-10", long? reached = null, long? targeted = null) =>
        A.Delivery("D", "C", "MAD", day, outcome, reached) with { PeopleTargeted = targeted };

    private static PermitLine Granted(string from = "2016-03-01", string? to = null, params Clearance[] clearances)
    {
        var request = A.Request("R", "2016-02-20");
        return new PermitLine(
            request, A.Line("R", "MAD"), [A.Decision("R", "MAD", DecisionKind.Granted, from, validTo: to)], clearances, A.Operation().Weekend);
    }

    [Theory]
    [InlineData(41_000L, 40_000L, null, "AbovePopulation")]
    [InlineData(40_000L, 40_000L, null, "")]
    [InlineData(40_000L, null, null, "")]
    [InlineData(null, 40_000L, 10L, "")]
    [InlineData(201L, null, 100L, "FarAboveTarget")]
    [InlineData(200L, null, 100L, "")]
    [InlineData(5_000L, 500L, 500L, "AbovePopulation FarAboveTarget")]
    public void People_above_the_population_or_far_above_the_target_are_asked_about(
        long? reached, long? population, long? targeted, string expected) =>
        Assert.Equal(expected, Doubts(_linked, Stop(reached: reached, targeted: targeted), population, Granted()));

    [Theory]
    [InlineData(DeliveryOutcome.Delivered, "InTheFuture")]
    [InlineData(DeliveryOutcome.TurnedBack, "InTheFuture")]
    [InlineData(DeliveryOutcome.Planned, "")]
    [InlineData(DeliveryOutcome.Postponed, "")]
    [InlineData(DeliveryOutcome.Cancelled, "")]
    public void Only_what_is_planned_or_called_off_lies_in_the_future(DeliveryOutcome outcome, string expected) =>
        Assert.Equal(expected, Doubts(_linked, Stop(outcome, day: "2016-03-21"), null, Granted()));

    [Fact]
    public void A_stop_under_a_permit_that_holds_raises_no_doubt() => Assert.Equal("", Doubts(_linked, Stop(), null, Granted()));

    [Fact]
    public void A_stop_without_a_line_before_the_request_or_without_a_valid_permit_is_warned_about()
    {
        Assert.Equal("NotInRequest", Doubts(_linked, Stop()));
        Assert.Equal("BeforeRequest", Doubts(_linked, Stop(day: "2016-02-19"), null, Granted()));
        Assert.Equal("NoValidPermit", Doubts(_linked, Stop(day: "2016-02-25"), null, Granted()));
        Assert.Equal("NoValidPermit", Doubts(_linked, Stop(), null, Granted(to: "2016-03-09")));
        Assert.Equal("", Doubts(_linked, Stop(DeliveryOutcome.Planned), null, Granted(to: "2016-03-09")));
    }

    [Theory]
    [InlineData(ClearanceState.Pending, "ClearanceMissing")]
    [InlineData(ClearanceState.Refused, "ClearanceMissing")]
    [InlineData(ClearanceState.Obtained, "")]
    public void A_clearance_that_was_not_had_on_the_day_is_warned_about(ClearanceState state, string expected) =>
        Assert.Equal(expected, Doubts(_linked, Stop(), null, Granted(clearances: A.Clearance("R", "MAD", "Opposition", state, "2016-03-05"))));

    [Fact]
    public void A_convoy_over_a_line_that_names_no_request_is_warned_about_and_a_permit_that_holds_is_named()
    {
        Assert.Equal("NoPermitKnown", Doubts(A.Convoy("C"), Stop()));
        Assert.Equal("PermitNotNamed", Doubts(A.Convoy("C"), Stop(), null, Granted()));
        Assert.Equal("", Doubts(A.Convoy("C", line: SupplyLine.CrossBorder), Stop()));
        Assert.Equal("", Doubts(A.Convoy("C", mode: ConvoyMode.Airdrop, line: SupplyLine.Air), Stop()));
    }
}
