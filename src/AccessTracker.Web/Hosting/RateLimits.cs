using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.RateLimiting;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// How often one may ask. An endpoint names its limit: <c>.RequireRateLimiting(RateLimits.Import)</c>, or
/// <c>[EnableRateLimiting(RateLimits.SignIn)]</c> on a page.
/// </summary>
public static class RateLimits
{
    /// <summary>Per address, for those who have not said yet who they are. What is only looked at is not counted: a page is also its form.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Per person.</summary>
    public const string Import = "import";

    /// <summary>Per person.</summary>
    public const string Export = "export";

    /// <summary>Per person: calls of the API that write many records.</summary>
    public const string Batch = "batch";

    /// <summary>Per person: what is read of files of records, and what is done to them, each by itself.</summary>
    public const string Attachment = "attachment";

    /// <summary>Per person; of readers that bring a key, per address, so that keys cannot be guessed.</summary>
    public const string Feed = "feed";

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<Limits>(Set);
    }

    /// <summary>Answers 429 in words.</summary>
    public static Task TellAsync(HttpContext context, TimeSpan wait, string text, CancellationToken cancellation)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is not null)
        {
            return ApiProblems.WriteAsync(context, ApiProblemCode.TooManyRequests);
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, cancellation);
    }

    /// <summary>What is counted as one caller: whoever has one IPv6 address has the 2^64 beside it too.</summary>
    public static string Network(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    private static void Set(RateLimiterOptions o, Limits limits)
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (rejected, cancellation) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            await TellAsync(rejected.HttpContext, wait, Texts.TooManyRequests, cancellation);
        };
        o.AddPolicy(SignIn, context => IsLooking(context.Request)
            ? RateLimitPartition.GetNoLimiter("looking")
            : Window(Network(context.Connection.RemoteIpAddress), limits.SignInsPerMinute, TimeSpan.FromMinutes(1)));
        o.AddPolicy(Import, context => IsLooking(context.Request)
            ? RateLimitPartition.GetNoLimiter("looking")
            : Window(CallerKey.Is(context), limits.ImportsPerHour, TimeSpan.FromHours(1)));
        o.AddPolicy(Export, context => Window(CallerKey.Is(context), limits.ExportsPerHour, TimeSpan.FromHours(1)));
        o.AddPolicy(Batch, context => Window(CallerKey.Is(context), limits.ApiBatchesPerHour, TimeSpan.FromHours(1)));
        o.AddPolicy(Attachment, context => IsLooking(context.Request)
            ? Window($"read {CallerKey.Is(context)}", limits.AttachmentDownloadsPerHour, TimeSpan.FromHours(1))
            : Window($"write {CallerKey.Is(context)}", limits.AttachmentsPerHour, TimeSpan.FromHours(1)));
        o.AddPolicy(Feed, context => Window(
            context.User.Identity?.IsAuthenticated == true ? CallerKey.Is(context) : Network(context.Connection.RemoteIpAddress), limits.FeedsPerHour,
            TimeSpan.FromHours(1)));
    }

    private static bool IsLooking(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static RateLimitPartition<string> Window(string key, int permits, TimeSpan window) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 });
}
