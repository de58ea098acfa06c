using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using CsCheck;

namespace AccessTracker.Tests.Convoys;

/// <summary>Counting rules, section 3.</summary>
public sealed class ConvoySplitTests
{
    private static string Shares(long? total, (string Location, long? Own, DeliveryOutcome Outcome)[] stops, Dictionary<string, long?> population)
    {
        var deliveries = stops.Select((s, i) => A.Delivery($"D{i}", "C", s.Location, "2016-03-01", s.Outcome, s.Own)).ToList();
        var convoy = A.Convoy("C", total);
        var shares = ConvoySplit.Shares(convoy, deliveries, d => population.GetValueOrDefault(d.Location));
        var unassigned = MovementOf(convoy, deliveries, shares).Unassigned;
        return string.Join(' ', deliveries.Select(d => shares.TryGetValue(d.Ref, out var share) ? $"{share}" : "-"))
            + (unassigned > 0 ? $"; {unassigned} unassigned" : "");
    }

    private const DeliveryOutcome Delivered = DeliveryOutcome.Delivered;

    [Fact]
    public void A_total_is_shared_in_proportion_to_population_by_largest_remainder() =>

        // 100 over 1:1:1 is 33 each; the unit that is left goes to the lowest code of equal remainders.
        Assert.Equal(
            "34 33 33", Shares(
                100, [("A", null, Delivered), ("B", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 50, ["B"] = 50, ["C"] = 50 }));

    [Fact]
    public void The_larger_remainder_comes_before_the_lower_code() =>

        // 10 x 1/6 = 1.67, 10 x 2/6 = 3.33, 10 x 3/6 = 5: the tenth goes to A; 11 x 1/6 = 1.83, 3.67, 5.5: two left, to A and B.
        Assert.Equal(
            "2 4 5", Shares(
                11, [("A", null, Delivered), ("B", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 100, ["B"] = 200, ["C"] = 300 }));

    [Fact]
    public void With_one_population_unknown_all_share_equally_and_the_lowest_codes_get_the_rest() =>
        Assert.Equal(
            "3 4 3", Shares(10, [("B", null, Delivered), ("A", null, Delivered), ("C", null, Delivered)], new() { ["A"] = 5000, ["B"] = 9 }));

    [Fact]
    public void Figures_of_other_stops_are_taken_off_first() =>
        Assert.Equal("- 60", Shares(100, [("A", 40, Delivered), ("B", null, Delivered)], new() { ["B"] = 60 }));

    [Fact]
    public void Figures_of_stops_that_were_not_handed_over_are_not_taken_off() =>
        Assert.Equal("- 100", Shares(100, [("A", 40, DeliveryOutcome.TurnedBack), ("B", null, DeliveryOutcome.Partial)], new() { ["B"] = 100 }));

    [Fact]
    public void Nothing_is_left_when_the_stops_own_figures_exceed_the_total() =>
        Assert.Equal("- -", Shares(100, [("A", 140, Delivered), ("B", null, Delivered)], new() { ["B"] = 1 }));

    [Fact]
    public void A_share_of_nothing_stays_unknown() =>
        Assert.Equal("1 -", Shares(1, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 10, ["B"] = 10 }));

    [Fact]
    public void A_stop_that_reached_nobody_takes_no_share() =>
        Assert.Equal("- 100", Shares(100, [("A", 0, Delivered), ("B", null, Delivered)], new() { ["A"] = 1, ["B"] = 100 }));

    [Fact]
    public void Stops_of_one_place_are_told_apart_by_ref() =>
        Assert.Equal("2 1", Shares(3, [("A", null, Delivered), ("A", null, Delivered)], new() { ["A"] = 9 }));

    [Fact]
    public void Without_a_total_there_is_nothing_to_share() => Assert.Equal("-", Shares(null, [("A", null, Delivered)], new() { ["A"] = 9 }));

    [Fact]
    public void An_evacuation_reaches_nobody_and_shares_nothing() => Assert.Empty(
        ConvoySplit.Shares(A.Convoy("C", 100, ConvoyMode.Evacuation), [A.Delivery("D", "C", "A", "2016-03-01")], _ => 1));

    [Fact]
    public void Zabadani_of_500_people_beside_Madaya_of_40_000_is_given_its_part_of_16_000() =>

        // 16,000 by 40,000 : 500 of 40,500 are 15,802.47 and 197.53: the one that is left goes to Zabadani, whose part is the larger.
        Assert.Equal("15802 198", Shares(16_000, [("MAD", null, Delivered), ("ZAB", null, Delivered)], new() { ["MAD"] = 40_000, ["ZAB"] = 500 }));

    [Fact]
    public void Zabadani_alone_keeps_500_and_the_others_are_assigned_to_no_place() =>
        Assert.Equal("500; 15500 unassigned", Shares(16_000, [("ZAB", null, Delivered)], new() { ["ZAB"] = 500 }));

    [Fact]
    public void Where_all_are_full_what_is_left_is_assigned_to_no_place() =>
        Assert.Equal(
            "500 2000; 13500 unassigned",
            Shares(16_000, [("ZAB", null, Delivered), ("MAD", null, Delivered)], new() { ["MAD"] = 2_000, ["ZAB"] = 500 }));

    [Fact]
    public void In_the_equal_split_a_full_place_passes_on_what_is_over_and_again_what_then_is_over() =>

        // 16,000 by three are 5,334, 5,333, 5,333: ZAB is over. 15,500 by two are 7,750 each: KAF is over. What is left goes to who nobody counted.
        Assert.Equal("6000 9500 500", Shares(
            16_000, [("KAF", null, Delivered), ("MOA", null, Delivered), ("ZAB", null, Delivered)], new() { ["KAF"] = 6_000, ["ZAB"] = 500 }));

    [Fact]
    public void A_unit_that_is_left_in_the_equal_split_fills_no_place_above_its_population() =>
        Assert.Equal("3 5", Shares(8, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 3 }));

