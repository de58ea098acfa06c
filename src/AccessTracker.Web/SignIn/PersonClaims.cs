using System.Security.Claims;
using System.Text.Json;
using AccessTracker.Domain.Access;

namespace AccessTracker.Web.SignIn;

/// <summary>How a person stands in a sign-in cookie, and comes out of it again.</summary>
public static class PersonClaims
{
    /// <summary>Claim: one <see cref="Grant"/>, as JSON.</summary>
    private const string GrantType = "grant";

    /// <summary>Claim: id of the account.</summary>
    public const string AccountType = ClaimTypes.NameIdentifier;

    /// <summary>The person of a principal; somebody who may do nothing when nobody has signed in.</summary>
    public static Person Of(ClaimsPrincipal? principal) => principal?.Identity is { IsAuthenticated: true, Name: { } name }
        ? new Person(
            name, [.. principal.FindAll(GrantType).Select(c => JsonSerializer.Deserialize<Grant>(c.Value)!)]) { Account =
                principal.FindFirstValue(AccountType) }
        : Person.Nobody;

    public static Claim Of(Grant grant) => new(GrantType, JsonSerializer.Serialize(grant));
}
