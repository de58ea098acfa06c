using AccessTracker.Data.Records;

namespace AccessTracker.Data.Migrations;

/// <summary>Brings a store up to date: the schema first, then what no script can do alone, for which the program's keys are needed.</summary>
public sealed class StoreUpgrade(StoreOptions options, Db db)
{
    /// <summary>Returns the names of the scripts that were run.</summary>
    /// <exception cref="StoreUnusableException">See <see cref="Migrator.MigrateAsync"/>.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation = default) => Migrator.MigrateAsync(options, cancellation);

    /// <summary>Chains and seals what an older program wrote. Does nothing where there is nothing of the kind.</summary>
    public Task CompleteAsync(CancellationToken cancellation = default) => HistoryChain.CompleteAsync(db, cancellation);
}
