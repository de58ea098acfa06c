namespace AccessTracker.Web.Permits;

/// <summary>A list of the permits board. Its word names it in the address, where its page stands too.</summary>
public enum PermitList
{
    Pending,
    Unused,
    Months,
    Denials,
    Conditions,
    Removals,
}
