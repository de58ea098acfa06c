namespace AccessTracker.Domain.Operations;

/// <summary>One task force's work on one crisis: the frame that every other record belongs to (counting rules, section 1).</summary>
public sealed record Operation
{
    /// <summary><see cref="PatternCount"/> where nobody has said another.</summary>
    public const int UsualPatternCount = 3;

    /// <summary><see cref="PatternDays"/> where nobody has said another.</summary>
    public const int UsualPatternDays = 28;

    /// <summary>Case-sensitive key, up to 64 characters; part of every address.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The baseline day: every cumulative figure counts from here.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The operation's last day, if it is over.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>IANA id of the zone whose calendar the operation's days belong to.</summary>
    public string TimeZone { get; init; } = "Asia/Damascus";

    /// <summary>Days of the week that are not worked, and so do not count towards a due day.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Friday, DayOfWeek.Saturday];

    /// <summary>The weekday that gives the meetings after the last known one.</summary>
    public DayOfWeek MeetingWeekday { get; init; } = DayOfWeek.Thursday;

    /// <summary>The authority whose list of statuses and whose population estimates the report adopts.</summary>
    public string Authority { get; init; } = "UN";

    /// <summary>A place last reached more than this many days ago is overdue (counting rules, section 7).</summary>
    public int OverdueDays { get; init; } = 30;

    /// <summary>Substantiated allegations against a party that make a pattern of persistent non-compliance (ceasefire rules, section 12).</summary>
    public int PatternCount { get; init; } = UsualPatternCount;

    /// <summary>The days, up to the one that is asked about, within which they lie.</summary>
    public int PatternDays { get; init; } = UsualPatternDays;

    /// <summary>
    /// The operation's today: the current day in its own time zone, or <see cref="Until"/> when that is earlier
    /// (counting rules, section 1).
    /// </summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not one this machine knows.</exception>
    public DateOnly Today(DateTimeOffset now)
    {
        var local = DayOf(now);
        return Until is { } until && until < local ? until : local;
    }

    /// <summary>The day it really is in the operation's time zone, also when the operation is over.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not one this machine knows.</exception>
    public DateOnly DayOf(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>The time of day that it is there.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not one this machine knows.</exception>
    public TimeOnly TimeOf(DateTimeOffset now) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>The first instant of <paramref name="day"/> in the operation's time zone, in UTC.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not one this machine knows.</exception>
    public DateTimeOffset StartOf(DateOnly day)
    {
        if (day == DateOnly.MinValue)
        {
            return DateTimeOffset.MinValue;
        }

        // Looked for among the quarters of an hour from the earliest zone on, and not reckoned from midnight: where clocks are put forward then,
        // there is no such time, and what .NET makes of it is an hour of the day before.
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-14);
        while (DayOf(start) < day)
        {
            start = start.AddMinutes(15);
        }

        return start;
    }

    // A list compares by reference; two operations with the same weekend are the same operation.
    public bool Equals(Operation? other) =>
        other is not null && Code == other.Code && Name == other.Name && Since == other.Since && Until == other.Until
        && TimeZone == other.TimeZone && Weekend.SequenceEqual(other.Weekend) && MeetingWeekday == other.MeetingWeekday
        && Authority == other.Authority && OverdueDays == other.OverdueDays && PatternCount == other.PatternCount
        && PatternDays == other.PatternDays;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
