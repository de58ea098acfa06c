using AccessTracker.Data;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Bundles;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Identity;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Sheets;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Web.Shared;

/// <summary>The store, as the configuration names it: <c>Store:Provider</c> and <c>Store:ConnectionString</c>.</summary>
public static class StoreSetup
{
    public static void AddStores(this IServiceCollection services, string root)
    {
        // Read when first asked for: a test's settings come in after this method.
        services.AddSingleton(provider => StoreTransport.Check(
            Read(provider.GetRequiredService<IConfiguration>(), root), provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => SensitivitySetup.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => SensitivitySetup.Sealing(provider.GetRequiredService<IDataProtectionProvider>));
        services.AddSingleton<Db>();
        services.AddSingleton<OperationStore>();
        services.AddSingleton<CalendarKeeper>();
        services.AddSingleton<OutlineStore>();
        services.AddSingleton<FactsStore>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<DraftReadings>();
        services.AddSingleton<ChangesStore>();
        services.AddSingleton<NarrativeStore>();
        services.AddSingleton<RecordChanges>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<ChangeUndo>();
        services.AddSingleton<WithdrawnRecords>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<RemoveDrafts>();
        services.AddSingleton<PlaceProposals>();
        services.AddSingleton<AliasProposals>();
        services.AddSingleton<BundleImport>();
        services.AddSingleton<BundleExport>();
        services.AddSingleton<ImportBatchStore>();
        services.AddSingleton<SheetImport>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<CredentialStore>();
        services.AddSingleton<DeviceStore>();
        services.AddSingleton<AccountRequestStore>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<ExternalLoginStore>();
        services.AddSingleton<StoreVerification>();
        services.AddSingleton<StoreUpgrade>();
        services.AddSingleton<StoreBackup>();
    }

    /// <exception cref="StoreUnusableException">The configuration names no store that there can be.</exception>
    public static StoreOptions Read(IConfiguration configuration, string root)
    {
        var connection = configuration["Store:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new StoreUnusableException("Store:ConnectionString is not set.");
        }

        return configuration["Store:Provider"] switch
        {
            "postgres" => new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = connection },
            "sqlite" => new StoreOptions { Provider = StoreProvider.Sqlite, ConnectionString = WithAbsolutePath(connection, root) },
            var other => throw new StoreUnusableException($"Store:Provider is '{other}'. Expected: sqlite or postgres."),
        };
    }

    // The current folder changes with the way of starting; the store must not.
    private static string WithAbsolutePath(string connection, string root)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        parts.DataSource = Path.GetFullPath(parts.DataSource, root);
        return parts.ToString();
    }
}
