using System.Security.Claims;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AccessTracker.Web.SignIn;

/// <summary>What the cookie of an account says: who, in which session, and the roles that this session may use.</summary>
public static class SessionClaims
{
    private const string SessionType = "session";
    private const string StampType = "stamp";
    private const string FactorType = "second-factor";

    /// <summary>Roles that need a second factor are left out when the session has none, and those whose last day has passed.</summary>
    public static ClaimsPrincipal Of(Account account, string session, SecondFactor? factor, DateTimeOffset now) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, account.Email),
            new Claim(PersonClaims.AccountType, account.Id.ToString()),
            new Claim(SessionType, session),
            new Claim(StampType, account.SecurityStamp),
            .. factor is { } shown ? [new Claim(FactorType, EnumCode.Of(shown))] : Array.Empty<Claim>(),
            .. account.Usable(now, factor is not null).Select(PersonClaims.Of),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The account's id; null: nobody, or somebody without an account.</summary>
    public static Id<Account>? Account(ClaimsPrincipal? person) =>
        Guid.TryParse(person?.FindFirstValue(PersonClaims.AccountType), out var id) ? new Id<Account>(id) : null;

    public static string? Session(ClaimsPrincipal? person) => person?.FindFirstValue(SessionType);

    public static string? Stamp(ClaimsPrincipal? person) => person?.FindFirstValue(StampType);

    /// <summary>What was shown besides the password when the session began.</summary>
    public static SecondFactor? Factor(ClaimsPrincipal? person) =>
        person?.FindFirstValue(FactorType) is { } word ? EnumCode.Parse<SecondFactor>(word) : null;
}
