using System.Security.Claims;

namespace AccessTracker.Web.Hosting;

/// <summary>The connections of circuits that are open on this node, and whose they are.</summary>
public sealed class OpenConnections(Limits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HttpContext, string> _open = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>False: this person has as many as one may have.</summary>
    public bool TryAdd(HttpContext connection)
    {
        var person = CallerKey.Is(connection);
        lock (_gate)
        {
            return _open.Values.Count(p => p == person) < limits.CircuitsPerPerson && _open.TryAdd(connection, person);
        }
    }

    public void Remove(HttpContext connection)
    {
        lock (_gate)
        {
            _open.Remove(connection);
        }
    }

    /// <summary>Ends those whose person is not <paramref name="isWelcome"/> any more.</summary>
    public async Task CloseAsync(Func<ClaimsPrincipal, CancellationToken, Task<bool>> isWelcome, CancellationToken cancellation)
    {
        List<HttpContext> open;
        lock (_gate)
        {
            open = [.. _open.Keys];
        }

        foreach (var connection in open)
        {
            if (!await isWelcome(connection.User, cancellation))
            {
                connection.Abort();
            }
        }
    }
}
