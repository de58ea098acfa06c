using System.Collections.Concurrent;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace AccessTracker.Tests.Support;

/// <summary>A store of a test's own, empty and migrated; gone with the test.</summary>
public sealed class TestStore : IAsyncDisposable
{
    public const string PostgresVariable = "ACCESSTRACKER_TEST_POSTGRES";

    public static readonly DateTimeOffset Now = new(2016, 7, 1, 9, 30, 0, TimeSpan.Zero);
    public static readonly Actor Actor = new("editor@example.org", "editor");

    /// <summary>Real sealing, with keys that end with the process.</summary>
    public static readonly SevereText Severe = StoreServiceCollectionExtensions.Sealing(() => _keys!);

    private static readonly EphemeralDataProtectionProvider _keys = new();

    private static readonly Lazy<Task<string>> _sqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> _postgresTemplate = new(MakePostgresTemplateAsync);

    // Stores that many tests begin with, made once; the store's file or database, and the operation in it.
    private static readonly ConcurrentDictionary<(StoreProvider, string), Lazy<Task<string>>> _filled = [];
    private readonly string? _database;
    private StoredOperation? _seeded;

    private TestStore(StoreOptions options, TestFolder folder, string? database, RecordKinds? kinds)
    {
        Options = options;
        Folder = folder;
        _database = database;
        Db = new Db(options, TestStore.Severe, kinds);
    }

