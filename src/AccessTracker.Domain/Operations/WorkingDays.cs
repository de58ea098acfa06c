namespace AccessTracker.Domain.Operations;

/// <summary>Counting working days: those that are not in the operation's weekend (counting rules, section 6).</summary>
public static class WorkingDays
{
    /// <summary>The <paramref name="count"/>th working day after <paramref name="day"/>; the first working day after it is day 1.</summary>
    /// <exception cref="ArgumentException">Every day of the week is in the weekend.</exception>
    public static DateOnly After(DateOnly day, int count, IReadOnlyList<DayOfWeek> weekend)
    {
        if (weekend.Distinct().Count() == 7)
        {
            throw new ArgumentException("A week without a working day has no due days.", nameof(weekend));
        }

        while (count > 0)
        {
            day = day.AddDays(1);
            if (!weekend.Contains(day.DayOfWeek))
            {
                count--;
            }
        }

        return day;
    }
}
