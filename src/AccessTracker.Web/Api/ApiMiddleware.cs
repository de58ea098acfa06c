using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.Api;

/// <summary>
/// Around everything under /api: whatever goes wrong there is answered with a problem and never with a page, an address that is none with 404, a
/// method that is not offered with 405, and a browser's page of elsewhere only where its origin is named in the settings.
/// </summary>
internal sealed class ApiMiddleware(
    RequestDelegate next, ICorsService cors, ApiSettings settings, ApiRates rates, ApiCallers callers, StoreOutage outage,
    ILogger<ErrorReference> log)
{
    private readonly CorsPolicy _policy = new CorsPolicyBuilder([.. settings.Origins])
        .AllowAnyMethod()
        .WithHeaders("Authorization", "Content-Type", "Accept-Language", "If-Match", "If-None-Match", "Idempotency-Key")
        .WithExposedHeaders("ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
        .Build();

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Urls.Api, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        try
        {
            if (context.Request.Headers.Origin.Count > 0 && settings.Origins.Count > 0)
            {
                cors.ApplyResult(cors.EvaluatePolicy(context, _policy), context.Response);
            }

            await AnswerAsync(context);
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null, ContentLength: null })
            {
                await ApiProblems.WriteAsync(context, ApiProblems.CodeOf(context.Response.StatusCode), status: context.Response.StatusCode);
            }
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await FailAsync(context, e);
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || !Unicode.IsStorable(context.Request.Path.Value ?? ""))
        {
            return ApiProblems.WriteAsync(context, ApiProblemCode.NotFound);
        }

        if (endpoint.Metadata.GetMetadata<ApiEndpoint>() is null)
        {
            return endpoint is RouteEndpoint ? ApiProblems.WriteAsync(context, ApiProblemCode.NotFound) : RefuseAsync(context, endpoint);
        }

        return context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
            ? ApiProblems.WriteAsync(context, ApiProblemCode.TooLarge)
            : GoOnAsync(context);
    }

    // Who brings tokens that do not hold is counted by where they come from, before the next is looked up. Whoever is known to hold one is not to
    // be kept out by a neighbour who guesses.
    private async Task GoOnAsync(HttpContext context)
    {
        var from = RateLimits.Network(context.Connection.RemoteIpAddress);
        if (rates.IsSpent($"from {from}") && !(ApiTokenHandler.SecretIn(context.Request) is { } secret && callers.Knows(secret)))
        {
            await rates.RefuseAsync(context);
            return;
        }

        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized && context.Request.Headers.Authorization.Count > 0)
        {
            rates.Take($"from {from}");
        }
    }

    // The framework's own endpoint says which methods the address has, or that the body is of another type than it takes.
    private static async Task RefuseAsync(HttpContext context, Endpoint endpoint)
    {
        await endpoint.RequestDelegate!(context);
        if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private Task FailAsync(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException { StatusCode: var status })
        {
            return ApiProblems.WriteAsync(context, ApiProblems.CodeOf(status), status: status);
        }

        if (StoreFault.In(exception) is { } fault)
        {
            context.Response.Headers.RetryAfter = StoreOutageMiddleware.RetryAfter;
            return ApiProblems.WriteAsync(context, ApiProblemCode.Unavailable, reference: outage.Note(fault));
        }

        return ApiProblems.WriteAsync(context, ApiProblemCode.Failed, reference: ErrorReference.Note(context, exception, context.GetEndpoint(), log));
    }
}
