using System.Security.Claims;
using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Whether somebody who once signed in still may be here: the session has not ended, the account is not disabled, and
/// nothing has changed that ends earlier cookies. Asked at every request, and of open pages by whoever watches them.
/// </summary>
public sealed class SessionCheck(SessionStore sessions, TimeProvider clock)
{
    // A page asks for many files; noting each would write more than anybody reads.
    private static readonly TimeSpan _noteEvery = TimeSpan.FromMinutes(1);

    // A device that enters without a line sends it with what its scripts ask by themselves.
    private const string DeviceHeader = "X-Device";

    /// <summary>Looks, without counting as somebody being there: an open page alone must not keep a session from ending.</summary>
    public async Task<bool> IsValidAsync(ClaimsPrincipal principal, CancellationToken cancellation) =>
        DemoSignIn.IsGuest(principal) || await FindAsync(principal, cancellation) is not null;

    /// <summary>At a request: who may no longer be here is nobody from now on, and loses the cookie.</summary>
    internal async Task ValidateAsync(CookieValidatePrincipalContext validation)
    {
        var cancellation = validation.HttpContext.RequestAborted;
        if (DemoSignIn.IsGuest(validation.Principal))
        {
            return;
        }

        if (await FindAsync(validation.Principal, cancellation) is not { } standing)
        {
            validation.RejectPrincipal();
            await validation.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        var now = clock.GetUtcNow();
        if (!IsAskedByPage(validation.HttpContext.Request) && now >= standing.LastSeenAt + _noteEvery)
        {
            await sessions.TouchAsync(SessionClaims.Session(validation.Principal)!, now, cancellation);
        }
    }

    // What the script of an open page asks again and again, whoever is there.
    private static bool IsAskedByPage(HttpRequest request) =>
        request.Path == Urls.SessionAlive || request.Path == Urls.DeviceContact || request.Headers.ContainsKey(DeviceHeader);

    // A session holds its roles until it ends; with the last day of one of them it ends, and the next is begun without it.
    private async Task<SessionStanding?> FindAsync(ClaimsPrincipal? principal, CancellationToken cancellation) =>
        PersonClaims.Of(principal).Grants.All(g => g.IsHeldOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
        && SessionClaims.Session(principal) is { } session
        && SessionClaims.Account(principal) is { } account
        && await sessions.FindAsync(session, account.ToString(), cancellation) is { } standing
        && standing.Allows(SessionClaims.Stamp(principal), clock.GetUtcNow())
            ? standing
            : null;
}
