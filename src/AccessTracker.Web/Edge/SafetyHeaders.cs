using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.StaticAssets;

namespace AccessTracker.Web.Edge;

/// <summary>What each answer tells the browser to keep to (docs/decisions/0013).</summary>
internal static class SafetyHeaders
{
    // Nothing inline and nothing evaluated. Attributes alone may carry style: MudBlazor writes them, most of them empty.
    private const string Content =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    // The one style element that the script of the dashboard's graphs writes.
    private static readonly string _ofDashboard =
        Content.Replace("style-src-elem 'self'", "style-src-elem 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='", StringComparison.Ordinal);

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(Urls.Dashboard, StringComparison.OrdinalIgnoreCase) ? _ofDashboard : Content;
        context.Response.OnStarting(KeepFromCaches, context);
        return next(context);
    }

    // Who sits down at the same desk later, and any proxy, must not find what somebody read.
    private static Task KeepFromCaches(object state)
    {
        var context = (HttpContext)state;
        if (context.User.Identity?.IsAuthenticated == true && !IsAsset(context.GetEndpoint()))
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsAsset(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint?.Metadata.GetMetadata<CachedAsset>() is not null;
}
