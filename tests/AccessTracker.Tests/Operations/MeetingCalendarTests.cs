using AccessTracker.Domain.Operations;
using CsCheck;

namespace AccessTracker.Tests.Operations;

public sealed class MeetingCalendarTests
{
    private static readonly MeetingCalendar _calendar = new(
        A.Operation(until: "2016-06-30"), [A.Meeting(3, "2016-02-25"), A.Meeting(1, "2016-02-12"), A.Meeting(2, "2016-02-18"), A.Meeting(4, "2016-03-10")]);

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
