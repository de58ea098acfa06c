using AccessTracker.Data.Import.Sheets;
using AccessTracker.Web.Hosting;
using Hangfire;

namespace AccessTracker.Web.Desk.Import;

/// <summary>
/// Forgets sheets that somebody sent and did not go on with for <see cref="Limits.UnfinishedSheetDays"/> days: they hold what is for
/// their sender alone, and nothing of them is in the store. What was imported stays in the list.
/// </summary>
public sealed class RemoveSheets(ImportBatchStore batches, Limits limits, TimeProvider clock, ILogger<RemoveSheets> log)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var days = limits.UnfinishedSheetDays;
        foreach (var id in await batches.RemoveUntouchedAsync(clock.GetUtcNow().AddDays(-days), cancellation))
        {
            log.LogInformation("The sheet {Batch} was removed: nobody went on with it for {Days} days", id, days);
        }
    }
}
