using AccessTracker.Domain.Access;

namespace AccessTracker.Web.Operations;

/// <summary>
/// After the start, and beside what is served already: reads every operation as each audience may, so that the first reader does not wait for it.
/// What cannot be read is left to the page that asks for it, which says so.
/// </summary>
public sealed class WarmUp(SituationCache situations, ILogger<WarmUp> log) : BackgroundService
{
    // Everything first, of which the others hold what they may read; to low ceilings little is shown, and that is read fast.
    private static readonly Sensitivity[] _ceilings = [Sensitivity.Severe, Sensitivity.High, Sensitivity.Moderate];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var operation in await situations.OperationsAsync(stoppingToken))
            {
                foreach (var ceiling in _ceilings)
                {
                    await situations.FindAsync(operation.Code, ceiling, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it was done.
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(e, "The operations could not be read ahead of their readers");
        }
    }
}
