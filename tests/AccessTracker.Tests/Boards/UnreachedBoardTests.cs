using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Tests.Reports;
using CsCheck;

namespace AccessTracker.Tests.Boards;

/// <summary>The board on 10 March; baseline 12 February.</summary>
public sealed class UnreachedBoardTests
{
    private static readonly DateOnly _day = new(2016, 3, 10);

    private static readonly ReportFacts _besieged = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-03-10")],
        Locations = [A.Location("MAD")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        Convoys = [A.Convoy("C")],
    };

    private static BoardLocation Place(ReportFacts facts) => Assert.Single(UnreachedBoard.Of(new Situation(facts), _day));

    [Fact]
    public void People_who_were_never_reached_wait_since_the_baseline()
    {
        var place = Place(_besieged);
        Assert.True(place.IsUnreached);
        Assert.Null(place.DaysSinceReached);
        Assert.Equal(27, place.DaysWaiting);
        Assert.Null(place.PeopleDays);
    }

    [Fact]
    public void Where_a_place_came_on_the_list_later_they_wait_since_then() => Assert.Equal(
        9, Place(_besieged with { Statuses =
            [A.Status("MAD", AccessStatus.HardToReach, "2016-03-01"), A.Status("MAD", AccessStatus.Besieged, "2016-03-05")] }).DaysWaiting);

    [Fact]
    public void An_entry_that_only_repeats_the_status_does_not_start_it_anew() => Assert.Equal(
        new DateOnly(2016, 1, 1),
        Place(_besieged with { Statuses =
            [A.Status("MAD", AccessStatus.Besieged, "2016-01-01"), A.Status("MAD", AccessStatus.Besieged, "2016-02-20")] }).StatusSince);

    [Fact]
    public void A_place_that_was_reached_lately_is_on_the_board_and_not_in_the_report()
    {
        var facts = _besieged with { Deliveries = [A.Delivery("D", "C", "MAD", "2016-03-01")] };
        var place = Place(facts);
        Assert.False(place.IsUnreached);
        Assert.Equal((9, 9), (place.DaysSinceReached, place.DaysWaiting));
        Assert.Equal(Blocking.NoRequest, place.BlockedBy);
        Assert.Empty(A.Report(facts, 1).Content.Unreached);
    }

    [Fact]
    public void The_attempts_since_it_was_reached_are_those_that_failed_afterwards()
    {
        var place = Place(_besieged with
        {
            Deliveries =
            [
                A.Delivery("D1", "C", "MAD", "2016-02-20") with { Outcome = DeliveryOutcome.TurnedBack },
                A.Delivery("D2", "C", "MAD", "2016-02-25"),
                A.Delivery("D3", "C", "MAD", "2016-03-01") with { Outcome = DeliveryOutcome.Attacked },
                A.Delivery("D4", "C", "MAD", "2016-03-12") with { Outcome = DeliveryOutcome.Planned },
            ],
        });
        Assert.Equal(["D3"], place.FailedAttempts.Select(s => s.Delivery.Ref));
        Assert.Equal(["D4"], place.Planned.Select(s => s.Delivery.Ref));
    }

    [Fact]
    public void Never_reached_comes_first_then_people_times_days_and_unknown_people_last()
    {
        var facts = _besieged with
        {
            Locations = [A.Location("A"), A.Location("B"), A.Location("C"), A.Location("D")],
            Statuses = [.. "ABCD".Select(c => A.Status(c.ToString(), AccessStatus.Besieged, "2016-01-01"))],
            Populations =
            [
                new PopulationEstimate { Location = "A", AsOf = new DateOnly(2016, 1, 1), People = 90_000, Authority = "UN" },
                new PopulationEstimate { Location = "B", AsOf = new DateOnly(2016, 1, 1), People = 10, Authority = "UN" },
                new PopulationEstimate { Location = "D", AsOf = new DateOnly(2016, 1, 1), People = 500, Authority = "UN" },
            ],
            Deliveries = [A.Delivery("D", "C", "A", "2016-02-20")],
        };
        Assert.Equal(["D", "B", "C", "A"], UnreachedBoard.WorstFirst(UnreachedBoard.Of(new Situation(facts), _day)).Select(p => p.Location.Code));
    }

    [Fact]
    public void Board_and_report_agree_on_every_operation() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var report in FactsGen.Reports(facts))
            {
                var board = UnreachedBoard.Of(situation, report.Period.End);
                Assert.Equal(
                    report.Content.Unreached.Select(p => (p.Location, p.DaysSinceReached, p.LastReachedOn)),
                    board.Where(p => p.IsUnreached).Select(p => (p.Location.Code, p.DaysSinceReached, p.LastReached?.Day)));
                Assert.Equal(report.Content.Coverage.Besieged.Locations, board.Count(p => p.Status.Status == AccessStatus.Besieged));
                Assert.All(board, p => Assert.True(p.DaysWaiting >= 0 && p.StatusSince <= report.Period.End));
            }
        },
        iter: 300);
}
