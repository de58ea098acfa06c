using AccessTracker.Data.Alerts;
using AccessTracker.Web.Operations;
using Hangfire;

namespace AccessTracker.Web.Alerts;

/// <summary>
/// Keeps the story of alerts: each that has begun to stand fires once, and clears when its cause is gone. It goes by what the
/// records say now, so a run that was missed loses nothing, and two at once leave the same rows.
/// </summary>
public sealed class WatchAlerts(SituationCache situations, AlertReader alerts, AlertStore store, TimeProvider clock, ILogger<WatchAlerts> log)
{
    /// <summary>Every operation. One that fails does not hold up the others.</summary>
    /// <exception cref="AggregateException">One inner exception for each operation that failed, after all were tried.</exception>
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var operation in await situations.OperationsAsync(cancellation))
        {
            try
            {
                await RunAsync(operation.Code, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The alerts of {Operation} could not be kept", operation.Code);
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not all alerts could be kept.", failures);
        }
    }

    /// <summary>One operation; null when there is none of that code.</summary>
    public async Task<AlertWatch?> RunAsync(string operation, CancellationToken cancellation) =>
        await situations.FindAsync(operation, cancellation) is { } whole
            ? await store.WatchAsync(whole.Id, await alerts.AllAsync(whole, cancellation), clock.GetUtcNow(), cancellation)
            : null;
}
