namespace AccessTracker.Web.Boards;

/// <summary>What comes first on the board.</summary>
public enum BoardOrder
{
    /// <summary>Never reached first, then people times days.</summary>
    Worst,

    /// <summary>Those who wait longest.</summary>
    Longest,

    /// <summary>The most people; unknown ones last.</summary>
    People,

    /// <summary>By what blocks, in the order of the counting rules, then by since when.</summary>
    Blocked,

    /// <summary>By governorate, then by name.</summary>
    Place,
}
