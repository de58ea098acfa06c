using AccessTracker.Domain.Operations;
using CsCheck;

namespace AccessTracker.Tests.Operations;

public sealed class MeetingCalendarTests
{
    private static readonly MeetingCalendar _calendar = new(
        A.Operation(until: "2016-06-30"),
        [A.Meeting(3, "2016-02-25"), A.Meeting(1, "2016-02-12"), A.Meeting(2, "2016-02-18"), A.Meeting(4, "2016-03-10")]);

    [Fact]
    public void The_first_period_starts_at_the_baseline_and_each_other_on_the_day_after_the_meeting_before() => Assert.Equal(
        [
            new ReportPeriod(1, A.Day("2016-02-12"), A.Day("2016-02-12")),
            new ReportPeriod(2, A.Day("2016-02-13"), A.Day("2016-02-18")),
            new ReportPeriod(3, A.Day("2016-02-19"), A.Day("2016-02-25")),
            new ReportPeriod(4, A.Day("2016-02-26"), A.Day("2016-03-10")),
        ],
        _calendar.Due(A.Day("2016-03-16")));

    [Fact]
    public void After_the_last_known_meeting_the_weekday_gives_the_next() =>
        Assert.Equal(new ReportPeriod(5, A.Day("2016-03-11"), A.Day("2016-03-17")), _calendar.Due(A.Day("2016-03-17"))[^1]);

    [Fact]
    public void A_weekday_meeting_is_never_on_the_day_of_the_last_known_one() =>
        Assert.Equal(A.Day("2016-03-17"), _calendar.Next(A.Day("2016-03-10"))!.Value.End);

    [Fact]
    public void An_operation_without_any_known_meeting_meets_on_the_first_weekday_from_its_baseline_on() =>
        Assert.Equal(A.Day("2016-02-18"), new MeetingCalendar(A.Operation(), []).Next(A.Day("2016-02-01"))!.Value.End);

    [Fact]
    public void There_is_no_next_meeting_once_the_operation_is_over() => Assert.Null(_calendar.Next(A.Day("2016-06-30")));

    [Fact]
    public void The_current_period_runs_to_today() =>
        Assert.Equal(new ReportPeriod(4, A.Day("2016-02-26"), A.Day("2016-03-01")), _calendar.Current(A.Day("2016-03-01")));

    [Fact]
    public void On_a_meeting_day_the_current_period_is_the_report_s() =>
        Assert.Equal(new ReportPeriod(4, A.Day("2016-02-26"), A.Day("2016-03-10")), _calendar.Current(A.Day("2016-03-10")));

    [Fact]
    public void The_report_after_a_published_one_starts_where_that_ended_though_its_meeting_was_moved()
    {
        MeetingCalendar calendar = new(
            A.Operation(),
            [A.Meeting(1, "2016-02-18"), A.Meeting(2, "2016-02-27")],
            new CalendarFacts { Published = [new(1, A.Day("2016-02-12"), A.Day("2016-02-18")), new(2, A.Day("2016-02-19"), A.Day("2016-02-25"))] });

        Assert.Equal(new ReportPeriod(3, A.Day("2016-02-26"), A.Day("2016-03-03")), calendar.Due(A.Day("2016-03-03"))[^1]);
        Assert.Equal(new ReportPeriod(2, A.Day("2016-02-19"), A.Day("2016-02-25")), calendar.Due(A.Day("2016-03-03"))[1]);

        // A correction goes to the day of the meeting, as long as nothing has gone on from the day that was published.
        Assert.Equal(new ReportPeriod(2, A.Day("2016-02-19"), A.Day("2016-02-27")), calendar.ToPublish(2, A.Day("2016-03-03")));
        Assert.Equal(new ReportPeriod(1, A.Day("2016-02-12"), A.Day("2016-02-18")), calendar.ToPublish(1, A.Day("2016-03-03")));
    }

    [Fact]
    public void A_revision_does_not_go_over_the_days_of_a_meeting_that_was_entered_since()
    {
        // Report 10 was published, its meeting moved on, and meeting 9 entered between; then 10 was revised on or after its new day.
        var published = new PublishedPeriod(10, A.Day("2016-02-12"), A.Day("2016-02-13"));
        MeetingCalendar calendar =
            new(A.Operation(), [A.Meeting(9, "2016-02-16"), A.Meeting(10, "2016-03-10")], new CalendarFacts { Published = [published] });
        var today = A.Day("2016-03-12");

        Assert.Equal(new ReportPeriod(10, published.Start, published.End), calendar.ToPublish(10, today));
        Assert.Equal(new ReportPeriod(9, A.Day("2016-02-14"), A.Day("2016-02-16")), calendar.ToPublish(9, today));

        // A meeting after its new day is not between, and once the one between is withdrawn, the revision goes on.
        var without = calendar.Without(9).With(A.Meeting(11, "2016-03-16"));
        Assert.Equal(new ReportPeriod(10, published.Start, A.Day("2016-03-10")), without.ToPublish(10, today));
    }

