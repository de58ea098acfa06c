using System.Net.Sockets;
using System.Security.Claims;
using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Authentication;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Who comes from another provider: let in with an account that was there before, and told the same words whatever the
/// reason when not. The provider proves who somebody is; that somebody may come in is decided here alone.
/// </summary>
public sealed class ExternalSignInService(
    OidcSettings settings, ExternalLoginStore logins, CredentialStore credentials, SignInService entrance, TimeProvider clock)
{
    internal const string EmailVerified = "email_verified";

    // RFC 8176: several factors, a one-time code, a key.
    private static readonly string[] _secondFactors = ["mfa", "otp", "hwk"];

    /// <summary>What people call the provider; null: there is none.</summary>
    public string? Name => settings.IsOn ? settings.DisplayName : null;

    /// <summary>An answer of the protocol that does not hold. Not in the audit: anybody could fill it so, without being anybody.</summary>
    internal static Task RefuseFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var isAway = context.Failure?.GetBaseException() is SocketException or HttpRequestException or IOException or TimeoutException;
        context.Response.Redirect(isAway ? Urls.SignInProviderAway(null) : Urls.SignInNotInvited);
        return Task.CompletedTask;
    }

    /// <summary>The provider has answered, and the handler has found the answer good.</summary>
    internal async Task EnterAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();

        // The handler answers before anybody has been asked who he is; a session that the browser was in ends with this one's start.
        http.User = (await http.AuthenticateAsync()).Principal ?? http.User;
        http.Response.Redirect(await AdmitAsync(context.Principal!, http, context.ReturnUri) ?? Urls.SignInNotInvited);
    }

    private async Task<string?> AdmitAsync(ClaimsPrincipal person, HttpContext http, string? returnUrl)
    {
        var (now, origin) = (clock.GetUtcNow(), ClientInfo.Origin(http));
        if (person.FindFirstValue("iss") is { } issuer
            && person.FindFirstValue("sub") is { } subject
            && await logins.FindOrLinkAsync(issuer, subject, VerifiedEmail(person), origin, now, http.RequestAborted) is { DisabledAt: null } account)
        {
            var factor = settings.TrustSecondFactor && person.FindAll("amr").Any(c => _secondFactors.Contains(c.Value))
                ? SecondFactor.Provider
                : (SecondFactor?)null;
            if (factor is null && account.HasSecondFactor)
            {
                await SignInService.HoldAsync(http, account);
                return Urls.SecondStepAndReturn(returnUrl);
            }

            if (await entrance.EnterAsync(account, factor, http, returnUrl, SessionStore.ByProvider) is { } to)
            {
                return to;
            }
        }

        await credentials.RefuseAsync(null, null, "provider", origin, now, http.RequestAborted);
        return null;
    }

    // Said in two places (the token, and when asked), it must be said alike in both.
    private static string? VerifiedEmail(ClaimsPrincipal person)
    {
        var verified = person.FindAll(EmailVerified).ToList();
        return verified.Count > 0
            && verified.All(c => string.Equals(c.Value, "true", StringComparison.OrdinalIgnoreCase))
            && person.FindAll("email").Select(c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var email]
                ? email
                : null;
    }
}
