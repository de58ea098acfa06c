using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using Hangfire;

namespace AccessTracker.Web.Desk.Import;

/// <summary>
/// Sees to it that every sheet that waits is read through or imported, in the name of who asked. A start of the program, a
/// click and the schedule all call this one: what a stopped process left behind is begun again, and the import of a sheet
/// is one transaction, with its being done in it.
/// </summary>
public sealed class ImportSheets(
    ImportBatchStore batches, SheetImport import, BundleBatches bundles, AccountStore accounts, SheetProgress progress,
    StoreOptions store, TimeProvider clock, ILogger<ImportSheets> log)
{
    private static readonly TimeSpan _betweenSigns = TimeSpan.FromSeconds(1);

    // A node that gives no sign for so long is not there any more.
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(2);

    /// <exception cref="AggregateException">One inner exception for each sheet that failed, after all were tried.</exception>
    [AutomaticRetry(Attempts = 0)]
    [Queue(JobApplicationExtensions.Imports)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        foreach (var id in await batches.WaitingAsync(Before(), cancellation))
        {
            if (!progress.TryStart(id))
            {
                continue;
            }

            try
            {
                await RunAsync(id, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The sheet {Batch} could not be worked on", id);
                failures.Add(e);
                await FailAsync(id, Texts.SheetFailedInProgram);
            }
            finally
            {
                progress.End(id);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not every sheet could be worked on.", failures);
        }
    }

    // On SQLite no other process works on sheets: whatever waits and is not ours was left behind.
    private DateTimeOffset Before() => store.Provider == StoreProvider.Sqlite ? DateTimeOffset.MaxValue : clock.GetUtcNow() - _silence;

    private async Task RunAsync(Id<ImportBatch> id, CancellationToken cancellation)
    {
        if (!await batches.ClaimAsync(id, clock.GetUtcNow(), Before(), cancellation) || await batches.FindAsync(id, cancellation) is not { } batch)
        {
            return;
        }

        if (await StillAsync(batch.Person, cancellation) is not { } person)
        {
            await FailAsync(id, Phrase.Of(nameof(Texts.SheetNobody)));
            return;
        }

        var work = Task.Run(
            () => batch.IsBundle
                ? bundles.RunAsync(batch, person, clock.GetUtcNow(), progress.Of(id), cancellation)
                : import.RunAsync(batch, person, clock.GetUtcNow(), progress.Of(id), cancellation),
            cancellation);
        while (store.Provider == StoreProvider.Postgres && await Task.WhenAny(work, Task.Delay(_betweenSigns, clock, CancellationToken.None)) != work)
        {
            await batches.ProgressAsync(id, progress.RowsOf(id) ?? 0, clock.GetUtcNow(), cancellation);
        }

        await work;
    }

    // With the roles of then that are held now: a job must not do what its asker may no more.
    private async Task<Person?> StillAsync(Person? asked, CancellationToken cancellation)
    {
        if (asked is not { Account: { } id })
        {
            return asked;
        }

        var account = await accounts.FindAsync(new Id<Account>(Guid.Parse(id)), cancellation);
        if (account is not { DisabledAt: null })
        {
            return null;
        }

        var held = account.Held(clock.GetUtcNow()).Select(g => JsonSerializer.Serialize(g)).ToHashSet();
        return asked with { Grants = [.. asked.Grants.Where(g => IsHeld(g) || IsHeld(g with { Operation = null }))] };

        // Of an access token for one operation a role in all of them is one in that.
        bool IsHeld(Grant grant) => held.Contains(JsonSerializer.Serialize(grant));
    }

    private Task FailAsync(Id<ImportBatch> id, Phrase reason) =>
        batches.EndAsync(id, BatchState.Failed, new BatchResult { Failure = reason }, new Dictionary<BatchFile, Stream>(), CancellationToken.None);
}
