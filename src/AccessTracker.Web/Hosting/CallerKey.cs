using System.Globalization;
using System.Security.Claims;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace AccessTracker.Web.Hosting;

/// <summary>Tells people apart where something is counted for each.</summary>
internal static class CallerKey
{
    /// <summary>The account; of somebody without one, who came in at a desk, this one sign-in.</summary>
    public static string Is(HttpContext context) => context.User.FindFirstValue(PersonClaims.AccountType) is { } account
        ? $"account {account}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"desk {context.User.Identity?.Name} {context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.IssuedUtc:O}");
}