    public static bool HasPostgres => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgresVariable));

    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The databases that tests run on here.</summary>
    public static IEnumerable<StoreProvider> Providers =>
        HasPostgres || IsCi ? [StoreProvider.Sqlite, StoreProvider.Postgres] : [StoreProvider.Sqlite];

    public StoreOptions Options { get; }

    public Db Db { get; }

    public RecordStore Records => new(Db, new SensitivityRules());

    /// <summary>For the test's files.</summary>
    public TestFolder Folder { get; }

    /// <param name="kinds">What the store keeps; null: the kinds of this program.</param>
    public static async Task<TestStore> CreateAsync(StoreProvider provider, RecordKinds? kinds = null) => provider == StoreProvider.Sqlite
        ? CopyOfSqlite(await _sqliteTemplate.Value, kinds)
        : await CopyOfPostgresAsync(await _postgresTemplate.Value, kinds);

    /// <summary>
    /// A copy of a store that <paramref name="fill"/> filled when it was asked for first: for tests that begin with the same, which costs more
    /// than they do.
    /// </summary>
    /// <param name="name">Says what is in it; one name, one filling.</param>
    public static async Task<TestStore> FilledAsync(StoreProvider provider, string name, Func<TestStore, Task> fill)
    {
        var template = await _filled.GetOrAdd((provider, name), _ => new(() => FillAsync(provider, fill))).Value;
        return provider == StoreProvider.Sqlite ? CopyOfSqlite(template, null) : await CopyOfPostgresAsync(template, null);
    }

    /// <summary>A store with the demonstration operation, as <see cref="SeedAsync"/> makes it, which stands in <see cref="Seeded"/>.</summary>
    public static async Task<TestStore> SeededAsync(StoreProvider provider)
    {
        var store = await FilledAsync(provider, "seeded", s => s.SeedAsync());
        store._seeded = await new OperationStore(store.Db).FindAsync("issg-2016");
        return store;
    }

    /// <summary>The demonstration operation as the store began with it.</summary>
    public StoredOperation Seeded => _seeded ?? throw new InvalidOperationException("The store was not made by SeededAsync.");

    public Task<ImportResult> ImportAsync(string path, ImportOptions? options = null, string? operation = null) =>
        new BundleImport(Db, new SensitivityRules()).ImportAsync(BundleSource.At(path), operation, options ?? new ImportOptions(), Actor, Now);

    /// <summary>Imports rows of one file into the only operation there is; the first is its header.</summary>
    public async Task ImportRowsAsync(RecordKind table, params string[][] rows)
    {
        var result =
            await new BundleImport(Db, new SensitivityRules()).ImportAsync(BundleSource.Of(table, rows), null, new ImportOptions(), Actor, Now);
        Assert.Empty(result.Refused);
    }

    /// <summary>Imports the demonstration operation, all of it.</summary>
    public async Task<StoredOperation> SeedAsync()
    {
        var result = await ImportAsync(Repository.Path("tests", "seeds", "issg-2016-06"));
        Assert.Empty(result.Refused);
        Assert.True(result.IsStored);
        return (await new OperationStore(Db).FindAsync("issg-2016"))!;
    }

    /// <summary>
    /// Where the history of the operation stood at <paramref name="change"/>; where it has not come so far, changes are made until it has.
    /// </summary>
    public async Task<HistoryPoint> PointAsync(string operation, long change)
    {
        var operations = new OperationStore(Db);
        while ((await operations.FindAsync(operation))! is var stored && stored.ChangeNumber < change)
        {
            var (key, version, level) =
                await Db.ReadAsync(s =>
                    s.FirstOrDefaultAsync<(string, long, string?)>("select record_key, version, sensitivity from location order by record_key"));
            Assert.Null(await Records.ClassifyAsync(
                stored, "location", key, version, level is null ? Sensitivity.Moderate : null, "another change", Actor, Now));
        }

        var at = (await operations.FindAsync(operation))!.At;
        var hash = await ScalarAsync<string>($"select hash from history where change_number = {change} and operation_id = (select id from "
            + $"operation where code = '{operation}') order by number desc");
        return at with { ChangeNumber = change, Hash = hash! };
    }

    /// <summary>As an older program sealed texts, with one protector for all.</summary>
    public static string OldSeal(string text, string purpose = SevereText.OldPurpose)
    {
        var closed = _keys.CreateProtector(purpose).Protect(text);
        return purpose == SevereText.OldPurpose ? $"sealed:{closed}" : closed;
    }

    /// <summary>What a start of the program does to a store.</summary>
    public static async Task UpgradeAsync(StoreOptions options, Db db)
    {
        var upgrade = new StoreUpgrade(options, db, new FakeTimeProvider(Now));
        await upgrade.MigrateAsync();
        await upgrade.CompleteAsync();
    }

    /// <summary>What the command that restores does after the copy is in its place.</summary>
    public Task TellRestoredAsync() => new StoreUpgrade(Options, Db, new FakeTimeProvider(Now)).TellRestoredAsync();

    /// <summary>A record with its history, for somebody who may read everything.</summary>
    public async Task<RecordView> ShowAsync(StoredOperation operation, string kind, string key) =>
        (await Records.ShowAsync(operation, kind, key, Actor, Now))!;

    public Task<T?> ScalarAsync<T>(string sql) => Db.ReadAsync(s => s.FirstOrDefaultAsync<T>(sql));

    public Task ExecuteAsync(string sql) => Db.WriteAsync(s => s.ExecuteAsync(sql));

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (_database is not null)
        {
            await ServerAsync($"drop database {_database} with (force)");
        }

        Folder.Dispose();
    }

    internal static StoreOptions PostgresOptions(string database) => new()
    {
        Provider = StoreProvider.Postgres,

        // Two cores that run every test take their time to let somebody in.
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20, Timeout = 60 }.ToString(),
    };

    internal static StoreOptions SqliteOptions(string path) => new() { Provider = StoreProvider.Sqlite, ConnectionString = $"Data Source={path}" };

    internal static async Task ServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static string NewDatabaseName() => $"test_{Guid.CreateVersion7():N}";

    private static string Server => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException($"{PostgresVariable} is not set: there is no PostgreSQL to test on.");

    private static TestStore CopyOfSqlite(string template, RecordKinds? kinds)
    {
        var folder = new TestFolder();
        var path = folder.Path("store.db");
        File.Copy(template, path);
        return new TestStore(SqliteOptions(path), folder, null, kinds);
    }

    private static async Task<TestStore> CopyOfPostgresAsync(string template, RecordKinds? kinds)
    {
        var database = NewDatabaseName();
        await ServerAsync($"create database {database} template {template}");
        return new TestStore(PostgresOptions(database), new TestFolder(), database, kinds);
    }

    // It is left to the end of all tests: the folder goes with the process, the database with its server.
    private static async Task<string> FillAsync(StoreProvider provider, Func<TestStore, Task> fill)
    {
        var store = await CreateAsync(provider);
        await fill(store);
        await store.Db.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.Folder.Dispose();
        if (store._database is not { } database)
        {
            SqliteConnection.ClearAllPools();
            return store.Folder.Path("store.db");
        }

        await using var connection = new NpgsqlConnection(store.Options.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return database;
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = new TestFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var path = folder.Path("template.db");
        await using (var db = new Db(SqliteOptions(path), Severe))
        {
            await UpgradeAsync(SqliteOptions(path), db);
        }

        SqliteConnection.ClearAllPools();
        return path;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var database = NewDatabaseName();
        await ServerAsync($"create database {database}");
        var options = PostgresOptions(database);
        await using (var db = new Db(options, Severe))
        {
            await UpgradeAsync(options, db);
        }

        // A database with a connection cannot be a template.
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
        return database;
    }
}
