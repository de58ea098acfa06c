using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Reports;

/// <summary>Counting rules, section 4.</summary>
public sealed class PeopleReachedTests
{
    // The example of the counting rules: Madaya, besieged throughout, meetings on 10 and 18 March after one on 25 February.
    private static readonly ReportFacts _madaya = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-02-25"), A.Meeting(2, "2016-03-10"), A.Meeting(3, "2016-03-18")],
        Locations = [A.Location("MAD", "Madaya")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        Convoys = [A.Convoy("A"), A.Convoy("B"), A.Convoy("C")],
        Deliveries =
        [
            A.Delivery("A1", "A", "MAD", "2016-02-18", people: 40_000),
            A.Delivery("B1", "B", "MAD", "2016-03-09", people: 38_000),
            A.Delivery("C1", "C", "MAD", "2016-03-17", people: 41_000),
        ],
    };

    [Fact]
    public void The_report_of_10_March_counts_the_period_alone_and_to_date()
    {
        var people = A.Report(_madaya, 2).Content.People;
        Assert.Equal(new PeopleFigures(38_000, 38_000, 1, 1), people.Period.Besieged);
        Assert.Equal(new PeopleFigures(40_000, 78_000, 2, 1), people.Cumulative.Total);
    }

    [Fact]
    public void The_report_of_18_March_takes_the_larger_convoy_not_the_sum()
    {
        var people = A.Report(_madaya, 3).Content.People;
        Assert.Equal(new PeopleFigures(41_000, 41_000, 1, 1), people.Period.Total);
        Assert.Equal(new PeopleFigures(41_000, 119_000, 3, 1), people.Cumulative.Total);
    }

    [Fact]
    public void Each_figure_names_its_deliveries() => Assert.Equal(
        ["delivery:A1", "delivery:B1"], A.Report(_madaya, 2).Records["people.cumulative.total"]);

    [Fact]
    public void A_place_reclassified_within_the_window_counts_under_both_statuses_and_once_in_the_total()
    {
        var facts = _madaya with
        {
            Statuses = [A.Status("MAD", AccessStatus.HardToReach, "2016-01-01"), A.Status("MAD", AccessStatus.Besieged, "2016-03-01")],
        };
        var content = A.Report(facts, 2).Content;
        Assert.Equal(40_000, content.People.Cumulative.HardToReach.Distinct);
        Assert.Equal(38_000, content.People.Cumulative.Besieged.Distinct);
        Assert.Equal(40_000, content.People.Cumulative.Total.Distinct);
        Assert.Equal(["MAD"], content.DataQuality.CountedUnderTwoStatuses);
    }

    [Fact]
    public void Another_authority_s_list_changes_nothing()
    {
        var facts = _madaya with { Statuses =
            [.. _madaya.Statuses, A.Status("MAD", AccessStatus.Accessible, "2016-02-20", authority: "Siege Watch")] };
        Assert.Equal(ReportJson.Serialize(A.Report(_madaya, 2).Content), ReportJson.Serialize(A.Report(facts, 2).Content));
    }

    [Fact]
    public void An_untracked_place_counts_under_other()
    {
        var people = A.Report(_madaya with { Statuses = [] }, 2).Content.People;
        Assert.Equal((38_000, 0), (people.Period.Other.Distinct, people.Period.Besieged.Distinct));
    }

    [Fact]
    public void Unknown_people_count_the_place_and_a_sum_of_nothing_else_is_unknown()
    {
        var content = A.Report(_madaya with { Deliveries = [A.Delivery("B1", "B", "MAD", "2016-03-09")] }, 2).Content;
        Assert.Equal(new PeopleFigures(null, null, 1, 1), content.People.Period.Total);
        Assert.Equal(new PeopleFigures(0, 0, 0, 0), content.People.Period.Other);
        Assert.Null(content.Reached.Single().People);
        Assert.Equal(["B1"], content.DataQuality.UnknownPeople);
    }

    [Fact]
    public void Deliveries_before_the_baseline_are_in_no_window()
    {
        var facts = _madaya with { Deliveries = [A.Delivery("A1", "A", "MAD", "2016-02-11", people: 40_000)] };
        Assert.Equal(0, A.Report(facts, 3).Content.People.Cumulative.Total.Deliveries);
    }

    [Fact]
    public void Other_series_are_shown_apart_and_never_added_in()
    {
        var facts = _madaya with
        {
            Convoys = [A.Convoy("A", track: Track.Bilateral), A.Convoy("B", line: SupplyLine.CrossBorder),
                A.Convoy("C", mode: ConvoyMode.Evacuation)],
        };
        var content = A.Report(facts, 3).Content;
        Assert.Equal(0, content.People.Cumulative.Total.Deliveries);
        Assert.Equal(
            [("bilateral", "cross_line", 40_000), ("inter_agency", "cross_border", 38_000)],
            content.OtherSeries.Select(s => (s.Track, s.Line, s.Cumulative.Distinct)));
    }
}
