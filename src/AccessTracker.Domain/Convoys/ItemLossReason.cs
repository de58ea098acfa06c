namespace AccessTracker.Domain.Convoys;

/// <summary>The reason why less of an item was received than was sent.</summary>
public enum ItemLossReason
{
    /// <summary>Taken off the convoy where it was loaded or inspected.</summary>
    Removed,
    Damaged,
    Looted,

    /// <summary>Less was loaded than was planned to be sent.</summary>
    ShortLoaded,

    /// <summary>It went back to where it came from.</summary>
    Returned,

    /// <summary>None of these: the note says it.</summary>
    Other,
}
