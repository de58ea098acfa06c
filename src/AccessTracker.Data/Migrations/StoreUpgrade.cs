using AccessTracker.Data.Records;

namespace AccessTracker.Data.Migrations;

/// <summary>Brings a store up to date: the schema, and what no script can do alone.</summary>
public sealed class StoreUpgrade(StoreOptions options, Db db)
{
    /// <summary>Returns the names of the scripts that were run.</summary>
    /// <exception cref="StoreUnusableException">See <see cref="Migrator.MigrateAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellation = default)
    {
        var scripts = await Migrator.MigrateAsync(options, cancellation).ConfigureAwait(false);
        await HistoryChain.CompleteAsync(db, cancellation).ConfigureAwait(false);
        return scripts;
    }
}
