namespace AccessTracker.Domain.Situations;

/// <summary>A besieged or hard-to-reach place stands in one of these ways on a day (counting rules, section 7).</summary>
public enum Reach
{
    /// <summary>No headline delivery has reached it since the operation's baseline.</summary>
    Never,

    /// <summary>It was last reached more than the operation's days ago.</summary>
    Overdue,

    /// <summary>It was reached within the operation's days.</summary>
    InTime,
}
