using AccessTracker.Domain.Access;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Search;

/// <summary>After the start: writes down what is searched of every operation, so that the first who searches does not wait for it.</summary>
public sealed class SearchWarmUp(SituationCache situations, SiteIndexes indexes, ILogger<SearchWarmUp> log) : BackgroundService
{
    private static readonly Person _everybody = Person.Operator("search");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var operation in await situations.OperationsAsync(stoppingToken))
            {
                if (await situations.FindAsync(operation.Code, stoppingToken) is { } held)
                {
                    indexes.Of(held, _everybody);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it was done.
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(e, "What is searched could not be written down ahead of who searches");
        }
    }
}
