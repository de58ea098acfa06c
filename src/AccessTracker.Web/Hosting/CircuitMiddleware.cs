using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Before the connections of circuits: they come from a page of ours, a person has not too many of them, and each is known
/// as long as it is open. They are WebSockets alone: of polling nobody can say when it has ended.
/// </summary>
internal sealed class CircuitMiddleware(RequestDelegate next, OpenConnections connections, SiteSettings site)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Urls.Circuits, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            await next(context);
            return;
        }

        // A browser says where a page is from with each request that could do something.
        var isHub = !rest.HasValue || rest == "/";
        if ((isHub || !HttpMethods.IsGet(context.Request.Method)) && !IsOurs(context.Request))
        {
            Refuse(context, StatusCodes.Status403Forbidden);
        }
        else if (!isHub)
        {
            await next(context);
        }
        else if (!IsWebSocket(context) && !connections.IsFull(context))
        {
            Refuse(context, StatusCodes.Status400BadRequest);
        }
        else if (connections.IsClosed)
        {
            Refuse(context, StatusCodes.Status503ServiceUnavailable);
        }
        else if (!IsWebSocket(context) || !connections.TryAdd(context))
        {
            // A browser does not tell a page why it got no connection: its script asks again, without one.
            await RateLimits.TellAsync(context, TimeSpan.FromMinutes(1), Texts.TooManyCircuits, context.RequestAborted);
        }
        else
        {
            try
            {
                // It may have been added while all others were being ended.
                if (!connections.IsClosed)
                {
                    await next(context);
                }
            }
            finally
            {
                connections.Remove(context);
            }
        }
    }

    private bool IsOurs(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && (Is(origin, $"{request.Scheme}://{request.Host}") || (site.PublicUrl is { } known && Is(origin, known.AbsoluteUri)));

    private static bool Is(Uri origin, string ours) =>
        Uri.TryCreate(ours, UriKind.Absolute, out var url)
        && Uri.Compare(origin, url, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsWebSocket(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" }
        || (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase));

    private static void Refuse(HttpContext context, int status)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = status;
    }
}
