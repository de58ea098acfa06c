using System.Security.Claims;
using System.Text.Encodings.Web;
using AccessTracker.Data.Accounts;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Api;

/// <summary>
/// Knows who asks by <c>Authorization: Bearer at_…</c>, and by nothing else. Who comes so has the roles of their account as they are now, within
/// what the token allows: the same policy as on pages holds.
/// </summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiCallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";

    private const string Bearer = "Bearer ";
    private const string TokenType = "api-token";
    private const string NameType = "api-token-name";

    /// <summary>What its person calls the token by which a principal came; null: by none.</summary>
    public static string? NameOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(NameType);

    /// <summary>Id of the token by which a principal came; null: by none.</summary>
    public static string? TokenOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(TokenType);

    /// <summary>The token that a request brings, whether or not it holds; null: it brings none.</summary>
    public static string? SecretIn(HttpRequest request) =>
        request.Headers.Authorization is [{ } text] && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? text[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (SecretIn(Request) is not { } secret || await callers.FindAsync(secret, Context.RequestAborted) is not { } caller)
        {
            return AuthenticateResult.Fail("no token in force");
        }

        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(Principal(caller), SchemeName));
    }

    // RFC 6750: what is wrong with the token is said in the header too.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isWrong = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = isWrong ? "Bearer realm=\"AccessTracker\", error=\"invalid_token\"" : "Bearer realm=\"AccessTracker\"";
        await ApiProblems.WriteAsync(Context, isWrong ? ApiProblemCode.InvalidToken : ApiProblemCode.Unauthenticated);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"AccessTracker\", error=\"insufficient_scope\"";
        await ApiProblems.WriteAsync(Context, ApiProblemCode.InsufficientScope);
    }

    private static ClaimsPrincipal Principal(ApiCaller caller) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, caller.Person.Name),
            new Claim(PersonClaims.AccountType, caller.Person.Account!),
            new Claim(TokenType, caller.Token.Id.ToString()),
            new Claim(NameType, caller.Token.Name),
            .. caller.Token.Scopes.Select(PersonClaims.Of),
            .. caller.Person.Grants.Select(PersonClaims.Of),
        ],
        SchemeName));
}
