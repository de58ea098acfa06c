using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Domain.Targets;

namespace AccessTracker.Tests.Boards;

/// <summary>A target against its straight line, worked out by hand.</summary>
public sealed class TargetPaceTests
{
    // 3,000 people in 30 days: 100 a day.
    private static readonly Target _target = new()
    {
        Code = "T", Name = "T", People = 3_000, Scope = TargetScope.Besieged, StartOn = A.Day("2016-03-01"), DueOn = A.Day("2016-03-31"),
    };

    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Locations = [A.Location("A"), A.Location("B"), A.Location("C"), A.Location("D"), A.Location("E")],
        Statuses =
        [
            A.Status("A", AccessStatus.Besieged, "2016-02-12"), A.Status("B", AccessStatus.Besieged, "2016-02-12"),
                A.Status("C", AccessStatus.Besieged, "2016-02-12"),
            A.Status("D", AccessStatus.Besieged, "2016-02-12"), A.Status("E", AccessStatus.HardToReach, "2016-02-12"),
        ],
        Populations =
            [A.Population("A", "2016-02-01", 1_000), A.Population("B", "2016-02-01", 1_500), A.Population("C", "2016-02-01", 900),
                A.Population("E", "2016-02-01", 9_000)],
        Convoys = [A.Convoy("X")],
        Deliveries =
        [
            A.Delivery("1", "X", "A", "2016-03-04", people: 400), A.Delivery("2", "X", "A", "2016-03-10", people: 300),
                A.Delivery("3", "X", "B", "2016-03-15", people: 400),
            A.Delivery("4", "X", "E", "2016-03-15", people: 5_000), A.Delivery("5", "X", "D", "2016-03-15"),
        ],
        Targets = [_target],
    };

    private static TargetPace On(string day, ReportFacts? facts = null)
    {
        var situation = new Situation(facts ?? _facts);
        return Assert.Single(TargetPace.Of(situation, A.Day(day), d => UnreachedBoard.Of(situation, d)));
    }

    [Fact]
    public void It_stands_behind_the_line_by_people_and_days_and_is_expected_late()
    {
        var pace = On("2016-03-16");
        Assert.Equal((800L, 2_200L, 200L), (pace.Progress.Reached, pace.Missing, pace.Progress.RecentPerWeek));

        // 1,500 people stand on the line that day; it had come to 800 on the 9th.
        Assert.Equal((-700L, -7), (pace.Ahead, pace.DaysAhead));

        // 2,200 at 200 a week are 77 days.
        Assert.Equal((A.Day("2016-06-01"), TargetOutlook.Late), (pace.ExpectedOn, pace.Outlook));
        Assert.Equal(1, pace.ReachedUnknown);
    }

    [Fact]
    public void Each_week_has_its_figure_beside_the_line_and_days_to_come_have_none() => Assert.Equal(
        [
            new("2016-03-01", 0, 0), new("2016-03-08", 400, 700), new("2016-03-15", 800, 1_400), new("2016-03-16", 800, 1_500),
            new("2016-03-22", null, 2_100), new("2016-03-29", null, 2_800), new("2016-03-31", null, 3_000),
        ],
        On("2016-03-16").Points.Select(p => new Point($"{p.Day:yyyy-MM-dd}", p.Reached, p.Line)));

    [Fact]
    public void The_places_that_add_most_come_first_and_together_they_do_not_close_the_gap()
    {
        var gap = On("2016-03-16").Gap;
        Assert.Equal(
            [("B", 1_100L, 1_100L), ("C", 900L, 2_000L), ("A", 600L, 2_600L)],
            gap.Lacking.Select(p => (p.Location.Code, p.Adds!.Value, p.Sum!.Value)));
        Assert.Equal((2_200L, 2, (2_600L, 4, 3)), (gap.Missing, gap.ClosesAt, (gap.Sum, gap.Places, gap.PlacesReached)));
        Assert.Equal("D", Assert.Single(gap.Unknown).Location.Code);
        Assert.Equal(["C"], gap.NotReached.Select(p => p.Location.Code));

        var more = On("2016-03-16", _facts with { Targets = [_target with { People = 9_000 }] }).Gap;
        Assert.Null(more.ClosesAt);
        Assert.Equal(2_600, more.Sum);
    }

    [Fact]
    public void A_target_that_nobody_goes_towards_is_met_at_no_pace()
    {
        var pace = On("2016-03-03");
        Assert.Equal((null, TargetOutlook.Standstill), (pace.ExpectedOn, pace.Outlook));
        Assert.Equal((-200L, -2), (pace.Ahead, pace.DaysAhead));
    }

    // 40,000,000 years at one a week.
    [Fact]
    public void A_day_beyond_the_calendar_is_none()
    {
        var pace = On("2016-03-16", _facts with { Targets = [_target with { People = 2_000_000_000_000 }] });
        Assert.Equal((null, TargetOutlook.Standstill), (pace.ExpectedOn, pace.Outlook));
    }

    [Fact]
    public void It_is_reached_on_the_day_that_reached_it_and_the_gap_is_closed()
    {
        var pace = On("2016-04-20", _facts with { Targets = [_target with { People = 700 }] });
        Assert.Equal((A.Day("2016-03-15"), TargetOutlook.Reached, 0L), (pace.ReachedOn, pace.Outlook, pace.Missing));
        Assert.Equal((100L, 0), (pace.Ahead, pace.DaysAhead));
        Assert.Null(pace.Gap.ClosesAt);
    }

    [Fact]
    public void Past_its_due_day_it_stands_as_it_stood_then()
    {
        var facts = _facts with
        {
            Deliveries = [.. _facts.Deliveries, A.Delivery("6", "X", "C", "2016-04-02", people: 900)],
            Statuses = [.. _facts.Statuses, A.Status("B", AccessStatus.Accessible, "2016-04-03")],
        };
        var pace = On("2016-04-10", facts);
        Assert.Equal((TargetOutlook.PastDue, A.Day("2016-03-31"), 800L), (pace.Outlook, pace.End, pace.Progress.Reached));
        Assert.Equal((null, -2_200L, -22), (pace.ExpectedOn, pace.Ahead, pace.DaysAhead));
        Assert.Equal(["B", "C", "A"], pace.Gap.Lacking.Select(p => p.Location.Code));
        Assert.Equal(pace.Points.Select(p => p.Day), On("2016-03-31", facts).Points.Select(p => p.Day));
    }

    [Fact]
    public void Demanded_places_have_places_and_no_pace()
    {
        var target = _target with { People = 0, Scope = TargetScope.Named, Locations = ["A", "C", "E"] };
        var pace = On(
            "2016-03-16", _facts with { Targets = [target], Statuses = [.. _facts.Statuses, A.Status("C", AccessStatus.Accessible, "2016-03-02")] });
        Assert.Equal((TargetOutlook.NoNumber, null, null, null), (pace.Outlook, pace.ExpectedOn, pace.ReachedOn, pace.DaysAhead));
        Assert.Equal((3, 2), (pace.Gap.Places, pace.Gap.PlacesReached));
        var left = Assert.Single(pace.Gap.NotReached);
        Assert.Equal(("C", AccessStatus.Accessible, true), (left.Location.Code, left.Status, left.Board is null));
    }

    [Fact]
    public void In_the_scope_of_all_are_the_places_on_the_list()
    {
        var facts = _facts with
        {
            Targets = [_target with { Scope = TargetScope.All, People = 90_000 }],
            Statuses = [.. _facts.Statuses, A.Status("B", AccessStatus.Accessible, "2016-03-02")],
        };
        Assert.Equal(["E", "C", "A"], On("2016-03-16", facts).Gap.Lacking.Select(p => p.Location.Code));
    }

    [Fact]
    public void Where_nobody_knows_how_many_were_reached_the_figure_is_unknown_and_what_is_missing_counts_it_as_0()
    {
        var facts = _facts with { Convoys = [A.Convoy("U")], Deliveries = [A.Delivery("U1", "U", "A", "2016-03-10")] };
        var pace = On("2016-03-16", facts);
        Assert.Equal((null, null, 1, pace.Target.People), (pace.Progress.Reached, pace.Progress.Share, pace.UnknownDeliveries, pace.Missing));
        Assert.Equal((0L, false), (pace.Points[0].Reached, pace.Points[0].IsUnknown));
        Assert.Equal((null, true), (pace.Points.Single(p => p.Day == pace.End).Reached, pace.Points.Single(p => p.Day == pace.End).IsUnknown));
    }

    [Fact]
    public void A_target_that_is_due_where_it_starts_has_no_line()
    {
        var pace = On("2016-03-16", _facts with { Targets = [_target with { StartOn = A.Day("2016-03-15"), DueOn = A.Day("2016-03-15") }] });
        Assert.Equal((400L, null, -2_600L), (pace.Progress.Reached, pace.DaysAhead, pace.Ahead));
        Assert.Equal(A.Day("2016-03-15"), Assert.Single(pace.Points).Day);
    }

    [Fact]
    public void What_is_to_come_is_shown_before_what_is_past()
    {
        var situation = new Situation(_facts with
        {
            Targets =
            [
                _target with { Code = "past", DueOn = A.Day("2016-03-03") }, _target with { Code = "later past", DueOn = A.Day("2016-03-09") },
                    _target,
                _target with { Code = "sooner", DueOn = A.Day("2016-03-20") }, _target with { Code = "not yet", StartOn = A.Day("2016-03-20") },
            ],
        });
        Assert.Equal(
            ["sooner", "T", "later past", "past"],
            TargetPace.Of(situation, A.Day("2016-03-16"), d => UnreachedBoard.Of(situation, d)).Select(p => p.Target.Code));
    }

    private sealed record Point(string Day, long? Reached, long Line);
}
