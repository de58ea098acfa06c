namespace AccessTracker.Web.Permits;

/// <summary>How long a line has waited for its answer, roughly.</summary>
public enum AgeBand
{
    /// <summary>Up to 7 days.</summary>
    Week,

    /// <summary>8 to 14.</summary>
    Fortnight,

    /// <summary>15 to 30.</summary>
    Month,

    /// <summary>More than 30.</summary>
    Longer,
}

public static class AgeBands
{
    /// <param name="days">Age of a pending line (counting rules, section 6).</param>
    public static AgeBand Of(int days) => days switch
    {
        <= 7 => AgeBand.Week,
        <= 14 => AgeBand.Fortnight,
        <= 30 => AgeBand.Month,
        _ => AgeBand.Longer,
    };
}
