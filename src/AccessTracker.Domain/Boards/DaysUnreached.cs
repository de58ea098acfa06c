namespace AccessTracker.Domain.Boards;

/// <summary>For how many days the people of the listed places have waited, over all of them.</summary>
/// <param name="Places">Besieged and hard-to-reach places, reached lately or not.</param>
/// <param name="Median">Of <see cref="BoardLocation.DaysWaiting"/>; the mean of the middle two when they are even in number, as in counting rules,
/// section 6. Null without places.</param>
/// <param name="Longest">Null without places.</param>
public sealed record DaysUnreached(int Places, decimal? Median, int? Longest)
{
    /// <param name="waiting">The days of each place.</param>
    public static DaysUnreached Of(IEnumerable<int> waiting)
    {
        int[] days = [.. waiting.Order()];
        return days.Length == 0
            ? new DaysUnreached(0, null, null)
            : new DaysUnreached(days.Length, (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2m, days[^1]);
    }
}