    [Fact]
    public void The_report_before_is_that_of_the_meeting_before_whatever_the_numbers()
    {
        MeetingCalendar calendar = new(A.Operation(), [A.Meeting(6, "2016-02-18"), A.Meeting(8, "2016-03-03")]);

        Assert.Equal(6, calendar.Before(8)?.Number);
        Assert.Equal(8, calendar.Before(9)?.Number);
        Assert.Null(calendar.Before(6));
        Assert.Null(calendar.Before(7));
        Assert.Equal(8, calendar.After(6, A.Day("2016-03-03"))?.Number);
        Assert.Null(calendar.After(8, A.Day("2016-03-03")));
    }

    [Fact]
    public void A_published_report_stays_when_its_meeting_is_gone()
    {
        MeetingCalendar calendar = new(
            A.Operation(), [A.Meeting(7, "2016-03-10")],
            new CalendarFacts { Published = [new(1, A.Day("2016-02-12"), A.Day("2016-02-18")), new(2, A.Day("2016-02-19"), A.Day("2016-02-25"))] });

        Assert.Equal(
            [(1, "2016-02-12", "2016-02-18"), (2, "2016-02-19", "2016-02-25"), (7, "2016-02-26", "2016-03-10")],
            calendar.Reports(A.Day("2016-03-10")).Select(p => (p.Number, $"{p.Start:yyyy-MM-dd}", $"{p.End:yyyy-MM-dd}")));
        Assert.Equal([(1, A.Day("2016-02-18")), (2, A.Day("2016-02-25"))], calendar.ToRecord(A.Day("2016-03-10")).Select(m => (m.Number, m.Date)));
    }

    [Fact]
    public void A_new_weekday_works_from_the_next_meeting_on_and_gives_none_that_would_have_been()
    {
        // Tuesday, 23 February: the meeting of Thursday the 18th has come due; a Monday of this week is past.
        var today = A.Day("2016-02-23");
        var changed = new MeetingCalendar(A.Operation(), []).Kept(today).With(A.Operation() with { MeetingWeekday = DayOfWeek.Monday });

        Assert.Equal(new ReportPeriod(1, A.Day("2016-02-12"), A.Day("2016-02-18")), Assert.Single(changed.Due(today)));
        Assert.Equal(new ReportPeriod(2, A.Day("2016-02-19"), A.Day("2016-02-29")), changed.Next(today));
    }

    [Fact]
    public void A_change_tells_which_periods_move()
    {
        var today = A.Day("2016-02-23");
        var before = new MeetingCalendar(A.Operation(), []).Kept(today);

        var moves = new CalendarChange(before, before.With(A.Meeting(2, "2016-02-27"))).Moves(today);

        Assert.Equal(
            new MovedPeriod(
                2, new ReportPeriod(2, A.Day("2016-02-19"), A.Day("2016-02-25")), new ReportPeriod(2, A.Day("2016-02-19"), A.Day("2016-02-27")),
                false), moves[0]);
        Assert.Equal((3, A.Day("2016-02-28")), (moves[1].Number, moves[1].After?.Start));
        Assert.Empty(new CalendarChange(before, before).Moves(today));
    }

    [Fact]
    public void Periods_partition_the_days_whatever_the_meetings() => Check.Sample(
        Gen.Int[1, 20].Array[0, 12],
        gaps =>
        {
            var operation = A.Operation();
            var day = operation.Since.AddDays(-1);
            var meetings = gaps.Select((gap, i) => new Meeting { Number = i + 1, Date = day = day.AddDays(gap) }).ToList();
            var periods = new MeetingCalendar(operation, meetings).Due(day.AddDays(60));
            Assert.Equal(operation.Since, periods[0].Start);
            foreach (var (before, after) in periods.Zip(periods.Skip(1)))
            {
                Assert.Equal(before.End.AddDays(1), after.Start);
                Assert.Equal(before.Number + 1, after.Number);
            }

            Assert.All(periods, p => Assert.True(p.Start <= p.End));
        });
}
