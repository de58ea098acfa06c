namespace AccessTracker.Web.Permits;

/// <summary>A list of the permits board. Its word names it in the address, and its number there is the page shown.</summary>
public enum PermitList
{
    Pending,
    Unused,
    Months,
    Denials,
    Conditions,
    Removals,
}
