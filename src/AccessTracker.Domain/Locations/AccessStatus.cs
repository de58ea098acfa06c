namespace AccessTracker.Domain.Locations;

/// <summary>
/// An authority's list gives a place one of these statuses (counting rules, section 2). A place on no list is untracked, which is no
/// status.
/// </summary>
public enum AccessStatus
{
    Besieged,
    HardToReach,
    Accessible,
}
