using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace AccessTracker.Web.Api;

/// <summary>What an endpoint of the API asks of the token that a request brings; each policy names the scheme of tokens and no other.</summary>
public static class ApiScopes
{
    /// <summary>Any token.</summary>
    public const string Read = "api-read";

    /// <summary>A token that may write: <c>.RequireAuthorization(ApiScopes.Write)</c>.</summary>
    public const string Write = "api-write";

    /// <summary>A token that may publish.</summary>
    public const string Publish = "api-publish";

    internal static AuthorizationBuilder AddApiPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(Read, p => Set(p, ApiScope.Read))
        .AddPolicy(Write, p => Set(p, ApiScope.Write))
        .AddPolicy(Publish, p => Set(p, ApiScope.Publish));

    private static void Set(AuthorizationPolicyBuilder policy, ApiScope scope) => policy
        .AddAuthenticationSchemes(ApiTokenHandler.SchemeName)
        .RequireAuthenticatedUser()
        .RequireAssertion(c => PersonClaims.Of(c.User).Scopes?.Contains(scope) == true);
}
