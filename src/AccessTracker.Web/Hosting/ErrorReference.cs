using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// A request that failed has a reference: whoever asked is shown it, and the one line of the log that tells of the failure has it. So an operator
/// finds what somebody met by what they read out.
/// </summary>
internal sealed class ErrorReference(ILogger<ErrorReference> log) : IExceptionHandler
{
    private static readonly object _item = new();

    /// <summary>The reference of the failure that is being answered; null: none is.</summary>
    public static string? Of(HttpContext? context) => context?.Items[_item] as string;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Note(httpContext, exception, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint, log);

        // The page of errors answers.
        return ValueTask.FromResult(false);
    }

    /// <summary>Writes the line of the log, and returns the reference that it has.</summary>
    public static string Note(HttpContext context, Exception exception, Endpoint? endpoint, ILogger log)
    {
        var reference = RandomNumberGenerator.GetHexString(8, lowercase: true);
        context.Items[_item] = reference;
        log.LogError(
            exception, "An unhandled exception: {Method} {Path} could not be answered; whoever asked is told the reference {Reference}",
            context.Request.Method, endpoint?.DisplayName ?? "(no page)", reference);
        return reference;
    }
}