    [Fact]
    public void Two_stops_at_one_place_may_each_be_given_as_many_as_live_there() =>
        Assert.Equal("500 500; 15000 unassigned", Shares(16_000, [("ZAB", null, Delivered), ("ZAB", null, Delivered)], new() { ["ZAB"] = 500 }));

    [Fact]
    public void Where_nobody_lives_nobody_is_assigned() =>
        Assert.Equal("- -; 100 unassigned", Shares(100, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 0, ["B"] = 0 }));

    [Fact]
    public void Beside_a_place_of_unknown_population_where_nobody_lives_nobody_is_assigned() =>
        Assert.Equal("- 100", Shares(100, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 0 }));

    [Fact]
    public void A_total_above_the_figures_of_stops_that_all_have_one_is_not_unassigned() =>
        Assert.Equal("-", Shares(100, [("A", 40, Delivered)], new() { ["A"] = 500 }));

    [Fact]
    public void Numbers_at_the_end_of_what_can_be_held_are_shared_too()
    {
        Assert.Equal("4611686018427387904 4611686018427387903", Shares(
            long.MaxValue, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = long.MaxValue, ["B"] = long.MaxValue }));
        Assert.Equal("- 9223372036854775807", Shares(long.MaxValue, [("A", null, Delivered), ("B", null, Delivered)], new() { ["A"] = 0 }));
        Assert.Equal(
            "- - -", Shares(5, [("A", long.MaxValue, Delivered), ("B", long.MaxValue, Delivered), ("C", null, Delivered)], new() { ["C"] = 9 }));
    }

    [Fact]
    public void Every_split_is_the_one_that_the_rule_comes_to_word_by_word() => Check.Sample(
        Gen.Select(
            Gen.Long[0, 120],
            Gen.Select(Gen.Long[0, 30].Nullable(), Gen.Frequency((5, Gen.Long[0, 60].Select(n => (long?)n)), (1, Gen.Const((long?)null))),
                Gen.Enum<DeliveryOutcome>(), Gen.Int[0, 4]).Array[0, 7]),
        (total, stops) =>
        {
            var deliveries = stops.Select((s, i) => A.Delivery($"D{i}", "C", $"L{s.Item4}", "2016-03-01", s.Item3, s.Item1)).ToList();
            long? PopulationOf(Delivery d) => stops[deliveries.IndexOf(d)].Item2;
            var convoy = A.Convoy("C", total);
            var shares = ConvoySplit.Shares(convoy, deliveries, PopulationOf);

            var handedOver = deliveries.Where(d => d.Outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Partial).ToList();
            var rest = Math.Max(0, total - handedOver.Sum(d => d.PeopleReached ?? 0));
            var (expected, unassigned) =
                SlowSplit.Of(rest, handedOver.Where(d => d.PeopleReached is null).Select(d => (d.Location, d.Ref, PopulationOf(d))));
            Assert.Equal(expected.Where(s => s.Value > 0).OrderBy(s => s.Key), shares.OrderBy(s => s.Key));
            Assert.Equal(unassigned, MovementOf(convoy, deliveries, shares).Unassigned);
        },
        iter: 20_000);

    [Fact]
    public void No_share_is_above_its_population_and_shares_and_what_is_unassigned_add_up_whatever_the_numbers() => Check.Sample(
        Gen.Select(Gen.Long[0, long.MaxValue],
            Gen.Select(Gen.Long[0, 2_000_000].Nullable(), Gen.Long[0, long.MaxValue].Nullable(), Gen.Enum<DeliveryOutcome>()).Array[0, 8]),
        (total, stops) =>
        {
            var deliveries = stops.Select((s, i) => A.Delivery($"D{i}", "C", $"L{i}", "2016-03-01", s.Item3, s.Item1)).ToList();
            long? PopulationOf(Delivery d) => stops[deliveries.IndexOf(d)].Item2;
            var convoy = A.Convoy("C", total);
            var shares = ConvoySplit.Shares(convoy, deliveries, PopulationOf);
            var takesPart = deliveries.Any(d => d.IsHandedOver && d.PeopleReached is null);
            var own = deliveries.Where(d => d.IsHandedOver).Sum(d => d.PeopleReached ?? 0);
            Assert.Equal(takesPart ? Math.Max(0, total - own) : 0, shares.Values.Sum() + MovementOf(convoy, deliveries, shares).Unassigned);
            Assert.All(deliveries.Where(d => shares.ContainsKey(d.Ref)), d => Assert.True(shares[d.Ref] > 0 && !(shares[d.Ref] > PopulationOf(d))));
        });

    private static ConvoyWithStops MovementOf(Convoy convoy, IEnumerable<Delivery> deliveries, IReadOnlyDictionary<string, long> shares) => new(
        convoy, [.. deliveries.Select(d =>
            new Stop(d, convoy, shares.TryGetValue(d.Ref, out var share) ? share : d.PeopleReached, shares.ContainsKey(d.Ref)))]);
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
