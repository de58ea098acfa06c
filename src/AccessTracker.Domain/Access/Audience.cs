using AccessTracker.Domain.Operations;

namespace AccessTracker.Domain.Access;

/// <summary>For whom records are selected. Two people with the same audience see the same records.</summary>
/// <param name="Ceiling">The highest level they may read.</param>
/// <param name="OpenBefore">
/// Deliveries before this day are past their embargo; null where no embargo holds: for those who may read what is planned,
/// and in an operation that is over, in which nothing can be planned any more.
/// </param>
public sealed record Audience(Sensitivity Ceiling, DateOnly? OpenBefore)
{
    /// <summary>Those who may read every record: jobs, the command line, managers.</summary>
    public static Audience Everything { get; } = new(Sensitivity.Severe, null);
}

/// <summary>The rules say which level records have of themselves (docs/access.md). A record can be given another one.</summary>
public sealed record SensitivityRules
{
    /// <summary>The levels that kinds have here, by the kind's name in the bundle; a kind that is not named has its own.</summary>
    public IReadOnlyDictionary<string, Sensitivity> Defaults { get; init; } = new Dictionary<string, Sensitivity>();

    /// <summary>Plans have this level (their day, road and contact), and so do answers that are pending.</summary>
    public Sensitivity Planned { get; init; } = Sensitivity.High;

    /// <summary>
    /// Hours after a delivery until which it counts as planned. A delivery has a day and no hour: they run from the end of the day.
    /// </summary>
    public int EmbargoHours { get; init; } = 48;

    /// <param name="kind">As the bundle names it.</param>
    /// <param name="otherwise">What the kind itself says.</param>
    public Sensitivity DefaultOf(string kind, Sensitivity otherwise = Sensitivity.Moderate) => Defaults.GetValueOrDefault(kind, otherwise);

    /// <summary>
    /// The audience of those who may read up to <paramref name="ceiling"/> in <paramref name="operation"/> at <paramref name="now"/>.
    /// </summary>
    public Audience AudienceOf(Sensitivity ceiling, Operation operation, DateTimeOffset now)
    {
        // The day it really is: an operation that is over stands still, and its embargoes end all the same.
        var day = operation.DayOf(now);
        var open = day.AddDays(-((EmbargoHours + 23) / 24));
        return new Audience(ceiling, ceiling >= Planned || operation.Until < open ? null : open);
    }
}
