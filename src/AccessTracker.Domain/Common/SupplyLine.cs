namespace AccessTracker.Domain.Common;

/// <summary>Whose operation it is. Only <see cref="InterAgency"/> is in the headline series (counting rules, section 3).</summary>
public enum Track
{
    InterAgency,
    SingleAgency,
    Bilateral,
}

/// <summary>Aid comes in one of these ways: over a front line, over a border, by air. It is the bundle's column <c>line</c>.</summary>
public enum SupplyLine
{
    CrossLine,
    CrossBorder,
    Air,
}
