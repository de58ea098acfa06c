using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Boards;

/// <summary>Madaya on 31 March; baseline 12 February.</summary>
public sealed class PlaceBiographyExampleTests
{
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-03-10")],
        Locations = [Place("MAD", 33.69032, 36.10354), Place("ZAB", 33.72488, 36.1005), Place("BLO", null, null), Place("FAR", 34.5, 36.1)],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        Convoys = [A.Convoy("C"), A.Convoy("B", track: Domain.Common.Track.Bilateral)],
    };

    private static Location Place(string code, double? latitude, double? longitude) =>
        A.Location(code) with { District = "Az-Zabdani", DistrictPcode = "SY0307", SubDistrict = $"Around {code}", SubDistrictPcode = $"SY0307{code}",
            Latitude = latitude, Longitude = longitude };

    private static LocationBiography Life(ReportFacts facts, string day = "2016-03-31") =>
        LocationBiography.Of(new Situation(facts), "MAD", A.Day(day));

    private static IEnumerable<(string, string, GapEnd, int)> Gaps(ReportFacts facts) =>
        Life(facts).Gaps.Select(g => (g.From.ToString("MM-dd", null), g.To.ToString("MM-dd", null), g.End, g.Days));

    [Fact]
    public void A_place_that_nothing_reached_waits_from_the_baseline_and_still_does() =>
        Assert.Equal([("02-12", "03-31", GapEnd.Open, 48)], Gaps(_facts));

    [Fact]
    public void Deliveries_part_the_gaps_whatever_their_number_on_a_day_and_other_series_do_not()
    {
        var facts = _facts with
        {
            Deliveries =
            [
                A.Delivery("D0", "C", "MAD", "2016-01-11"), A.Delivery("D1", "C", "MAD", "2016-02-18"), A.Delivery("D2", "C", "MAD", "2016-02-18"),
                    A.Delivery("D3", "B", "MAD", "2016-03-01"),
                A.Delivery("D4", "C", "MAD", "2016-03-09", people: 0), A.Delivery("D5", "C", "MAD", "2016-03-10", DeliveryOutcome.TurnedBack),
                A.Delivery("D6", "C", "MAD", "2016-03-17"),
            ],
        };
        Assert.Equal(
            [("02-12", "02-18", GapEnd.Delivery, 6), ("02-18", "03-17", GapEnd.Delivery, 28), ("03-17", "03-31", GapEnd.Open, 14)], Gaps(facts));
        var longest = Assert.Single(Life(facts).Gaps, g => g.IsLongest);
        Assert.Equal(("D2", "D6"), (longest.After!.Delivery.Ref, longest.Before!.Delivery.Ref));
        Assert.Equal(["D4", "D5"], longest.FailedAttempts.Select(s => s.Delivery.Ref));
    }

    [Fact]
    public void A_place_that_was_reached_on_the_day_itself_has_no_open_gap() =>
        Assert.Equal([("02-12", "03-31", GapEnd.Delivery, 48)], Gaps(_facts with { Deliveries = [A.Delivery("D", "C", "MAD", "2016-03-31")] }));

    [Fact]
    public void It_waits_from_the_day_it_came_on_the_list_until_it_left_and_says_on_how_many_of_the_days_it_was_on_it()
    {
        var facts = _facts with
        {
            Statuses =
            [
                A.Status("MAD", AccessStatus.HardToReach, "2016-03-01"), A.Status("MAD", AccessStatus.Accessible, "2016-03-06"),
                A.Status("MAD", AccessStatus.Besieged, "2016-03-11"), A.Status("MAD", AccessStatus.Accessible, "2016-03-21"),
            ],
        };
        Assert.Equal([("03-01", "03-21", GapEnd.OffTheList, 20)], Gaps(facts));
        Assert.Equal(15, Life(facts).Gaps[0].ListedDays);
        Assert.Empty(Life(facts, "2016-02-29").Gaps);
    }

    [Fact]
    public void Where_a_delivery_came_before_the_listing_it_waits_since_then_as_on_the_board() => Assert.Equal(
        [("02-20", "03-31", GapEnd.Open, 40)],
        Gaps(_facts with { Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-03-01")],
            Deliveries = [A.Delivery("D", "C", "MAD", "2016-02-20")] }));

    [Fact]
    public void Unknown_people_stay_unknown_and_nobody_reached_is_nought()
    {
        var life = Life(
            _facts with { Deliveries = [A.Delivery("D1", "C", "MAD", "2016-02-15"), A.Delivery("D2", "C", "MAD", "2016-03-01", people: 500)] },
            "2016-03-12");
        Assert.Equal([null, 500, 0], life.Periods.Select(p => p.People));
        Assert.Equal([false, false, true], life.Periods.Select(p => p.IsRunning));
        Assert.All(life.Periods, p => Assert.Null(p.Population));
        Assert.All(life.Periods, p => Assert.Null(p.Share));
    }

    [Fact]
    public void The_share_is_of_the_population_at_the_end_of_the_period_and_not_capped()
    {
        var life = Life(_facts with
        {
            Populations = [A.Population("MAD", "2016-02-15", 400), A.Population("MAD", "2016-03-11", 1000)],
            Deliveries = [A.Delivery("D1", "C", "MAD", "2016-02-15", people: 600), A.Delivery("D2", "C", "MAD", "2016-03-12", people: 333)],
        });
        Assert.Equal([1.5m, 0m, 0.333m], life.Periods.Take(3).Select(p => p.Share));
    }

    [Fact]
    public void Neighbours_of_the_smallest_area_that_has_any_come_nearest_first_and_those_without_a_point_last()
    {
        var facts = _facts with
        {
            Statuses = [.. new[] { "MAD", "ZAB", "BLO", "FAR" }.Select(c => A.Status(c, AccessStatus.Besieged, "2016-01-01"))],
            Deliveries =
                [A.Delivery("D1", "C", "FAR", "2016-02-20"), A.Delivery("D2", "C", "BLO", "2016-02-21"), A.Delivery("D3", "C", "BLO", "2016-03-30"),
                    A.Delivery("D4", "B", "ZAB", "2016-02-20")],
        };
        var neighbourhood = Life(facts).NearbyLocations!;
        Assert.Equal((NeighbourArea.District, "Az-Zabdani"), (neighbourhood.Area, neighbourhood.Name));
        var gap = Assert.Single(neighbourhood.Gaps);
        Assert.Equal(["ZAB", "FAR", "BLO"], gap.Listed.Select(n => n.Location.Code));
        Assert.Equal([0, 1, 2], gap.Listed.Select(n => n.Deliveries.Count));
        Assert.Equal(2, gap.Served);
        Assert.InRange(gap.Listed[0].Kilometres!.Value, 3.8, 3.9);
    }

    [Fact]
    public void A_neighbour_that_was_served_on_the_same_day_was_not_served_while_this_place_was_not()
    {
        var facts = _facts with
        {
            Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("ZAB", AccessStatus.Besieged, "2016-01-01")],
            Deliveries =
                [A.Delivery("D1", "C", "MAD", "2016-02-18"), A.Delivery("D2", "C", "ZAB", "2016-02-18"), A.Delivery("D3", "C", "MAD", "2016-03-17"),
                    A.Delivery("D4", "C", "ZAB", "2016-03-17")],
        };
        Assert.All(Life(facts).NearbyLocations!.Gaps, g => Assert.Equal((0, 1), (g.Served, g.Listed.Count)));
    }

    [Fact]
    public void Districts_of_one_name_in_two_governorates_are_not_one()
    {
        var facts = _facts with
        {
            Locations = [A.Location("MAD") with { District = "Markaz", Governorate = "Homs" },
                A.Location("ZAB") with { District = "Markaz", Governorate = "Idleb" }],
            Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("ZAB", AccessStatus.Besieged, "2016-01-01")],
        };
        Assert.Null(Life(facts).NearbyLocations);
    }

    [Fact]
    public void The_drawing_begins_with_what_happened_before_the_baseline_but_not_more_than_a_year_before()
    {
        Assert.Equal(A.Day("2016-02-12"), Life(_facts).Start);
        Assert.Equal(A.Day("2016-01-11"), Life(_facts with { Deliveries = [A.Delivery("D", "C", "MAD", "2016-01-11")] }).Start);
        Assert.Equal(A.Day("2015-02-12"), Life(_facts with { Deliveries = [A.Delivery("D", "C", "MAD", "1916-01-11")] }).Start);
    }

    // From Damascus to Aleppo, by an atlas.
    [Fact]
    public void Kilometres_go_over_the_great_circle_and_are_unknown_without_a_point()
    {
        var (damascus, aleppo) = (Place("A", 33.5138, 36.2765), Place("B", 36.2021, 37.1343));
        Assert.InRange(GreatCircle.Kilometres(damascus, aleppo)!.Value, 308, 310);
        Assert.Equal(0, GreatCircle.Kilometres(damascus, damascus)!.Value, 6);
        Assert.InRange(GreatCircle.Kilometres(Place("A", 0, 0), Place("B", 0, 180))!.Value, 20_015, 20_016);
        Assert.Null(GreatCircle.Kilometres(damascus, Place("C", null, null)));
    }
}
