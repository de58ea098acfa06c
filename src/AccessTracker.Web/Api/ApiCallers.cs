using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;

namespace AccessTracker.Web.Api;

/// <summary>
/// Who comes by which token. What the store said is believed for a few seconds, for programs ask many times in a row: a token that was revoked, or
/// whose person lost a role, is known here no longer than <see cref="Kept"/> on every node.
/// </summary>
public sealed class ApiCallers(ApiTokenStore tokens, TimeProvider clock)
{
    /// <summary>For so long the store is not asked again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    // Of more tokens than this at once nothing is kept, and the store is asked.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (ApiCaller Caller, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>Who comes by that token; null: it is none, or opens nothing any more.</summary>
    public async Task<ApiCaller?> FindAsync(string secret, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = KeyOf(secret);
        if (_known.TryGetValue(key, out var known) && (now - known.At).Duration() < Kept && !known.Caller.Token.HasEnded(now))
        {
            return known.Caller;
        }

        if (await tokens.FindAsync(secret, now, cancellation) is not { } caller)
        {
            _known.TryRemove(key, out _);
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        // Known first: to note its use one request may have to wait for whoever writes, and the others are not to wait with it.
        _known[key] = (caller, now);
        await tokens.TouchAsync(caller.Token, now, cancellation);
        return caller;
    }

    /// <summary>That token was in force when it was last looked up here.</summary>
    public bool Knows(string secret) => _known.ContainsKey(KeyOf(secret));

    /// <summary>
    /// Asks again who comes, in the middle of an answer that goes on for long: it breaks off where the token opens nothing any more, or other things
    /// than when the answer began, and so does not look whole.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    internal async Task EndUnlessItStandsAsync(HttpContext context)
    {
        var operation = ApiOperation.Of(context);
        if (ApiTokenHandler.SecretIn(context.Request) is not { } secret
            || await FindAsync(secret, context.RequestAborted) is not { } caller
            || AccessPolicy.Ceiling(caller.Person, operation.Code) != AccessPolicy.Ceiling(operation.Person, operation.Code))
        {
            context.Abort();
            throw new OperationCanceledException("The token opens this no more.");
        }
    }

    /// <summary>Asks the store again at the next request, whose answer is to show what was just changed here.</summary>
    public void Forget() => _known.Clear();

    private static string KeyOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
