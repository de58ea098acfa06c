using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;

namespace AccessTracker.Web.Hosting;

/// <summary>What each answer tells the browser to keep to (docs/decisions/0013).</summary>
internal static class SecurityHeadersMiddleware
{
    // Nothing inline and nothing evaluated. Attributes alone may carry style: MudBlazor writes them, most of them empty.
    private const string Content =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
            + "microphone=(), midi=(), "
        + "payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), "
        + "xr-spatial-tracking=()";

    // The one style element that the script of the dashboard's graphs writes.
    private static readonly string _ofDashboard =
        Content.Replace(
            "style-src-elem 'self'", "style-src-elem 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='", StringComparison.Ordinal);

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(Urls.Dashboard, StringComparison.OrdinalIgnoreCase)
            ? _ofDashboard
            : Content;
        context.Response.OnStarting(KeepFromCaches, context);
        context.Response.OnStarting(NameCharset, context.Response);
        if (!IsTracing(context))
        {
            return next(context);
        }

        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    }

    // Nobody has headers echoed or tunnels through here. A circuit by HTTP/2 is a CONNECT too, of the extended kind.
    private static bool IsTracing(HttpContext context) =>
        HttpMethods.IsTrace(context.Request.Method)
        || (HttpMethods.IsConnect(context.Request.Method) && context.Features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true });

    // All that the program writes is UTF-8; without being told, a browser may guess.
    private static Task NameCharset(object state)
    {
        var response = (HttpResponse)state;
        if (response.ContentType is { } type
            && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                || type.EndsWith("javascript", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
            && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = $"{type}; charset=utf-8";
        }

        return Task.CompletedTask;
    }

    // Who sits down at the same desk later, and any proxy, must not find what somebody read.
    private static Task KeepFromCaches(object state)
    {
        var context = (HttpContext)state;
        if (context.User.Identity?.IsAuthenticated == true && !IsAsset(context.GetEndpoint()) && !IsKeptByCaller(context))
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    // A program may keep what never changes, where its endpoint says so, and for itself alone.
    private static bool IsKeptByCaller(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is not null
        && context.Response.Headers.CacheControl.ToString().Contains("private", StringComparison.Ordinal);

    private static bool IsAsset(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint?.Metadata.GetMetadata<CachedAsset>() is not null;
}
