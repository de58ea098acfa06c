using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.SignIn;

/// <summary>How accounts are run here.</summary>
[Settings("Accounts")]
public sealed class AccountSettings
{
    /// <summary>
    /// Two administrators are needed to give the role of manager or administrator, to reset a password, and to remove a second factor.
    /// </summary>
    public bool SecondPerson { get; init; }
}
