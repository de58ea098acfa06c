using AccessTracker.Data.Accounts;
using AccessTracker.Data.Attachments;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Review;
using AccessTracker.Data.Situations;
using AccessTracker.Data.Verification;
using AccessTracker.Web.Entries;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Web.Hosting;

/// <summary>The store, as the configuration names it: <c>Store:Provider</c> and <c>Store:ConnectionString</c>.</summary>
public static class StoreServiceCollectionExtensions
{
    public static void AddStores(this IServiceCollection services, string root)
    {
        services.AddSettings<StoreSettings>();
        services.AddSingleton(provider => Options(provider.GetRequiredService<StoreSettings>(), root));
        services.AddSettings<SensitivitySettings>();
        services.AddSingleton(provider => provider.GetRequiredService<SensitivitySettings>().Rules);
        services.AddSingleton(provider => Sealing(provider.GetRequiredService<IDataProtectionProvider>));
        services.AddSingleton<Db>();
        services.AddSingleton<StoreStamp>();
        services.AddSingleton<StoreProbe>();
        services.AddSingleton<StoreOutage>();
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
        services.AddSingleton<RecordStamps>();
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<ReviewList>();
        services.AddSingleton<ReviewRules>();
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<ChangeUndo>();
        services.AddSingleton<WithdrawnRecords>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<OfflineDeviceStore>();
        services.AddSingleton<RemoveDrafts>();
        services.AddSingleton<LocationProposals>();
        services.AddSingleton<AliasProposals>();
        services.AddSingleton<DistinctLocations>();
        services.AddSingleton<BundleImport>();
        services.AddSingleton<OperationSetup>();
        services.AddSingleton<SeedImport>();
        services.AddSingleton<BundleExport>();
        services.AddSingleton<ImportBatchStore>();
        services.AddSingleton<SheetImport>();
        services.AddSingleton<BundleBatches>();
        services.AddSingleton<SheetIntake>();
        services.AddSingleton<AlikeSheets>();
        services.AddSingleton<SheetMemory>();
        services.AddSingleton<SheetPreviews>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<AccountSearch>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<CredentialStore>();
        services.AddSingleton<DeviceStore>();
        services.AddSingleton<PreferenceStore>();
        services.AddSingleton<SavedViewStore>();
        services.AddSingleton<HiddenColumnStore>();
        services.AddSingleton<AccountRequestStore>();
        services.AddSingleton<LinkStore>();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<ExternalLoginStore>();
        services.AddSingleton<StoreVerification>();
        services.AddSingleton<StoreUpgrade>();
        services.AddSingleton<StoreBackup>();
    }

    /// <summary>Seals severe texts with the program's own keys. They are kept in the store, and so are asked for when first needed.</summary>
    public static SevereText Sealing(Func<IDataProtectionProvider> keys)
    {
        var root = new Lazy<IDataProtectionProvider>(keys);
        return new SevereText((place, text) => Of(place).Protect(text), (place, text) => Of(place).Unprotect(text), (purpose, text) =>
            root.Value.CreateProtector(purpose).Unprotect(text));

        IDataProtector Of(SealedPlace place) => root.Value.CreateProtector("AccessTracker.Sealed", place.Table, place.Row, place.Field);
    }

    private static StoreOptions Options(StoreSettings settings, string root) => new()
    {
        Provider = settings.Provider!.Value,
        ConnectionString = settings.Provider == StoreProvider.Sqlite
            ? WithAbsolutePath(settings.ConnectionString!, root)
            : settings.ConnectionString!,
    };

    // The current folder changes with the way of starting; the store must not.
    private static string WithAbsolutePath(string connection, string root)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        parts.DataSource = Path.GetFullPath(parts.DataSource, root);
        return parts.ToString();
    }
}
