namespace AccessTracker.Domain.Review;

/// <summary>How far a record has been looked at by somebody besides its author.</summary>
public enum ReviewState
{
    /// <summary>Nobody has checked it as it stands.</summary>
    New,

    /// <summary>Somebody has checked it as it stands.</summary>
    Checked,

    /// <summary>Somebody has asked its author something, and there is no answer yet.</summary>
    Questioned,
}

/// <summary>What happens to a record as far as its review goes.</summary>
public enum ReviewStep
{
    /// <summary>It was added, changed, withdrawn or restored.</summary>
    Written,
    Checked,
    Questioned,
    Answered,
}
