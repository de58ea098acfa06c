using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Tests.Reports;

/// <summary>The rest of the report's sections, rule by rule. Baseline 12 February; meetings on 18 February and 10 March.</summary>
public sealed class WeeklyReportTests
{
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-03-10")],
        Locations = [A.Location("A", "Alpha"), A.Location("B", "Beta")],
        Statuses = [A.Status("A", AccessStatus.Besieged, "2016-01-01"), A.Status("B", AccessStatus.Besieged, "2016-01-01")],
    };

    [Fact]
    public void Trucks_are_the_convoy_s_own_or_else_its_reaching_stops_and_only_on_the_road()
    {
        var facts = _facts with
        {
            Convoys = [A.Convoy("C1", trucks: 50), A.Convoy("C2"), A.Convoy("C3"),
                A.Convoy("C4", mode: ConvoyMode.Airlift, line: SupplyLine.Air, trucks: 9)],
            Deliveries =
            [
                A.Delivery("1", "C1", "A", "2016-03-01", trucks: 10),
                A.Delivery("2", "C2", "A", "2016-03-01", trucks: 7),
                A.Delivery("2b", "C2", "B", "2016-03-02", trucks: 5),
                A.Delivery("2c", "C2", "B", "2016-03-03", DeliveryOutcome.TurnedBack, trucks: 100),
                A.Delivery("3", "C3", "B", "2016-03-01"),
                A.Delivery("4", "C4", "B", "2016-03-01"),
            ],
        };
        var content = A.Report(facts, 2).Content;
        Assert.Equal((3, 62, 1), (content.Convoys.Period.Convoys, content.Convoys.Period.Trucks, content.Convoys.Period.Airlifts));
        Assert.Equal((6, 1), (content.Convoys.Period.Attempts, content.Convoys.Period.TurnedBack));
        Assert.Equal(["C3"], content.DataQuality.UnknownTrucks);
    }

    [Fact]
    public void A_convoy_counts_once_on_the_day_it_first_reached_a_place()
    {
        var facts = _facts with
        {
            Convoys = [A.Convoy("OLD", trucks: 5, tonnes: 1.5m), A.Convoy("C", trucks: 8, tonnes: 2.25m), A.Convoy("NIL", trucks: 99)],
            Deliveries =
            [
                A.Delivery("O1", "OLD", "A", "2016-02-11", people: 10),
                A.Delivery("O2", "OLD", "B", "2016-02-15", people: 20),
                A.Delivery("C1", "C", "A", "2016-02-17"),
                A.Delivery("C2", "C", "B", "2016-03-09"),
                A.Delivery("N", "NIL", "B", "2016-03-09", DeliveryOutcome.Failed),
            ],
        };
        Assert.Equal((1, (long?)8, (decimal?)2.25m), Road(A.Report(facts, 1).Content.Convoys.Period));
        Assert.Equal((0, (long?)0, (decimal?)0m), Road(A.Report(facts, 2).Content.Convoys.Period));
        Assert.Equal((1, (long?)8, (decimal?)2.25m), Road(A.Report(facts, 2).Content.Convoys.Cumulative));
        Assert.Equal(20, A.Report(facts, 1).Content.People.Period.Total.Distinct);

        static (int, long?, decimal?) Road(ConvoyFigures figures) => (figures.Convoys, figures.Trucks, figures.Tonnes);
    }

    [Fact]
    public void An_airdrop_without_a_number_is_one_and_one_that_missed_is_none()
    {
        var facts = _facts with
        {
            Convoys =
            [
                A.Convoy("C1", mode: ConvoyMode.Airdrop, line: SupplyLine.Air),
                A.Convoy("C2", mode: ConvoyMode.Airdrop, line: SupplyLine.Air, drops: 3),
                A.Convoy("C3", mode: ConvoyMode.Airdrop, line: SupplyLine.Air),
            ],
            Deliveries =
            [
                A.Delivery("1", "C1", "A", "2016-03-01"), A.Delivery("2", "C2", "A", "2016-03-02"),
                    A.Delivery("3", "C3", "A", "2016-03-03", DeliveryOutcome.Failed),
            ],
        };
        var period = A.Report(facts, 2).Content.Convoys.Period;
        Assert.Equal((0, 4, 3, 1), (period.Convoys, period.Airdrops, period.Attempts, period.TurnedBack));
    }

    [Fact]
    public void Evacuations_count_once_on_their_first_day_and_reach_nobody()
    {
        var facts = _facts with
        {
            Convoys = [A.Convoy("E", mode: ConvoyMode.Evacuation) with { PeopleEvacuated = 500, PatientsEvacuated = 83 }],
            Deliveries = [A.Delivery("E1", "E", "A", "2016-02-18"), A.Delivery("E2", "E", "B", "2016-03-02")],
        };
        Assert.Equal(new EvacuationFigures(500, 83), A.Report(facts, 1).Content.Evacuations.Period);
        Assert.Equal(new EvacuationFigures(0, 0), A.Report(facts, 2).Content.Evacuations.Period);
        Assert.Equal(new EvacuationFigures(500, 83), A.Report(facts, 2).Content.Evacuations.Cumulative);
        Assert.Equal(0, A.Report(facts, 2).Content.People.Cumulative.Total.Deliveries);
        Assert.Empty(A.Report(facts, 2).Content.OtherSeries);
    }

    [Fact]
    public void Coverage_keeps_its_denominator_and_leaves_unknown_populations_out_of_the_share()
    {
        var facts = _facts with
        {
            Populations =
                [A.Population("A", "2016-01-01", 3_000), A.Population("A", "2016-03-11", 9_000), A.Population("B", "2016-01-01", 70_000, "monitor")],
            Convoys = [A.Convoy("C")],
            Deliveries = [A.Delivery("1", "C", "A", "2016-02-17", people: 1_000), A.Delivery("2", "C", "B", "2016-03-01", people: 500)],
        };
        var coverage = A.Report(facts, 2).Content.Coverage;
        Assert.Equal(new CoverageFigures(2, 1, 2, 3_000, 1, 1_500, 0.3333m), coverage.Besieged);
        Assert.Equal(new CoverageFigures(0, 0, 0, null, 0, 0, null), coverage.HardToReach);
    }

    [Fact]
    public void Approval_is_not_delivery()
    {
        var facts = _facts with
        {
            Requests = [A.Request("R", "2016-02-14")],
            Lines = [A.Line("R", "A", 100), A.Line("R", "B", 200)],
            Decisions =
            [
                A.Decision("R", "A", DecisionKind.GrantedWithConditions, "2016-02-25", approved: 80),
                    A.Decision("R", "B", DecisionKind.Granted, "2016-02-25"),
            ],
            Convoys = [A.Convoy("C", request: "R", track: Track.SingleAgency), A.Convoy("OTHER")],
            Deliveries =
                [A.Delivery("1", "C", "B", "2016-02-25"), A.Delivery("2", "C", "A", "2016-02-24"), A.Delivery("3", "OTHER", "A", "2016-03-01")],
        };
        var permits = A.Report(facts, 2).Content.Permits;
        Assert.Equal([new GrantedUnused("R", "A", A.Day("2016-02-25"), 80, 14)], permits.GrantedUnused);
        Assert.Equal((0, 1, 1, 0), (permits.SubmittedInPeriod, permits.GrantedInPeriod, permits.ConditionalInPeriod, permits.DeniedInPeriod));
        Assert.Equal(["A", "B"], permits.LocationsWithValidPermit);
        Assert.Equal(new DecisionDays(2, 11m, 11), permits.DecisionDays.Period);
        Assert.Equal(
            (2, 2, 300),
            (A.Report(facts, 1).Content.Permits.Pending, A.Report(facts, 1).Content.Permits.SubmittedInPeriod,
                A.Report(facts, 1).Content.Permits.PeoplePending));
    }

    [Theory]
    [InlineData(new[] { 4 }, 4.0, 4)]
    [InlineData(new[] { 1, 4 }, 2.5, 4)]
    [InlineData(new[] { 9, 1, 4 }, 4.0, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 20 }, 5.5, 9)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21 }, 6.0, 20)]
    public void The_median_is_the_middle_and_the_90th_percentile_the_nearest_rank(int[] days, double median, int p90)
    {
        var facts = _facts with
        {
            Locations = [.. days.Select((_, i) => A.Location($"L{i:00}"))],
            Statuses = [],
            Requests = [A.Request("R", "2016-02-14")],
            Lines = [.. days.Select((_, i) => A.Line("R", $"L{i:00}"))],
            Decisions = [
                .. days.Select((d, i) =>
                    A.Decision("R", $"L{i:00}", DecisionKind.Denied, "2016-02-14") with { DecidedOn = A.Day("2016-02-14").AddDays(d) })],
        };
        Assert.Equal(new DecisionDays(days.Length, (decimal)median, p90), A.Report(facts, 2).Content.Permits.DecisionDays.Cumulative);
    }

    [Fact]
    public void A_target_says_how_far_it_is_and_what_pace_is_needed()
    {
        var target =
            new Target { Code = "T", Name = "T", People = 10_000, Scope = TargetScope.Besieged, StartOn = A.Day("2016-02-01"),
                DueOn = A.Day("2016-03-20") };
        var facts = _facts with
        {
            Targets = [target, target with { Code = "LATER", StartOn = A.Day("2016-03-11") },
                target with { Code = "PLACES", People = 0, Scope = TargetScope.Named, Locations = ["B"] }],
            Convoys = [A.Convoy("C")],
            Deliveries =
                [A.Delivery("1", "C", "A", "2016-02-05", people: 999), A.Delivery("2", "C", "A", "2016-02-20", people: 2_000),
                    A.Delivery("3", "C", "B", "2016-03-10", people: 500)],
        };
        Assert.Equal(
            [
                // From 1 February, before the baseline too: 2,500. Missing 7,500 in 10 days: 5,250 a week. By 11 February 999: 1,501 more in four
                // weeks.
                new TargetProgress("PLACES", "T", null, target.StartOn, target.DueOn, 500, null, 10, null, 125),
                new TargetProgress("T", "T", 10_000, target.StartOn, target.DueOn, 2_500, 0.25m, 10, 5_250, 375),
            ],
            A.Report(facts, 2).Content.Targets);
    }

    [Fact]
    public void Past_its_due_day_a_target_stands_still_and_needs_no_pace()
    {
        var facts = _facts with
        {
            Targets = [new Target { Code = "T", Name = "T", People = 10, Scope = TargetScope.All, StartOn = A.Day("2016-02-12"),
                DueOn = A.Day("2016-03-01") }],
            Convoys = [A.Convoy("C")],
            Deliveries = [A.Delivery("1", "C", "A", "2016-03-01", people: 4), A.Delivery("2", "C", "B", "2016-03-02", people: 100)],
        };
        var progress = A.Report(facts, 2).Content.Targets.Single();
        Assert.Equal((4, -9, null, 1), (progress.Reached, progress.DaysLeft, progress.NeededPerWeek, progress.RecentPerWeek));
    }

    [Theory]
    [InlineData(StatedMeasure.AreasReached, StatedWindow.Period, 1, null, 1, 0)]
    [InlineData(StatedMeasure.AreasReached, StatedWindow.Period, 2, 4, 1, -1)]
    [InlineData(StatedMeasure.AreasReached, StatedWindow.Period, 0, 0, 1, 1)]
    [InlineData(StatedMeasure.PeopleReachedBesieged, StatedWindow.Cumulative, 900, 1_100, 1_000, 0)]
    [InlineData(StatedMeasure.BesiegedAreasTotal, StatedWindow.AsOf, 2, null, 2, 0)]
    [InlineData(StatedMeasure.PeopleReached, StatedWindow.AsOf, 2, null, null, null)]
    [InlineData(StatedMeasure.BesiegedPopulation, StatedWindow.AsOf, 2, null, null, null)]
    [InlineData(StatedMeasure.TargetPeople, StatedWindow.AsOf, 870_000, null, null, null)]
    public void A_stated_figure_stands_beside_the_computed_one(
        StatedMeasure measure, StatedWindow window, int low, int? high, int? computed, int? difference)
    {
        var facts = _facts with
        {
            Convoys = [A.Convoy("C")],
            Deliveries = [A.Delivery("1", "C", "A", "2016-03-01", people: 1_000)],
            StatedFigures =
            [
                new StatedFigure { Meeting = 2, Measure = measure, Window = window, Low = low, High = high },
                new StatedFigure { Meeting = 1, Measure = measure, Window = window, Low = 12 },
            ],
        };
        var stated = A.Report(facts, 2).Content.Stated.Single();
        Assert.Equal((high ?? low, computed, difference), (stated.High, stated.Computed, stated.Difference));
    }

    [Fact]
    public void Bounds_the_wrong_way_round_do_not_keep_a_report_from_being_computed()
    {
        var facts = _facts with { StatedFigures =
            [new StatedFigure { Meeting = 2, Measure = StatedMeasure.AreasReached, Window = StatedWindow.Period, Low = 9, High = 1 }] };
        Assert.Equal(-1, A.Report(facts, 2).Content.Stated.Single().Difference);
    }

    [Fact]
    public void Keys_with_slashes_do_not_make_one_name_of_two_records()
    {
        var facts = _facts with
        {
            Locations = [.. _facts.Locations, A.Location("B/C"), A.Location("C")],
            Requests = [A.Request("X", "2016-02-14"), A.Request("X/B", "2016-02-14")],
            Lines = [A.Line("X", "B/C"), A.Line("X/B", "C")],
        };
        Assert.Equal(2, A.Report(facts, 2).Records["permits.pending"].Count);
    }

    [Fact]
    public void Status_changes_of_the_period_are_told_with_their_reason_and_repetitions_are_not()
    {
        var facts = _facts with
        {
            Statuses =
            [
                A.Status("A", AccessStatus.Besieged, "2016-02-20"),
                A.Status("A", AccessStatus.Besieged, "2016-02-25"),
                A.Status("A", AccessStatus.Accessible, "2016-03-01", reason: "Taken"),
                A.Status("B", AccessStatus.HardToReach, "2016-02-10"),
            ],
        };
        Assert.Equal(
            [new StatusChange("A", null, "besieged", A.Day("2016-02-20"), null),
                new StatusChange("A", "besieged", "accessible", A.Day("2016-03-01"), "Taken")],
            A.Report(facts, 2).Content.Changes.StatusChanges);
    }

    [Fact]
    public void An_incident_is_told_in_its_period_with_the_state_it_had_then()
    {
        var incident =
            new Incident { Ref = "I", Day = A.Day("2016-03-01"), Kind = "shelling", ReferredOn = A.Day("2016-03-05"),
                ResolvedOn = A.Day("2016-03-20") };
        var facts = _facts with { Incidents = [incident, incident with { Ref = "H", Day = A.Day("2016-02-18") }] };
        Assert.Equal([new ReportIncident("I", incident.Day, "shelling", null, "referred")], A.Report(facts, 2).Content.Incidents);
        Assert.Equal("open", A.Report(facts, 1).Content.Incidents.Single().State);
    }

    [Fact]
    public void People_above_the_population_are_kept_and_listed()
    {
        var facts = _facts with
        {
            Populations = [A.Population("A", "2016-01-01", 500)],
            Convoys = [A.Convoy("C")],
            Deliveries = [A.Delivery("1", "C", "A", "2016-03-01", people: 501), A.Delivery("2", "C", "B", "2016-03-01", people: 2_000)],
        };
        var content = A.Report(facts, 2).Content;
        Assert.Equal([("A", 501, false), ("B", 2_000, false)], content.Reached.Select(r => (r.Location, r.People!.Value, r.Estimated)));
        Assert.Equal(["1"], content.DataQuality.AbovePopulation);
    }

    [Fact]
    public void A_share_is_never_above_the_population_and_goes_on_to_who_may_hold_it()
    {
        var facts = _facts with
        {
            Populations = [A.Population("A", "2016-01-01", 500)],
            Convoys = [A.Convoy("C", people: 2_000)],
            Deliveries = [A.Delivery("1", "C", "A", "2016-03-01"), A.Delivery("2", "C", "B", "2016-03-01")],
        };
        var content = A.Report(facts, 2).Content;
        Assert.Equal([("A", 500, true), ("B", 1_500, true)], content.Reached.Select(r => (r.Location, r.People!.Value, r.Estimated)));
        Assert.Empty(content.DataQuality.AbovePopulation);
        Assert.Empty(content.DataQuality.UnassignedPeople!);
        Assert.Equal(["C"], content.DataQuality.EstimatedSplits);
    }

    [Fact]
    public void What_no_place_could_be_given_is_counted_nowhere_and_listed()
    {
        var facts = _facts with
        {
            Populations = [A.Population("A", "2016-01-01", 500), A.Population("B", "2016-01-01", 300)],
            Convoys = [A.Convoy("C", people: 16_000), A.Convoy("LATER", people: 9_000), A.Convoy("OTHER", people: 9_000, track: Track.Bilateral)],
            Deliveries =
            [
                A.Delivery("1", "C", "A", "2016-03-01"), A.Delivery("2", "C", "B", "2016-03-01"),
                A.Delivery("3", "LATER", "A", "2017-03-01"), A.Delivery("4", "OTHER", "A", "2016-03-01"),
            ],
        };
        var content = A.Report(facts, 2).Content;
        Assert.Equal((800L, 800L), (content.People.Period.Total.Distinct, content.People.Period.Total.PeopleTimes));
        Assert.Equal(["C"], content.DataQuality.UnassignedPeople);
        Assert.Empty(content.DataQuality.AbovePopulation);
        Assert.Equal(15_200, new Situation(facts).UnassignedOf("C"));
    }
}
