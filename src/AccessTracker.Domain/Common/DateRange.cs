namespace AccessTracker.Domain.Common;

/// <summary>A run of calendar days, both ends included. Empty when <see cref="From"/> is after <see cref="To"/>.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly To)
{
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
