using AccessTracker.Data.Entries;
using Hangfire;

namespace AccessTracker.Web.Entries;

/// <summary>Removes drafts that nobody went on with for <see cref="DraftStore.Age"/>, and what was thrown away and not taken back.</summary>
public sealed class RemoveDrafts(DraftStore drafts, TimeProvider clock, ILogger<RemoveDrafts> log)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await drafts.RemoveOldAsync(clock.GetUtcNow(), cancellation) is > 0 and var count)
        {
            log.LogInformation("{Count} drafts were removed: thrown away, or nobody went on with them for {Days} days", count, DraftStore.Age.Days);
        }
    }
}
