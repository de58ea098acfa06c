using AccessTracker.Data.Verification;

namespace AccessTracker.Web.Hosting;

/// <summary>While there is an outage, asks the store every few seconds whether it is over. Otherwise it does nothing.</summary>
public sealed class StoreOutageWatch(StoreOutage outage, StoreProbe probe, TimeProvider clock) : BackgroundService
{
    /// <summary>From one asking to the next.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await outage.BegunAsync(stoppingToken);
            while (outage.Reference is not null)
            {
                await Task.Delay(Interval, clock, stoppingToken);
                if (await probe.FaultAsync(stoppingToken) is null)
                {
                    outage.End();
                }
            }
        }
    }
}
