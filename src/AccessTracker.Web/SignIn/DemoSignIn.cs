using System.Net;
using System.Security.Claims;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// One-click entry for somebody who tries the program at a desk. It is there in the Development environment, for a
/// connection from the machine itself that no proxy passed on, and nowhere else.
/// </summary>
public static class DemoSignIn
{
    /// <summary>In the audit: how somebody came in.</summary>
    public const string Way = "one-click entry of a desk";

    // Stored in cookies.
    private const string Mark = "demo";

    // The framework renames those that it has acted upon to X-Original-*.
    private static readonly string[] _forwarded =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP",
            "Via",
    ];

    // A page of another site can give its own name the address 127.0.0.1, and a browser then takes the two for one site.
    private static readonly string[] _hosts = ["localhost", "127.0.0.1", "[::1]"];

    public static bool IsOpen(IHostEnvironment environment, HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && _hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !_forwarded.Any(context.Request.Headers.ContainsKey);

    /// <summary>Somebody who came in by this door, in <paramref name="role"/>, of every operation.</summary>
    public static ClaimsPrincipal Enter(Role role) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, EnumText.Of(role)), PersonClaims.Of(new Grant(role, null, [])), new Claim(Mark, "true")],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Whether somebody came in by this door.</summary>
    public static bool IsGuest(ClaimsPrincipal? person) => person?.HasClaim(c => c.Type == Mark) == true;

    /// <summary>Who came in by this door stays only where it is open; a copied cookie opens nothing elsewhere.</summary>
    public static bool MayStay(IHostEnvironment environment, HttpContext context, ClaimsPrincipal? person) =>
        !IsGuest(person) || IsOpen(environment, context);
}
