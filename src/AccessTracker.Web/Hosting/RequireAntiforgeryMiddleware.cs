using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// What changes something comes from a page of ours: every request but those that only read must bring the antiforgery
/// token, whatever its endpoint says. An endpoint that asks for it itself says <c>DisableAntiforgery()</c>.
/// </summary>
internal sealed class RequireAntiforgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || IsReading(context.Request.Method) || AsksItself(context, endpoint))
        {
            await next(context);
        }
        else if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            // Looking for the token in it would only find that it cannot be read.
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, Texts.BodyTooLarge);
        }
        else if (await FaultAsync(context) is { } fault)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, fault);
        }
        else
        {
            await next(context);
        }
    }

    // Null: it brings the token.
    private async Task<string?> FaultAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context) ? null : Texts.FormTooOld;
        }
        catch (AntiforgeryValidationException e) when (e.InnerException is InvalidDataException)
        {
            return Texts.FormUnread;
        }
    }

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Without the page that status codes get elsewhere: it would lead to the sign-in page.
    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    // The dashboard asks for the same token; the gate of circuits looks at where a connection comes from.
    private static bool AsksItself(HttpContext context, Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }
        || context.Request.Path.StartsWithSegments(Urls.Dashboard, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments(Urls.Circuits, StringComparison.OrdinalIgnoreCase);
}
