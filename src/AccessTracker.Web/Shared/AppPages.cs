using AccessTracker.Web.Identity;
using AccessTracker.Web.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace AccessTracker.Web.Shared;

/// <summary>The way of a request: what runs before a page, and what answers.</summary>
public static class AppPages
{
    // Scripts and styles come from here alone. MudBlazor writes its theme and its icons' sizes as inline style.
    private const string ContentPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplication UsePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(Urls.Error, createScopeForErrors: true);
        }

        app.UseStatusCodePagesWithReExecute(Urls.NotFound, createScopeForStatusCodePages: true);
        app.UseResponseCompression();
        app.UseRequestLocalization("en");
        app.Use(AddSafetyHeaders);
        if (!app.Environment.IsDevelopment())
        {
            app.Use(AskForTls);
        }

        app.Use(HideErrorPage);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        // The sign-in page needs its styles and the script of passkeys; everything else is for people who signed in.
        app.MapStaticAssets().Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && (path.EndsWith(".css", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal) || IsPasskeyScript(path)))
            {
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
            }
        });
        app.MapHealthChecks(Urls.Health).AllowAnonymous();
        app.MapSignIn();
        app.MapJobs();

        // The framework's own policy would be the weaker of two in one answer.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // By its plain name and by the one with its fingerprint.
    private static bool IsPasskeyScript(string path) =>
        path.StartsWith("passkeys.", StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal);

    // The cookies are for TLS alone; without it each page would fail on them, and the reader would not learn why.
    private static Task AskForTls(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps || context.Request.Path == Urls.Health)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Texts.TlsNeeded, context.RequestAborted);
    }

    // The page of errors lets everybody in, for anybody can meet one; asked for by its address it is like any that is not there.
    private static Task HideErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Urls.Error, StringComparison.OrdinalIgnoreCase) && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }

    private static Task AddSafetyHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";

        // The dashboard of the jobs has scripts of its own in its pages.
        if (!context.Request.Path.StartsWithSegments(Urls.Dashboard, StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = ContentPolicy;
        }

        return next(context);
    }
}
