using System.Security.Claims;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Ends the connections of those whose session has ended. A circuit asks who somebody is when it opens and then lives for
/// hours; whoever was disabled must not go on reading in it.
/// </summary>
public sealed class CircuitRevalidationService(
    OpenConnections connections, SessionQuestion isValid, TimeProvider clock, ILogger<CircuitRevalidationService> log) : BackgroundService
{
    /// <summary>From one look to the next: a session that has ended has no connection a minute later.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await connections.CloseAsync((person, cancellation) => isValid(person, cancellation), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The store may be away for a moment. The next look asks again.
                log.LogError(e, "Whether sessions are still valid could not be asked");
            }
        }
    }
}
