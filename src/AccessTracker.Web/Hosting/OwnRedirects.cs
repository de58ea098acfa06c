namespace AccessTracker.Web.Hosting;

/// <summary>
/// Where an answer leads on within the program, under a name that the request alone gives, it says the path and not the name: what a
/// request calls its host may be anybody's, and whoever keeps such an answer would lead others there.
/// </summary>
internal sealed class OwnRedirects(RequestDelegate next, SiteSettings site)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!site.IsOurs(context.Request.Host))
        {
            context.Response.OnStarting(Shorten, context);
        }

        return next(context);
    }

    // Two slashes at the beginning would be another host, so what leads there stays as it is.
    private static Task Shorten(object state)
    {
        var context = (HttpContext)state;
        var own = $"{context.Request.Scheme}://{context.Request.Host}";
        if (context.Response.Headers.Location.ToString() is var to && to.StartsWith($"{own}/", StringComparison.OrdinalIgnoreCase)
            && to[own.Length..] is var path && path is not ['/', '/' or '\\', ..])
        {
            context.Response.Headers.Location = path;
        }

        return Task.CompletedTask;
    }
}
