using System.Security.Claims;
using AccessTracker.Data.Common;

namespace AccessTracker.Web.SignIn;

/// <summary>Where a request comes from and for whom it is, as sessions and the audit keep it.</summary>
public static class ClientInfo
{
    private static readonly (string Sign, string Name)[] _browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] _systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"),
            ("Linux", "Linux")];

    public static string? Origin(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>Browser and system. What a browser says of itself is long, and whatever somebody likes to send.</summary>
    public static string? Client(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        var names = new[] { Find(_browsers, agent), Find(_systems, agent) }.Where(n => n is not null).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>Who does something on a page of accounts.</summary>
    public static Actor Actor(HttpContext context) => Data.Common.Actor.Of(PersonClaims.Of(context.User), null, Origin(context));

    private static string? Find((string Sign, string Name)[] known, string agent) =>
        known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
