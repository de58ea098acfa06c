using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;

namespace AccessTracker.Web.Desk.Accounts;

/// <summary>A dialog of the desk asks about one of these.</summary>
public enum AccountAct
{
    Invite,

    /// <summary>A role is given.</summary>
    Give,

    /// <summary>A role is taken away.</summary>
    End,
    Disable,
    Enable,
}

/// <summary>What is to be done.</summary>
/// <param name="Act">The act itself.</param>
/// <param name="Account">To which account, as it was listed; null: to one that is invited.</param>
/// <param name="Grant">The role that ends; null for other acts.</param>
public sealed record AccountAsk(AccountAct Act, Account? Account, Grant? Grant);

/// <summary>What was typed in the dialog; empty where it has no such field.</summary>
public sealed record AccountTyped(string? Email, string? Name, TypedGrant Grant);
