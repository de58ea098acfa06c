using System.Globalization;
using AccessTracker.Web.Hosting;

namespace AccessTracker.Web.Api;

/// <summary>
/// How often a token may ask on this node: so many requests in each minute of the clock. The framework's limiters do not tell what is left, which
/// the headers do (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class ApiRates(Limits limits, TimeProvider clock)
{
    private const int WindowSeconds = 60;

    // An account may have many tokens; several programs of one person may be at work at once.
    private const int TokensOfAccount = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private long _window;

    /// <summary>Counts a request. Returns how many are left in this window; less than 0: it is one too many.</summary>
    public int Take(string who)
    {
        lock (_gate)
        {
            Turn();
            return limits.ApiRequestsPerMinute - Count(who);
        }
    }

    /// <summary>The same of a token, which is counted with the others of its account.</summary>
    public int Take(string token, string account)
    {
        lock (_gate)
        {
            Turn();
            var left = limits.ApiRequestsPerMinute - Count(token);
            return left < 0 ? left : (int)Math.Min(left, ((long)limits.ApiRequestsPerMinute * TokensOfAccount) - Count(account));
        }
    }

    /// <summary>Whether it is the first of its kind in this window: what is put down of it is put down once a minute.</summary>
    public bool IsFirst(string what)
    {
        lock (_gate)
        {
            Turn();
            return Count(what) == 1;
        }
    }

    /// <summary>Whether another would be too many.</summary>
    public bool IsSpent(string who)
    {
        lock (_gate)
        {
            Turn();
            return _counts.GetValueOrDefault(who) >= limits.ApiRequestsPerMinute;
        }
    }

    /// <summary>Says in the answer's headers what is left.</summary>
    public void Tell(HttpResponse response, int left)
    {
        response.Headers["RateLimit-Policy"] =
            string.Create(CultureInfo.InvariantCulture, $"\"token\";q={limits.ApiRequestsPerMinute};w={WindowSeconds}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"token\";r={Math.Max(0, left)};t={Wait}");
    }

    /// <summary>Answers 429.</summary>
    public Task RefuseAsync(HttpContext context)
    {
        Tell(context.Response, 0);
        context.Response.Headers.RetryAfter = Wait.ToString(CultureInfo.InvariantCulture);
        return ApiProblems.WriteAsync(context, ApiProblemCode.TooManyRequests);
    }

    // Seconds until the window ends.
    private int Wait => WindowSeconds - (int)(clock.GetUtcNow().ToUnixTimeSeconds() % WindowSeconds);

    private int Count(string who) => _counts[who] = _counts.GetValueOrDefault(who) + 1;

    private void Turn()
    {
        var window = clock.GetUtcNow().ToUnixTimeSeconds() / WindowSeconds;
        if (window != _window)
        {
            _counts.Clear();
            _window = window;
        }
    }
}

/// <summary>After it is known who asks: each request of a token is counted, and answered with what is left.</summary>
internal sealed class ApiRateMiddleware(RequestDelegate next, ApiRates rates)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is null || ApiTokenHandler.TokenOf(context.User) is not { } token)
        {
            return next(context);
        }

        var left = rates.Take(token, CallerKey.Is(context));
        if (left < 0)
        {
            return rates.RefuseAsync(context);
        }

        rates.Tell(context.Response, left);
        return next(context);
    }
}
