namespace AccessTracker.Domain.Locations;

/// <summary>What an authority's list says of a place (counting rules, section 2). A place on no list is untracked, which is no status.</summary>
public enum AccessStatus
{
    Besieged,
    HardToReach,
    Accessible,
}
