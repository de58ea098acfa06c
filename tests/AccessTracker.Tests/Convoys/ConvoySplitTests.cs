using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Shared;
using CsCheck;

namespace AccessTracker.Tests.Convoys;

/// <summary>Counting rules, section 3.</summary>
public sealed class ConvoySplitTests
{
    private static string Shares(long? total, (string Location, long? Own, DeliveryOutcome Outcome)[] stops, Dictionary<string, long?> population)
    {
        var deliveries = stops.Select((s, i) => A.Delivery($"D{i}", "C", s.Location, "2016-03-01", s.Outcome, s.Own)).ToList();
        var shares = ConvoySplit.Shares(A.Convoy("C", total), deliveries, d => population.GetValueOrDefault(d.Location));
        return string.Join(' ', deliveries.Select(d => shares.TryGetValue(d.Ref, out var share) ? $"{share}" : "-"));
    }

    private const DeliveryOutcome Delivered = DeliveryOutcome.Delivered;

    [Fact]
    public void A_total_is_shared_in_proportion_to_population_by_largest_remainder() =>

        // 100 over 1:1:1 is 33 each; the unit that is left goes to the lowest code of equal remainders.
        Assert.Equal("34 33 33", Shares(100, [("A", null, Delivered), ("B", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 5, ["B"] = 5, ["C"] = 5 }));

    [Fact]
    public void The_larger_remainder_comes_before_the_lower_code() =>

        // 10 x 1/6 = 1.67, 10 x 2/6 = 3.33, 10 x 3/6 = 5: the tenth goes to A; 11 x 1/6 = 1.83, 3.67, 5.5: two left, to A and B.
        Assert.Equal("2 4 5", Shares(11, [("A", null, Delivered), ("B", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 100, ["B"] = 200, ["C"] = 300 }));

    [Fact]
    public void With_one_population_unknown_all_share_equally_and_the_lowest_codes_get_the_rest() =>
        Assert.Equal("3 4 3", Shares(10, [("B", null, Delivered), ("A", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 5000, ["B"] = 1 }));

    [Fact]
    public void Figures_of_other_stops_are_taken_off_first() =>
        Assert.Equal("- 60", Shares(100, [("A", 40, Delivered), ("B", null, Delivered)], new() { ["B"] = 1 }));

    [Fact]
    public void Figures_of_stops_that_were_not_handed_over_are_not_taken_off() =>
        Assert.Equal("- 100", Shares(100, [("A", 40, DeliveryOutcome.TurnedBack), ("B", null, DeliveryOutcome.Partial)], new() { ["B"] = 1 }));

    [Fact]
    public void Nothing_is_left_when_the_stops_own_figures_exceed_the_total() =>
        Assert.Equal("- -", Shares(100, [("A", 140, Delivered), ("B", null, Delivered)], new() { ["B"] = 1 }));

    [Fact]
    public void A_share_of_nothing_stays_unknown() =>
        Assert.Equal("1 -", Shares(1, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 10, ["B"] = 10 }));

    [Fact]
    public void A_stop_that_reached_nobody_takes_no_share() =>
        Assert.Equal("- 100", Shares(100, [("A", 0, Delivered), ("B", null, Delivered)], new() { ["A"] = 1, ["B"] = 1 }));

    [Fact]
    public void Stops_of_one_place_are_told_apart_by_ref() =>
        Assert.Equal("2 1", Shares(3, [("A", null, Delivered), ("A", null, Delivered)], new() { ["A"] = 9 }));

    [Fact]
    public void Without_a_total_there_is_nothing_to_share() => Assert.Equal("-", Shares(null, [("A", null, Delivered)], new() { ["A"] = 9 }));

    [Fact]
    public void An_evacuation_reaches_nobody_and_shares_nothing() => Assert.Empty(
        ConvoySplit.Shares(A.Convoy("C", 100, ConvoyMode.Evacuation), [A.Delivery("D", "C", "A", "2016-03-01")], _ => 1));

    [Fact]
    public void Shares_add_up_to_the_total_less_the_stops_own_figures_and_never_below_nothing() => Check.Sample(
        Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Select(Gen.Long[0, 2_000_000].Nullable(), Gen.Long[0, 3_000_000].Nullable(), Gen.Enum<DeliveryOutcome>()).Array[0, 8]),
        (total, stops) =>
        {
            var deliveries = stops.Select((s, i) => A.Delivery($"D{i}", "C", $"L{i}", "2016-03-01", s.Item3, s.Item1)).ToList();
            var shares = ConvoySplit.Shares(A.Convoy("C", total), deliveries, d => stops[int.Parse(d.Ref[1..], System.Globalization.CultureInfo.InvariantCulture)].Item2);
            var takesPart = deliveries.Any(d => d.IsHandedOver && d.PeopleReached is null);
            var own = deliveries.Where(d => d.IsHandedOver).Sum(d => d.PeopleReached ?? 0);
            Assert.Equal(takesPart ? Math.Max(0, total - own) : 0, shares.Values.Sum());
            Assert.All(shares.Values, share => Assert.True(share > 0));
        });
}

/// <summary>Counting rules, section 3: which series a convoy is in, which stop reaches.</summary>
public sealed class ConvoyTests
{
    [Theory]
    [InlineData(ConvoyMode.Road, Track.InterAgency, SupplyLine.CrossLine, true)]
    [InlineData(ConvoyMode.Airdrop, Track.InterAgency, SupplyLine.Air, true)]
    [InlineData(ConvoyMode.Airlift, Track.InterAgency, SupplyLine.Air, true)]
    [InlineData(ConvoyMode.Road, Track.InterAgency, SupplyLine.CrossBorder, false)]
    [InlineData(ConvoyMode.Road, Track.SingleAgency, SupplyLine.CrossLine, false)]
    [InlineData(ConvoyMode.Road, Track.Bilateral, SupplyLine.CrossLine, false)]
    [InlineData(ConvoyMode.Evacuation, Track.InterAgency, SupplyLine.CrossLine, false)]
    public void Only_inter_agency_convoys_over_a_line_or_by_air_are_in_the_headline(ConvoyMode mode, Track track, SupplyLine line, bool expected) =>
        Assert.Equal(expected, A.Convoy("C", mode: mode, track: track, line: line).IsHeadline);

    [Theory]
    [InlineData(DeliveryOutcome.Planned, null, false, false)]
    [InlineData(DeliveryOutcome.Postponed, 10, false, false)]
    [InlineData(DeliveryOutcome.Cancelled, null, false, false)]
    [InlineData(DeliveryOutcome.TurnedBack, 10, true, false)]
    [InlineData(DeliveryOutcome.Attacked, null, true, false)]
    [InlineData(DeliveryOutcome.Failed, 10, true, false)]
    [InlineData(DeliveryOutcome.Partial, null, true, true)]
    [InlineData(DeliveryOutcome.Partial, 0, true, false)]
    [InlineData(DeliveryOutcome.Delivered, 1, true, true)]
    public void Outcome_and_people_say_whether_a_stop_is_an_attempt_and_reaches(DeliveryOutcome outcome, int? people, bool attempt, bool reaches)
    {
        var delivery = A.Delivery("D", "C", "MAD", "2016-03-01", outcome, people);
        Assert.Equal((attempt, reaches), (delivery.IsAttempt, delivery.ReachesUnder(A.Convoy("C"))));
        Assert.False(delivery.ReachesUnder(A.Convoy("C", mode: ConvoyMode.Evacuation)));
    }
}
