using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Web.Jobs;
using Hangfire;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Looks after the clocks: measures again how this machine's differs from the database's, and notices when this machine's was set. The scheduler
/// keeps the hour of the next run of each job, and after a clock was set back that hour is far away.
/// </summary>
public sealed class ClockWatch(IRecurringJobManager jobs, IServiceProvider services, StoreOptions store, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(30);

    // Less is what a time service does to a clock all day.
    private static readonly TimeSpan _jump = TimeSpan.FromMinutes(1);

    private bool _isSaid;

    /// <summary>How much further the clock is than time that passed since: negative, it was set back.</summary>
    public static TimeSpan Jump(DateTimeOffset before, DateTimeOffset now, TimeSpan passed) => now - before - passed;

    /// <exception cref="StoreUnusableException">This machine's clock cannot be trusted.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Shared() is { } clock)
        {
            // The first also opens the way there; what it takes would be taken for a difference.
            await clock.MeasureAsync(cancellationToken);
            await clock.MeasureAsync(cancellationToken);
            Say(clock.Ahead);
            if (clock.Ahead.Duration() > StoreClock.Refused)
            {
                throw new StoreUnusableException(
                    $"This machine's clock and the database's differ by {Seconds(clock.Ahead)} s. Set the one that is wrong, by a time service.");
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The machine's own clock on purpose, as the scheduler's is.
        var system = TimeProvider.System;
        while (true)
        {
            var (before, began) = (system.GetUtcNow(), system.GetTimestamp());
            await Task.Delay(_interval, system, stoppingToken);
            var jump = Jump(before, system.GetUtcNow(), system.GetElapsedTime(began));
            if (jump.Duration() > _jump)
            {
                log.LogWarning("This machine's clock was set by {Seconds} s", Seconds(jump));
            }

            if (jump < -_jump)
            {
                JobSchedule.Renew(jobs);
            }

            await MeasureAsync(stoppingToken);
        }
    }

    // Only nodes that share a database have one time; a SQLite store and its program are one machine.
    private StoreClock? Shared() => store.Provider == StoreProvider.Postgres ? services.GetRequiredService<StoreClock>() : null;

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        try
        {
            if (Shared() is { } clock)
            {
                await clock.MeasureAsync(cancellation);
                Say(clock.Ahead);
            }
        }
        catch (Exception e) when (StoreFault.In(e) is not null)
        {
            // While the database is away it has no time; who asks it for something else says so.
        }
    }

    // Once, until it is right again.
    private void Say(TimeSpan ahead)
    {
        var differs = ahead.Duration() > StoreClock.Said;
        if (differs && !_isSaid)
        {
            log.LogWarning(
                "This machine's clock is {Seconds} s {Side} the database's, whose time counts: set it by a time service", Seconds(ahead.Duration()),
                ahead > TimeSpan.Zero ? "ahead of" : "behind");
        }

        _isSaid = differs;
    }

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
