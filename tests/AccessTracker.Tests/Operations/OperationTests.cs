using AccessTracker.Domain.Operations;

namespace AccessTracker.Tests.Operations;

public sealed class OperationTests
{
    [Theory]
    [InlineData("2016-03-24T21:59:59Z", "2016-03-24")] // winter: UTC+2
    [InlineData("2016-03-24T22:00:00Z", "2016-03-25")]
    [InlineData("2016-03-25T20:59:59Z", "2016-03-25")] // 25 March 2016: summer time, UTC+3
    [InlineData("2016-03-25T21:00:00Z", "2016-03-26")]
    [InlineData("2026-01-01T20:59:59Z", "2026-01-01")] // permanent UTC+3 since October 2022
    [InlineData("2026-01-01T21:00:00Z", "2026-01-02")]
    public void Today_is_the_day_in_the_operation_s_own_zone(string now, string expected) => Assert.Equal(
        A.Day(expected), A.Operation().Today(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2016-03-24", "2016-03-23T22:00:00Z")]
    [InlineData("2016-03-25", "2016-03-24T22:00:00Z")] // clocks were put forward at midnight: there was no 00:00
    [InlineData("2016-03-26", "2016-03-25T21:00:00Z")]
    public void A_day_begins_when_it_does_in_the_operation_s_own_zone(string day, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), A.Operation().StartOf(A.Day(day)));

    [Fact]
    public void An_operation_that_is_over_stays_on_its_last_day() => Assert.Equal(
        A.Day("2016-06-30"), A.Operation(until: "2016-06-30").Today(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2016-03-17", "2016-03-28")] // Thursday; Friday and Saturday do not count: 20-24 are days 1-5, 27 and 28 days 6 and 7
    [InlineData("2016-03-18", "2016-03-28")] // a Friday: the first working day after it is Sunday the 20th
    [InlineData("2016-03-20", "2016-03-29")]
    public void Working_days_leave_the_weekend_out(string from, string expected) =>
        Assert.Equal(A.Day(expected), WorkingDays.After(A.Day(from), 7, A.Operation().Weekend));

    [Fact]
    public void A_week_without_a_working_day_is_refused() =>
        Assert.Throws<ArgumentException>(() => WorkingDays.After(A.Day("2016-03-17"), 7, Enum.GetValues<DayOfWeek>()));
}
