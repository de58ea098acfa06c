using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;

namespace AccessTracker.Web.Operations;

/// <summary>
/// Tells open pages that an operation's records have changed, or that its day has, whichever node the change was made on: it looks at the store
/// itself, once a second for each operation that somebody watches, and not at all while nobody does.
/// </summary>
public sealed class OperationWatch(OperationStore operations, TimeProvider clock, ILogger<OperationWatch> log) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly List<Watcher> _watchers = [];

    /// <summary>From one look to the next: people see each other's changes within two.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Tells of what comes after <paramref name="seen"/>, until what it returns is disposed of.</summary>
    /// <param name="seen">What the page shows.</param>
    /// <param name="today">The operation's day as it shows it.</param>
    /// <param name="changed">
    /// Told once a look, in the language of whoever watches, and not while it is still at the last; where it fails it is told again at the next.
    /// </param>
    public IDisposable Watch(OperationState seen, DateOnly today, Func<Task> changed)
    {
        var watcher = new Watcher(this, seen.Stored.Operation.Code, changed) { Seen = (seen.Stored.At, today) };
        lock (_gate)
        {
            _watchers.Add(watcher);
        }

        return watcher;
    }

    /// <summary>Looks once. The tasks are those of the pages that were told.</summary>
    public async Task<IReadOnlyList<Task>> LookAsync(CancellationToken cancellation = default)
    {
        List<Watcher> watchers;
        lock (_gate)
        {
            watchers = [.. _watchers];
        }

        var told = new List<Task>();
        foreach (var watched in watchers.GroupBy(w => w.Operation, StringComparer.Ordinal))
        {
            var stored = await operations.FindAsync(watched.Key, cancellation);
            (HistoryPoint, DateOnly)? now = stored is null ? null : (stored.At, stored.Operation.Today(clock.GetUtcNow()));
            told.AddRange(watched.Where(w => w.Seen != now && w.Telling.IsCompleted).Select(w => w.Telling = TellAsync(w, now)));
        }

        return told;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (StoreFault.In(e) is not null)
            {
                // The store is away for a moment, and the next look asks again. Whoever asks for a page says it in the log, once.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Whether records have changed could not be asked");
            }
        }
    }

    private async Task TellAsync(Watcher watcher, (HistoryPoint At, DateOnly Today)? now)
    {
        var before = watcher.Seen;
        watcher.Seen = now;

        // The look has a thread of its own, which reads in no language.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = watcher.ReadIn;
        try
        {
            await watcher.Changed();
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException)
        {
            // The page was left meanwhile.
        }
        catch (Exception e)
        {
            watcher.Seen = before;
            log.LogWarning(e, "A page that watches {Operation} could not show a change", watcher.Operation);
        }
    }

    private sealed class Watcher(OperationWatch watch, string operation, Func<Task> changed) : IDisposable
    {
        public string Operation => operation;

        public Func<Task> Changed => changed;

        public (CultureInfo Culture, CultureInfo Texts) ReadIn { get; } = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public (HistoryPoint At, DateOnly Today)? Seen { get; set; }

        public Task Telling { get; set; } = Task.CompletedTask;

        public void Dispose()
        {
            lock (watch._gate)
            {
                watch._watchers.Remove(this);
            }
        }
    }
}
