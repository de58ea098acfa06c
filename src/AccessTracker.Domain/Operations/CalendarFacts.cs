namespace AccessTracker.Domain.Operations;

/// <summary>The days that a published report covers, by its latest revision.</summary>
public readonly record struct PublishedPeriod(int Number, DateOnly Start, DateOnly End);

/// <summary>These facts hold a calendar in its place besides the meetings that are known.</summary>
public sealed record CalendarFacts
{
    public static readonly CalendarFacts None = new();

    /// <summary>One for each number under which a report is published. It covers these days whatever becomes of its meeting.</summary>
    public IReadOnlyList<PublishedPeriod> Published { get; init; } = [];

    /// <summary>Numbers of meetings that were withdrawn: the weekday does not give them again.</summary>
    public IReadOnlyList<int> Withdrawn { get; init; } = [];

    /// <summary>
    /// The weekday gives no meeting up to this day: those that had come due by then are known, whatever the weekday was. Null: nobody has
    /// looked yet.
    /// </summary>
    public DateOnly? KeptTo { get; init; }

    public bool Equals(CalendarFacts? other) =>
        other is not null && KeptTo == other.KeptTo && Published.SequenceEqual(other.Published) && Withdrawn.SequenceEqual(other.Withdrawn);

    public override int GetHashCode() => HashCode.Combine(KeptTo, Published.Count, Withdrawn.Count);
}
