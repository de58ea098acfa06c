using System.Globalization;
using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Answers when the store cannot: a page that needs nothing but itself says that it is the database, when to try again, what may have become of what
/// was sent, and the reference under which the operator finds it in the log. The page of errors would ask the store who asks.
/// </summary>
internal sealed class StoreOutageMiddleware(RequestDelegate next, StoreOutage outage)
{
    /// <summary>Twice the time after which the store is asked anew, in seconds.</summary>
    public static readonly string RetryAfter =
        ((int)(2 * StoreOutageWatch.Interval).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && StoreFault.In(e) is { } fault)
        {
            await TellAsync(context, outage.Note(fault), fault is NewerStoreException);
        }
    }

    private static Task TellAsync(HttpContext context, string reference, bool isNewer)
    {
        var response = context.Response;
        var isSent = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        response.Headers.SetCookie = default;
        response.Headers.Location = default;
        response.Headers.ContentEncoding = default;
        response.Headers.ContentDisposition = default;
        response.Headers.ContentLength = null;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetryAfter;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return response.WriteAsync(
            isNewer
                ? Page(Texts.StoreNewerTitle, isSent ? Texts.StoreNewerSent : Texts.StoreNewerAsked, reference)
                : Page(Texts.StoreAwayTitle, isSent ? Texts.StoreAwaySent : Texts.StoreAwayAsked, reference),
            context.RequestAborted);
    }

    private static string Page(string title, string said, string reference)
    {
        var culture = CultureInfo.CurrentUICulture;
        static string Text(string text) => WebUtility.HtmlEncode(text);
        return $"""
            <!DOCTYPE html>
            <html lang="{culture.TwoLetterISOLanguageName}" dir="{(culture.TextInfo.IsRightToLeft ? "rtl" : "ltr")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title>
            </head>
            <body style="font-family: system-ui, sans-serif; line-height: 1.5; margin: 2rem auto; max-inline-size: 40rem; padding-inline: 1rem">
            <main>
            <h1>{Text(title)}</h1>
            <p>{Text(said)}</p>
            <p>{Text(Format.With(Texts.StoreAwayReference, reference))}</p>
            </main>
            </body>
            </html>
            """;
    }
}
