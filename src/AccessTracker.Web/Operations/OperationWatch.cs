using AccessTracker.Data.Operations;

namespace AccessTracker.Web.Operations;

/// <summary>
/// Tells open pages that the records of their operation changed, whoever changed them and on which node: it asks the store once a second for all
/// pages of this process that watch an operation together, and not at all while none does.
/// </summary>
public sealed class OperationWatch(OperationStore operations, TimeProvider clock, ILogger<OperationWatch> log)
{
    /// <summary>From one look to the next.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Watcher>> _watched = new(StringComparer.Ordinal);

    /// <summary>Calls <paramref name="changed"/> when the operation stands at another point than the one seen last, until disposed of.</summary>
    /// <param name="seen">Where it stood when the page was read.</param>
    public IDisposable Watch(string operation, HistoryPoint seen, Func<Task> changed)
    {
        var watcher = new Watcher(this, operation, changed) { Seen = seen };
        lock (_gate)
        {
            if (_watched.TryGetValue(operation, out var others))
            {
                others.Add(watcher);
                return watcher;
            }

            _watched[operation] = [watcher];
        }

        var timer = new PeriodicTimer(Interval, clock);

        // It works for many pages: nothing of who happened to come first goes along.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => LookAsync(operation, timer));
        }

        return watcher;
    }

    private async Task LookAsync(string operation, PeriodicTimer timer)
    {
        using var ends = timer;
        while (await timer.WaitForNextTickAsync())
        {
            List<Watcher> watchers;
            lock (_gate)
            {
                if (_watched[operation].Count == 0)
                {
                    _watched.Remove(operation);
                    return;
                }

                watchers = [.. _watched[operation]];
            }

            try
            {
                if (await operations.FindAsync(operation) is { At: var at })
                {
                    await Task.WhenAll(watchers.Where(w => w.Seen != at).Select(w => w.TellAsync(at)));
                }
            }
            catch (Exception e)
            {
                // The store may be away for a moment. The next look asks again.
                log.LogError(e, "Whether {Operation} changed could not be asked", operation);
            }
        }
    }

    private void Leave(Watcher watcher)
    {
        lock (_gate)
        {
            _watched.GetValueOrDefault(watcher.Operation)?.Remove(watcher);
        }
    }

    private sealed class Watcher(OperationWatch all, string operation, Func<Task> changed) : IDisposable
    {
        public string Operation => operation;

        public required HistoryPoint Seen { get; set; }

        public Task TellAsync(HistoryPoint at)
        {
            Seen = at;
            return changed();
        }

        public void Dispose() => all.Leave(this);
    }
}
