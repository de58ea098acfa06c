namespace AccessTracker.Web.Identity;

/// <summary>How accounts are run here.</summary>
/// <param name="SecondPerson">
/// Two administrators are needed to give the role of manager or administrator, to reset a password, and to remove a second factor
/// (<c>Accounts:SecondPerson</c>).
/// </param>
public sealed record AccountSettings(bool SecondPerson)
{
    public static AccountSettings Read(IConfiguration configuration) => new(configuration.GetValue("Accounts:SecondPerson", false));
}
