using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using CsCheck;

namespace AccessTracker.Tests.Reports;

/// <summary>How long the people of the listed places have waited.</summary>
public sealed class DaysUnreachedTests
{
    [Fact]
    public void Without_places_nobody_waits() => Assert.Equal(new DaysUnreached(0, null, null), DaysUnreached.Of([]));

    [Fact]
    public void Half_of_the_places_wait_as_long_as_the_median_or_longer_and_half_no_longer() => FactsGen.Any.Sample(
        facts =>
        {
            var situation = new Situation(facts);
            foreach (var period in situation.Calendar.Due(facts.Meetings[^1].Date))
            {
                var places = UnreachedBoard.Of(situation, period.End);
                var days = DaysUnreached.Of(places.Select(p => p.DaysWaiting));
                Assert.Equal(places.Count, days.Places);
                if (places.Count > 0)
                {
                    Assert.True(places.Count(p => p.DaysWaiting >= days.Median) * 2 >= places.Count);
                    Assert.True(places.Count(p => p.DaysWaiting <= days.Median) * 2 >= places.Count);
                    Assert.Equal(places.Max(p => p.DaysWaiting), days.Longest);
                }
            }
        },
        iter: 300);
}
