using AccessTracker.Domain.Convoys;
using CsCheck;
using static AccessTracker.Domain.Convoys.ConvoyEventKind;

namespace AccessTracker.Tests.Convoys;

public sealed class ProposedOutcomeTests
{
    private static readonly string?[] _places = [null, "MAD", "ZAB", "CHECKPOINT"];

    private static readonly Gen<List<ConvoyEvent>> _anyLog =
        Gen.Select(Gen.Enum<ConvoyEventKind>(), Gen.OneOf(_places), Gen.Int[1, 4]).Select(Event).List[0, 8];

    private static ConvoyEvent Event(ConvoyEventKind kind, string? place, int day) =>
        new() { Convoy = "C", Kind = kind, Location = place, Day = new DateOnly(2016, 3, day) };

    /// <summary>What a log, like <c>departed turned_back@MAD</c>, proposes for the stops; <c>?</c> where it asks.</summary>
    private static string Proposed(string log, params Delivery[] stops)
    {
        var events = log.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(e => e.Split('@'))
            .Select((e, i) => Event(Domain.Common.EnumCode.Parse<ConvoyEventKind>(e[0]), e.ElementAtOrDefault(1), 1));
        return string.Join(' ', ProposedOutcome.Of(events, stops).Select(p => p.Outcome is { } o ? Domain.Common.EnumCode.Of(o) : "?"));
    }

    private static Delivery Stop(string place, string day = "2016-03-01") => A.Delivery($"D-{place}-{day}", "C", place, day, DeliveryOutcome.Planned);

    [Theory]
    [InlineData("", "planned planned")]
    [InlineData("loaded sealed", "planned planned")]
    [InlineData("loaded departed", "? ?")]
    [InlineData("held", "? ?")]
    [InlineData("departed offloaded@MAD", "delivered ?")]
    [InlineData("departed arrived@MAD offloaded@MAD arrived@ZAB offloaded@ZAB returned", "delivered delivered")]
    [InlineData("departed arrived@MAD", "? ?")]
    [InlineData("departed arrived@MAD returned", "? failed")]
    [InlineData("departed offloaded", "? ?")]
    [InlineData("departed offloaded@MAD looted@MAD", "partial ?")]
    [InlineData("departed looted@MAD offloaded@MAD offloaded@ZAB", "partial delivered")]
    [InlineData("departed looted@CHECKPOINT offloaded@MAD offloaded@ZAB", "partial partial")]
    [InlineData("departed offloaded@MAD looted offloaded@ZAB", "delivered partial")]
    [InlineData("departed turned_back@MAD", "turned_back ?")]
    [InlineData("departed turned_back returned", "turned_back turned_back")]
    [InlineData("departed turned_back@CHECKPOINT", "turned_back turned_back")]
    [InlineData("departed offloaded@MAD turned_back returned", "delivered turned_back")]
    [InlineData("departed arrived@MAD turned_back", "? turned_back")]
    [InlineData("departed arrived@MAD turned_back@MAD", "turned_back ?")]
    [InlineData("departed turned_back departed", "? ?")]
    [InlineData("departed turned_back departed offloaded@MAD", "delivered ?")]
    [InlineData("departed turned_back@MAD departed@ZAB", "turned_back ?")]
    [InlineData("departed attacked@MAD", "attacked ?")]
    [InlineData("departed attacked turned_back returned", "attacked attacked")]
    [InlineData("departed attacked@MAD offloaded@MAD", "delivered ?")]
    [InlineData("departed attacked arrived@MAD", "? attacked")]
    [InlineData("departed returned", "failed failed")]
    [InlineData("departed returned departed", "? ?")]
    public void The_log_of_a_convoy_with_two_stops_proposes_their_outcomes(string log, string expected) =>
        Assert.Equal(expected, Proposed(log, Stop("MAD"), Stop("ZAB")));

    [Theory]
    [InlineData("departed arrived offloaded", "delivered")]
    [InlineData("departed offloaded looted", "partial")]
    [InlineData("departed arrived attacked", "attacked")]
    public void With_one_stop_an_entry_without_a_place_is_about_it(string log, string expected) => Assert.Equal(expected, Proposed(log, Stop("MAD")));

    [Fact]
    public void Items_removed_make_a_delivery_partial() =>
        Assert.Equal("partial delivered", Proposed("offloaded@MAD offloaded@ZAB", Stop("MAD") with { ItemsRemoved = "surgical kits" }, Stop("ZAB")));

