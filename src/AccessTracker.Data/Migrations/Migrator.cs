using System.Data.Common;
using System.Reflection;
using AccessTracker.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AccessTracker.Data.Migrations;

/// <summary>
/// Brings a store's schema up to date: the numbered scripts of this folder, each in a transaction, forward only. Safe to
/// run on several nodes at once.
/// </summary>
public static class Migrator
{
    /// <summary>The table that lists the scripts a store has had.</summary>
    internal const string Journal = SchemaScripts.Journal;

    /// <summary>How the names of all scripts start.</summary>
    internal const string ScriptPrefix = "AccessTracker.Data.Migrations.";

    private const long LockKey = 0x41434354;

    /// <summary>Makes the store when there is none. Returns the names of the scripts that were run.</summary>
    /// <exception cref="StoreUnusableException">The schema is newer than this program, or a script failed.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(StoreOptions options, CancellationToken cancellation = default)
    {
        if (options.Provider == StoreProvider.Sqlite)
        {
            var store = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
            Array.ForEach([store, store + "-wal", store + "-shm"], PrivateFiles.Narrow);
        }

        // Started while another process writes, a program that has nothing to bring up to date must not wait for it.
        if (IsCurrent(options))
        {
            return [];
        }

        await using var held = await LockAsync(options, cancellation).ConfigureAwait(false);
        if (options.Provider == StoreProvider.Sqlite)
        {
            // Its neighbours have the rights that it has.
            PrivateFiles.Require(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        }

        var engine = Engine(options);
        var result = engine.PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new StoreUnusableException(
                $"Migration {result.ErrorScript?.Name} failed and was rolled back: {result.Error.Message}", result.Error);
    }

    /// <summary>Throws unless the store's schema is exactly the one this program knows. It only reads, and waits for no writer.</summary>
    public static void RequireCurrent(StoreOptions options)
    {
        if (options.Provider == StoreProvider.Sqlite && new SqliteConnectionStringBuilder(options.ConnectionString).DataSource is var path
            && !File.Exists(path))
        {
            throw new StoreUnusableException($"There is no store at {path}: run migrate to create one.");
        }

        if (!IsCurrent(options))
        {
            throw new StoreUnusableException("The store's schema is older than this program: run migrate.");
        }
    }

    /// <summary>The scripts of this program for <paramref name="provider"/>, in order.</summary>
    public static IReadOnlyList<string> Scripts(StoreProvider provider) => SchemaScripts.Of(provider);

    // Read here, because the library that runs the scripts takes the write lock even to look.
    private static bool IsCurrent(StoreOptions options)
    {
        var executed = Executed(options);
        var unknown = executed.Except(Scripts(options.Provider)).ToList();
        return unknown.Count == 0
            ? executed.Count == Scripts(options.Provider).Count
            : throw new StoreUnusableException(
                $"The store's schema is newer than this program ({string.Join(", ", unknown)}): install the newer program.");
    }

    private static List<string> Executed(StoreOptions options)
    {
        if (options.Provider == StoreProvider.Sqlite && !File.Exists(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource))
        {
            return [];
        }

        using DbConnection connection = options.Provider == StoreProvider.Sqlite
            ? new SqliteConnection(Db.SqliteConnectionString(options, SqliteOpenMode.ReadWrite))
            : new NpgsqlConnection(options.ConnectionString);
        connection.Open();
        try
        {
            return [.. connection.Query<string>($"select scriptname from {Journal}")];
        }
        catch (DbException e) when (
            e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_ERROR })
        {
            // An empty database: no script has run yet.
            return [];
        }
    }

    private static UpgradeEngine Engine(StoreOptions options)
    {
        var builder = options.Provider == StoreProvider.Sqlite
            ? DeployChanges.To.SqliteDatabase(Db.SqliteConnectionString(options, SqliteOpenMode.ReadWriteCreate)).JournalToSqliteTable(Journal)
            : DeployChanges.To.PostgresqlDatabase(options.ConnectionString).JournalToPostgresqlTable(null, Journal);
        return builder
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => SchemaScripts.IsFor(options.Provider, name))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
    }

    private static async Task<IAsyncDisposable> LockAsync(StoreOptions options, CancellationToken cancellation)
    {
        if (options.Provider == StoreProvider.Sqlite)
        {
            return await LockFileAsync(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource, cancellation).ConfigureAwait(false);
        }

        // Held by the session, and so let go when the connection closes, whatever happens.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(@key)", connection) { CommandTimeout = 60 };
        command.Parameters.AddWithValue("key", LockKey);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return connection;
    }

    private static async Task<IAsyncDisposable> LockFileAsync(string path, CancellationToken cancellation)
    {
        PrivateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 600)
            {
                await Task.Delay(100, cancellation).ConfigureAwait(false);
            }
        }
    }
}
