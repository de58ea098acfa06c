namespace AccessTracker.Domain.Ceasefire;

/// <summary>Where it is asked how long an arrangement has held: all of it, a governorate, or a location (ceasefire rules, section 13).</summary>
/// <param name="Governorate">The name of the governorate, as the operation spells it; null: another area.</param>
/// <param name="Location">The code of the location; null: another area.</param>
public sealed record CalmArea(string? Governorate, string? Location)
{
    /// <summary>All of the arrangement.</summary>
    public static readonly CalmArea Whole = new(null, null);

    /// <summary>A governorate, by its name.</summary>
    public static CalmArea OfGovernorate(string name) => new(name, null);

    /// <summary>A location, by its code.</summary>
    public static CalmArea OfLocation(string code) => new(null, code);
}
