using AccessTracker.Web.Api;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Puts down what looks like somebody trying the fences: forms without their token, circuits from elsewhere, exceeded limits,
/// and records that are not there for whoever asked. Whether such a record exists makes no difference, in the answer or in
/// how long it takes. Bounded, or the audit could be filled by whoever likes to.
/// </summary>
internal sealed class RefusalAuditMiddleware(RequestDelegate next, RefusalAudit refusals, TimeProvider clock)
{
    private const int MostOfAll = 100;
    private const int MostMissing = 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Who, string What), int> _counts = [];
    private long _minute;

    public async Task InvokeAsync(HttpContext context)
    {
        var isOfOperation = Policies.OperationOf(context) is not null;
        await next(context);
        var what = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound when isOfOperation => "not there for this person",
            StatusCodes.Status400BadRequest when context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is null => "not a form of ours",
            StatusCodes.Status403Forbidden => "from another site",
            StatusCodes.Status429TooManyRequests => "too often",
            _ => null,
        };
        if (what is not null && Counts(Who(context), what, isOfOperation ? MostMissing : 1))
        {
            await refusals.RecordAsync(PersonClaims.Of(context.User), context, what);
        }
    }

    private static string Who(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? CallerKey.Is(context) : RateLimits.Network(context.Connection.RemoteIpAddress);

    private bool Counts(string who, string what, int most)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (_gate)
        {
            if (minute != _minute)
            {
                _counts.Clear();
                _minute = minute;
            }

            var count = _counts.GetValueOrDefault((who, what));
            if (count >= most || _counts.Values.Sum() >= MostOfAll)
            {
                return false;
            }

            _counts[(who, what)] = count + 1;
            return true;
        }
    }
}
