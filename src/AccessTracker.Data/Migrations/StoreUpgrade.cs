using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;

namespace AccessTracker.Data.Migrations;

/// <summary>Brings a store up to date: the schema first, then what no script can do alone, for which the program's keys are needed.</summary>
public sealed class StoreUpgrade(StoreOptions options, Db db, TimeProvider clock)
{
    // What this process brought up to date itself.
    private IReadOnlyList<string> _ran = [];

    /// <summary>Returns the names of the scripts that were run.</summary>
    /// <exception cref="StoreUnusableException">See <see cref="Migrator.MigrateAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation = default)
    {
        var scripts = await Migrator.MigrateAsync(options, cancellation).ConfigureAwait(false);
        _ran = [.. _ran, .. scripts];
        return scripts;
    }

    /// <summary>
    /// Once in the life of a store: chains what an older program wrote without a chain, seals anew what it sealed for no place in particular, and has
    /// the audit vouch from then on for accounts, settings, reports, triggers and the ends of histories. Later it only tells the audit of a newer
    /// schema: what somebody has put into the store beside the program is never taken for an older program's. Safe on several nodes at once.
    /// </summary>
    /// <exception cref="StoreUnusableException">The store is not as an older program left it.</exception>
    public Task CompleteAsync(CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await Chain.BeginAsync(session, Chain.Events).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (await StoreSeal.IsThereAsync(session).ConfigureAwait(false))
        {
            await StoreSeal.RenewSchemaAsync(session, now).ConfigureAwait(false);
            await StoreSeal.BeginLaterAsync(session, now, cancellation).ConfigureAwait(false);
        }
        else
        {
            await StoreSeal.RequireOlderAsync(
                session, mayLackSeals: _ran.Any(s => s.EndsWith(".0008_levels_and_chain.sql", StringComparison.Ordinal))).ConfigureAwait(false);
            await HistoryChain.CompleteAsync(session).ConfigureAwait(false);
            await OldSeals.RenewAsync(session, now).ConfigureAwait(false);
            await StoreSeal.BeginAsync(session, now, cancellation).ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    /// <summary>
    /// After a restore by this program: tells the audit of the course of events that has begun with it. Otherwise another one is a change beside the
    /// program.
    /// </summary>
    public Task TellRestoredAsync(CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await Chain.BeginAsync(session, Chain.Events).ConfigureAwait(false);
        await StoreSeal.RenewEpochAsync(session, clock.GetUtcNow()).ConfigureAwait(false);
        return true;
    }, cancellation);
}
