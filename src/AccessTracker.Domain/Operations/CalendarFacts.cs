namespace AccessTracker.Domain.Operations;

/// <summary>The days that a published report covers, by its latest revision.</summary>
public readonly record struct PublishedPeriod(ReportId Report, DateOnly Start, DateOnly End)
{
    public int Number => Report.Number;
}

/// <summary>These facts hold the calendars of an operation in their places besides the meetings that are known.</summary>
public sealed record CalendarFacts
{
    public static readonly CalendarFacts None = new();

    /// <summary>One for each report that is published. It covers these days whatever becomes of its meeting.</summary>
    public IReadOnlyList<PublishedPeriod> Published { get; init; } = [];

    /// <summary>The meetings that were withdrawn: the weekday does not give them again.</summary>
    public IReadOnlyList<ReportId> Withdrawn { get; init; } = [];

    /// <summary>
    /// The weekday gives no meeting up to this day: those that had come due by then are known, whatever the weekday was. Null: nobody has
    /// looked yet.
    /// </summary>
    public DateOnly? KeptTo { get; init; }

    /// <summary>The same of the ceasefire task force.</summary>
    public DateOnly? CeasefireKeptTo { get; init; }

    /// <summary>Up to which day the weekday gives a task force no meeting.</summary>
    public DateOnly? KeptToOf(TaskForce taskForce) => taskForce == TaskForce.Humanitarian ? KeptTo : CeasefireKeptTo;

    public bool Equals(CalendarFacts? other) =>
        other is not null && KeptTo == other.KeptTo && CeasefireKeptTo == other.CeasefireKeptTo && Published.SequenceEqual(other.Published)
            && Withdrawn.SequenceEqual(other.Withdrawn);

    public override int GetHashCode() => HashCode.Combine(KeptTo, CeasefireKeptTo, Published.Count, Withdrawn.Count);
}
