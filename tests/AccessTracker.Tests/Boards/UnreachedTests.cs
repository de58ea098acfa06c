using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Tests.Boards;

/// <summary>Counting rules, section 7. Besieged MAD, report of 10 March, baseline 12 February.</summary>
public sealed class UnreachedTests
{
    private static readonly ReportFacts _besieged = new()
    {
        Operation = A.Operation(),
        Meetings = [A.Meeting(1, "2016-03-10")],
        Locations = [A.Location("MAD")],
        Statuses = [A.Status("MAD", AccessStatus.Besieged, "2016-01-01")],
        Convoys = [A.Convoy("C")],
    };

    private static ReportFacts With(params Decision[] decisions) =>
        _besieged with { Requests = [A.Request("R", "2016-02-14")], Lines = [A.Line("R", "MAD")], Decisions = decisions };

    private static Decision Answer(DecisionKind kind, string on, string? from = null, string? to = null) =>
        A.Decision("R", "MAD", kind, on, from, to);

    private static (string, string?) Why(ReportFacts facts)
    {
        var place = A.Report(facts, 1).Content.Unreached.Single();
        return (place.BlockedBy, place.BlockedSince?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_place_never_reached_is_listed_without_a_number_of_days()
    {
        var place = A.Report(_besieged, 1).Content.Unreached.Single();
        Assert.Null(place.LastReachedOn);
        Assert.Null(place.DaysSinceReached);
        Assert.Null(place.Population);
    }

    [Theory]
    [InlineData("2016-02-12", 30, null)]
    [InlineData("2016-02-12", 27, null)]
    [InlineData("2016-02-12", 26, 27)]
    public void A_place_is_overdue_once_more_than_so_many_days_have_gone(string reached, int overdueDays, int? expected)
    {
        var facts = _besieged with
        {
            Operation = _besieged.Operation with { OverdueDays = overdueDays },
            Deliveries = [A.Delivery("D", "C", "MAD", reached)],
        };
        Assert.Equal(expected, A.Report(facts, 1).Content.Unreached.SingleOrDefault()?.DaysSinceReached);
    }

    [Fact]
    public void Without_a_line_nobody_asked() => Assert.Equal(("no_request", null), Why(_besieged));

    [Fact]
    public void A_request_submitted_after_the_day_does_not_exist_yet() => Assert.Equal(
        ("no_request", null), Why(_besieged with { Requests = [A.Request("R", "2016-03-11")], Lines = [A.Line("R", "MAD")] }));

    [Fact]
    public void A_pending_line_blocks_since_its_age_began() => Assert.Equal(("permit_pending", "2016-02-14"), Why(With()));

    [Fact]
    public void A_pending_line_comes_before_another_s_denial()
    {
        var facts = With(Answer(DecisionKind.Denied, "2016-03-01")) with
        {
            Requests = [A.Request("R", "2016-02-14"), A.Request("R2", "2016-02-20")],
            Lines = [A.Line("R", "MAD"), A.Line("R2", "MAD")],
        };
        Assert.Equal(("permit_pending", "2016-02-20"), Why(facts));
    }

    [Fact]
    public void A_denial_is_the_latest_word() => Assert.Equal(("denied", "2016-03-01"), Why(With(Answer(DecisionKind.Denied, "2016-03-01"))));

    [Theory]
    [InlineData(DecisionKind.Expired)]
    [InlineData(DecisionKind.Withdrawn)]
    public void A_closed_line_has_ended_on_the_day_of_the_decision(DecisionKind kind) =>
        Assert.Equal(("permit_ended", "2016-03-01"), Why(With(Answer(DecisionKind.Denied, "2016-02-20"), Answer(kind, "2016-03-01"))));

    [Fact]
    public void A_lapsed_permit_has_ended_on_the_day_after_its_last() =>
        Assert.Equal(("permit_ended", "2016-03-06"), Why(With(Answer(DecisionKind.Granted, "2016-02-20", to: "2016-03-05"))));

    [Fact]
    public void A_permit_for_later_is_not_yet_valid() =>
        Assert.Equal(("permit_not_yet_valid", "2016-03-01"), Why(With(Answer(DecisionKind.Granted, "2016-03-01", from: "2016-03-11"))));

    [Fact]
    public void A_valid_permit_that_nobody_used_is_not_dispatched() =>
        Assert.Equal(("not_dispatched", "2016-03-01"), Why(With(Answer(DecisionKind.Granted, "2016-03-01"))));

    [Fact]
    public void An_outstanding_clearance_comes_before_the_convoy_that_was_turned_back()
    {
        var facts = With(Answer(DecisionKind.Granted, "2016-03-01")) with
        {
            Clearances =
                [A.Clearance("R", "MAD", "P", ClearanceState.Pending, "2016-03-02"),
                    A.Clearance("R", "MAD", "Q", ClearanceState.Refused, "2016-03-04")],
            Deliveries = [A.Delivery("D", "C", "MAD", "2016-03-05", DeliveryOutcome.TurnedBack)],
        };
        Assert.Equal(("awaiting_clearance", "2016-03-02"), Why(facts));
    }

    [Fact]
    public void The_latest_attempt_under_the_permit_was_turned_back() => Assert.Equal(
        ("turned_back", "2016-03-05"),
        Why(With(Answer(DecisionKind.Granted, "2016-03-01")) with { Deliveries =
            [A.Delivery("D", "C", "MAD", "2016-03-05", DeliveryOutcome.Attacked)] }));

    [Fact]
    public void An_attempt_before_the_permit_does_not_explain_today() => Assert.Equal(
        ("not_dispatched", "2016-03-01"),
        Why(With(Answer(DecisionKind.Granted, "2016-03-01")) with { Deliveries =
            [A.Delivery("D", "C", "MAD", "2016-02-29", DeliveryOutcome.TurnedBack)] }));

    [Fact]
    public void Accessible_and_untracked_places_are_not_asked_for() => Assert.Empty(
        A.Report(_besieged with { Statuses = [A.Status("MAD", AccessStatus.Accessible, "2016-01-01")] }, 1).Content.Unreached);
}
