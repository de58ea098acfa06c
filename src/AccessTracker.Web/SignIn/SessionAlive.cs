using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Whether the session of a page that stands open still lives, for the page to ask again and again (wwwroot/session.js). Asking is not being
/// there: a tab that was left open keeps no session from ending.
/// </summary>
public static class SessionAlive
{
    private const string Header = "X-Session";

    public static void Map(WebApplication app) => app.MapGet(Urls.SessionAlive, Answer).AllowAnonymous();

    /// <summary>
    /// What a page is known by as one of this session. A desk seals with it what is typed while its line is down (wwwroot/circuit.js), so it is
    /// written into pages alone and never stored.
    /// </summary>
    public static string MarkOf(ClaimsPrincipal person) => $"{Digest(Whose(person))}.{Digest(SessionClaims.Session(person) ?? "")}";

    private static IResult Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.User.Identity is not { IsAuthenticated: true } || context.Request.Headers[Header].ToString() is not { Length: > 0 } asked)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status401Unauthorized);
        }

        var own = MarkOf(context.User);
        return SignInServiceCollectionExtensions.Bare(context, asked == own ? StatusCodes.Status204NoContent
            : asked.Split('.')[0] == own.Split('.')[0] ? StatusCodes.Status409Conflict
            : StatusCodes.Status401Unauthorized);
    }

    // Who came in without an account is known by the name of the role.
    private static string Whose(ClaimsPrincipal person) => SessionClaims.Account(person)?.ToString() ?? person.Identity?.Name ?? "";

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
