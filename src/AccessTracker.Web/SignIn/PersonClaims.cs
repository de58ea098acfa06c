using System.Security.Claims;
using System.Text.Json;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Web.SignIn;

/// <summary>How a person stands in a sign-in cookie, and comes out of it again.</summary>
public static class PersonClaims
{
    /// <summary>Claim: one <see cref="Grant"/>, as JSON.</summary>
    private const string GrantType = "grant";

    /// <summary>Claim: one <see cref="ApiScope"/> of the access token by which they came; none: they came without one.</summary>
    private const string ScopeType = "scope";

    /// <summary>Claim: id of the account.</summary>
    public const string AccountType = ClaimTypes.NameIdentifier;

    /// <summary>The person of a principal; somebody who may do nothing when nobody has signed in.</summary>
    public static Person Of(ClaimsPrincipal? principal) => principal?.Identity is { IsAuthenticated: true, Name: { } name }
        ? new Person(name, [.. principal.FindAll(GrantType).Select(c => JsonSerializer.Deserialize<Grant>(c.Value)!)])
        {
            Account = principal.FindFirstValue(AccountType),
            Scopes = principal.FindAll(ScopeType).Select(c => EnumCode.Parse<ApiScope>(c.Value)).ToList() is { Count: > 0 } scopes ? scopes : null,
        }
        : Person.Nobody;

    public static Claim Of(ApiScope scope) => new(ScopeType, EnumCode.Of(scope));

    public static Claim Of(Grant grant) => new(GrantType, JsonSerializer.Serialize(grant));
}