    [Theory]
    [InlineData(DeliveryOutcome.Postponed, "postponed")]
    [InlineData(DeliveryOutcome.Cancelled, "cancelled")]
    [InlineData(DeliveryOutcome.Delivered, "planned")]
    public void While_nothing_has_left_a_stop_that_was_called_off_stays_so(DeliveryOutcome outcome, string expected) =>
        Assert.Equal(expected, Proposed("loaded", Stop("MAD") with { Outcome = outcome }));

    [Fact]
    public void Where_a_convoy_stops_twice_an_entry_belongs_to_the_stop_of_its_day()
    {
        var events = new[] { Event(TurnedBack, "MAD", 1), Event(Offloaded, "MAD", 3) };
        var proposals = ProposedOutcome.Of(events, [Stop("MAD"), Stop("MAD", "2016-03-03")]);
        Assert.Equal([DeliveryOutcome.TurnedBack, DeliveryOutcome.Delivered], proposals.Select(p => p.Outcome!.Value));
    }

    [Fact]
    public void The_day_of_what_happened_there_is_proposed_with_the_outcome()
    {
        var log = new[] { Event(Departed, null, 2), Event(Arrived, "MAD", 3), Event(Offloaded, "MAD", 3), Event(Offloaded, "MAD", 4),
            Event(TurnedBack, "ZAB", 5) };

        var proposals = ProposedOutcome.Of(log, [Stop("MAD"), Stop("ZAB")]);

        Assert.Equal(
            [(DeliveryOutcome.Delivered, new DateOnly(2016, 3, 4)), (DeliveryOutcome.TurnedBack, new DateOnly(2016, 3, 5))],
            proposals.Select(p => (p.Outcome!.Value, p.Day!.Value)));
        Assert.Equal(new DateOnly(2016, 3, 2), ProposedOutcome.Departure(log, [Stop("MAD"), Stop("ZAB")])!.Day);
    }

    [Fact]
    public void An_outcome_that_stands_under_another_day_is_a_change()
    {
        var stop = Stop("MAD") with { Outcome = DeliveryOutcome.Delivered };
        Assert.True(ProposedOutcome.Of([Event(Offloaded, "MAD", 2)], [stop]).Single().IsChange);
        Assert.False(ProposedOutcome.Of([Event(Offloaded, "MAD", 1)], [stop]).Single().IsChange);
    }

    [Fact]
    public void Leaving_a_stop_is_no_departure_of_the_convoy() =>
        Assert.Equal(3, ProposedOutcome.Departure([Event(Departed, "MAD", 1), Event(Departed, "CHECKPOINT", 3)], [Stop("MAD")])!.Day.Day);

    [Fact]
    public void Who_arrives_at_a_spot_on_the_way_has_not_arrived()
    {
        var atSpot = Event(Arrived, null, 1) with { Note = new LogNote(null, "the last checkpoint", null).Write() };
        Assert.Null(ProposedOutcome.Of([atSpot], [Stop("MAD")]).Single().Day);
        Assert.NotNull(ProposedOutcome.Of([Event(Arrived, null, 1)], [Stop("MAD")]).Single().Day);
    }

    [Fact]
    public void The_days_order_the_log_however_it_was_recorded()
    {
        var events = new[] { Event(Arrived, "MAD", 3), Event(TurnedBack, "MAD", 1) };
        Assert.Null(ProposedOutcome.Of(events, [Stop("MAD")]).Single().Outcome);
    }

    [Fact]
    public void Handed_over_is_proposed_exactly_where_the_log_says_offloaded() => Check.Sample(_anyLog, log =>
    {
        var proposals = ProposedOutcome.Of(log, [Stop("MAD"), Stop("ZAB")]);
        Assert.All(proposals, p => Assert.Equal(
            log.Exists(e => e.Kind == Offloaded && e.Location == p.Delivery.Location),
            p.Outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Partial));
    });

    [Fact]
    public void Nothing_is_planned_once_anything_has_left_and_nothing_else_before() => Check.Sample(_anyLog, log =>
    {
        var left = log.Exists(e => e.Kind is not (Loaded or Sealed));
        Assert.All(ProposedOutcome.Of(log, [Stop("MAD"), Stop("ZAB")]), p =>
            Assert.Equal((!left, !left), (p.Outcome == DeliveryOutcome.Planned, p.Because is null)));
    });
}
