using System.Net;

namespace AccessTracker.Web.Identity;

/// <summary>
/// One-click entry for somebody who tries the program at a desk. It is there in the Development environment, for a
/// connection from the machine itself that no proxy passed on, and nowhere else.
/// </summary>
public static class DemoDoor
{
    private static readonly string[] _forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public static bool IsOpen(IHostEnvironment environment, HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !_forwarded.Any(context.Request.Headers.ContainsKey);
}
