using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Answers with the same bytes as before where nothing can have changed: to the same cookies, the same address, and a store to which nothing was
/// committed since (<see cref="StoreStamp"/>). After everything that decides who asks and whether they may, which is decided anew each time.
/// </summary>
internal sealed class PageCache(RequestDelegate next, KeptPages pages, StoreStamp stamp, TimeProvider clock)
{
    // The day of every time zone begins at one of these, and with it what is overdue, due or under embargo.
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is null)
        {
            await next(context);
            return;
        }

        var (key, before) = (Key(context.Request), await NowAsync(context.RequestAborted));
        if (pages.Find(key, before) is { } kept)
        {
            await kept.WriteAsync(context);
        }
        else if (await MakeAsync(context) is { } page && await NowAsync(context.RequestAborted) == before)
        {
            pages.Keep(key, before, page);
        }
    }

    private async ValueTask<string> NowAsync(CancellationToken cancellation) =>
        $"{clock.GetUtcNow().Ticks / _window.Ticks} {await stamp.ReadAsync(cancellation)}";

    // All that a page can be made of besides the store and the hour. Nobody can be given a page by knowing its key, and the key tells nothing.
    private static string Key(HttpRequest request)
    {
        var headers = request.Headers;
        var text = string.Join(
            '\n', request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value, headers.Cookie,
            headers.Accept, headers.AcceptLanguage, headers[MainLayout.PartHeader]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    // Null: it is not to be given again. It sets a cookie, which is of this answer alone, or is no page.
    private async Task<KeptPage?> MakeAsync(HttpContext context)
    {
        var response = context.Response;
        var had = response.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase);
        var body = response.Body;
        using var made = new MemoryStream();
        response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        var bytes = made.ToArray();
        var page = response.StatusCode == StatusCodes.Status200OK && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
            && response.Headers.SetCookie.Count == 0
            ? new KeptPage(
                bytes, [.. response.Headers.Where(h =>
                    had.GetValueOrDefault(h.Key) != h.Value && !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))])
            : null;
        if (bytes.Length > 0)
        {
            await body.WriteAsync(bytes, context.RequestAborted);
        }

        return page;
    }
}
