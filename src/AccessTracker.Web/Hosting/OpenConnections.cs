using System.Security.Claims;

namespace AccessTracker.Web.Hosting;

/// <summary>The connections of circuits that are open on this node, and whose they are.</summary>
public sealed class OpenConnections
{
    private readonly Limits _limits;
    private readonly IHostApplicationLifetime _program;
    private readonly Lock _gate = new();
    private readonly Dictionary<HttpContext, string> _open = [];

    public OpenConnections(Limits limits, IHostApplicationLifetime program)
    {
        (_limits, _program) = (limits, program);

        // Nobody closes a page because a server wants to stop, and it would wait for them. Browsers try again until there is one that serves.
        program.ApplicationStopping.Register(() => Array.ForEach(Open(), End));
    }

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

    /// <summary>The program is about to end, and takes none any more.</summary>
    public bool IsClosed => _program.ApplicationStopping.IsCancellationRequested;

    /// <summary>Whether who asks has as many as one may have.</summary>
    public bool IsFull(HttpContext asking)
    {
        lock (_gate)
        {
            return HasMost(CallerKey.Is(asking));
        }
    }

    /// <summary>False: this person has as many as one may have.</summary>
    public bool TryAdd(HttpContext connection)
    {
        var person = CallerKey.Is(connection);
        lock (_gate)
        {
            return !HasMost(person) && _open.TryAdd(connection, person);
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
        foreach (var connection in Open())
        {
            if (!await isWelcome(connection.User, cancellation))
            {
                End(connection);
            }
        }
    }

    private bool HasMost(string person) => _open.Values.Count(p => p == person) >= _limits.CircuitsPerPerson;

    // One that has just ended by itself cannot be ended, and is not to keep the others open.
    private static void End(HttpContext connection)
    {
        try
        {
            connection.Abort();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private HttpContext[] Open()
    {
        lock (_gate)
        {
            return [.. _open.Keys];
        }
    }
}
