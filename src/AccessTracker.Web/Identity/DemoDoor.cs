using System.Net;

namespace AccessTracker.Web.Identity;

/// <summary>
/// One-click entry for somebody who tries the program at a desk. It is there in the Development environment, for a
/// connection from the machine itself that no proxy passed on, and nowhere else.
/// </summary>
public static class DemoDoor
{
    // The framework renames those that it has acted upon to X-Original-*.
    private static readonly string[] _forwarded =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP", "Via",
    ];

    // A page of another site can give its own name the address 127.0.0.1, and a browser then takes the two for one site.
    private static readonly string[] _hosts = ["localhost", "127.0.0.1", "[::1]"];

    public static bool IsOpen(IHostEnvironment environment, HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && _hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !_forwarded.Any(context.Request.Headers.ContainsKey);
}
