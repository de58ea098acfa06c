namespace AccessTracker.Domain.Boards;

/// <summary>A target stands in one of these ways on a day.</summary>
public enum TargetOutlook
{
    /// <summary>Its people have been reached.</summary>
    Reached,

    /// <summary>The recent pace reaches the target by its due day.</summary>
    InTime,

    /// <summary>The recent pace reaches the target, but after its due day.</summary>
    Late,

    /// <summary>The recent pace never reaches the target.</summary>
    Standstill,

    /// <summary>Its due day is over without them: what is delivered later does not count towards it.</summary>
    PastDue,

    /// <summary>It demands places and no number of people: it has no pace.</summary>
    NoNumber,
}
