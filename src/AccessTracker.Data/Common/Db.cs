using System.Data;
using System.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace AccessTracker.Data.Common;

/// <summary>
/// The way to the store; one per process. Reading sees one snapshot. Writing is one transaction: on SQLite one at a
/// time through a gate of the process, because waiting for the database's own lock is unfair and slow.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    // Older ones can lose a committed transaction when two connections write and checkpoint at the same instant.
    private static readonly Version _oldestSqlite = new(3, 51, 3);

    private readonly SemaphoreSlim _writing = new(1);
    private readonly NpgsqlDataSource? _postgres;
    private readonly string? _sqlite;
    private readonly int _migrations;

    static Db() => TypeHandlers.Register();

    /// <param name="kinds">What the store keeps; null: the kinds of this program.</param>
    public Db(StoreOptions options, SevereText severe, RecordKinds? kinds = null)
    {
        Kinds = kinds ?? RecordKinds.Standard;
        Options = options;
        Severe = severe;
        Dialect = new Dialect(options.Provider);
        _migrations = SchemaScripts.Of(options.Provider).Count;
        if (options.Provider == StoreProvider.Postgres)
        {
            // Half a minute, the driver's own, is short for checking millions of rows; a timeout of the operator's counts.
            var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            if (!IsSaid(options.ConnectionString, "Command Timeout", "CommandTimeout"))
            {
                connection.CommandTimeout = 600;
            }

            // A database that hangs is one that is away: whoever waits is told so while they still look at the page.
            if (!IsSaid(options.ConnectionString, "Timeout"))
            {
                connection.Timeout = 10;
            }

            _postgres = NpgsqlDataSource.Create(connection);
        }
        else
        {
            // Asked before anybody opens a connection, which would have loaded the library.
            Batteries_V2.Init();
            RequireSqlite(Version.Parse(raw.sqlite3_libversion().utf8_to_string()));
            _sqlite = SqliteConnectionString(options, SqliteOpenMode.ReadWrite);
        }
    }

    public Dialect Dialect { get; }

    /// <summary>The kinds of record that the store keeps.</summary>
    public RecordKinds Kinds { get; }

    internal StoreOptions Options { get; }

    internal SevereText Severe { get; }

    /// <summary>Reads in one snapshot: nothing another writer commits meanwhile is seen.</summary>
    public async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation).ConfigureAwait(false);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        return await InterruptibleAsync(connection, () => read(new DbSession(connection, transaction, this, cancellation)), cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Writes in one transaction: all of it is stored, or, after an exception or <see cref="DbSession.Discard"/>, nothing.</summary>
    public Task<T> WriteAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellation = default)
    {
        // A key that is made only when something is to be sealed would be written to this very store, from within the transaction.
        Severe.Prepare();
        return WriteWithoutKeysAsync(write, cancellation);
    }

    /// <summary>The same where nothing is sealed and no chain is continued: for the keys themselves.</summary>
    internal async Task<T> WriteWithoutKeysAsync<T>(Func<DbSession, Task<T>> write, CancellationToken cancellation = default)
    {
        var gated = _sqlite is not null;
        if (gated)
        {
            await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        }

        try
        {
            await using var connection = await OpenAsync(cancellation).ConfigureAwait(false);

            // On SQLite this is "begin immediate": a transaction that reads first and writes later never fails half-way.
            await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            var session = new DbSession(connection, transaction, this, cancellation);
            await RequireKnownSchemaAsync(session).ConfigureAwait(false);
            var result = await InterruptibleAsync(connection, () => write(session), cancellation).ConfigureAwait(false);
            if (session.IsDiscarded)
            {
                await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                RequireInPlace(connection);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }

            return result;
        }
        finally
        {
            if (gated)
            {
                _writing.Release();
            }
        }
    }

    /// <summary>The time of the database; of a SQLite store that is this machine's.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation = default)
    {
        if (_postgres is null)
        {
            return TimeProvider.System.GetUtcNow();
        }

        await using var command = _postgres.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            ForgetConnections();
        }

        _writing.Dispose();
    }

    /// <summary>Closes the pooled handles, which otherwise keep the file of a SQLite store open.</summary>
    internal void ForgetConnections()
    {
        if (_sqlite is not null)
        {
            using var connection = new SqliteConnection(_sqlite);
            SqliteConnection.ClearPool(connection);
        }
    }

    internal static void RequireSqlite(Version found)
    {
        if (found < _oldestSqlite)
        {
            throw new StoreUnusableException($"SQLite {found} can lose committed records; this program needs {_oldestSqlite} or later.");
        }
    }

    internal static string SqliteConnectionString(StoreOptions options, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder(options.ConnectionString) { Mode = mode, DefaultTimeout = 5, ForeignKeys = true }.ToString();

    internal async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        }

        var opened = await OpenSqliteAsync(cancellation).ConfigureAwait(false);
        if (!SqliteFile.HasMoved(opened))
        {
            return opened;
        }

        // The pool's connections are of a file that is no longer there. What stands in its place now is opened, or nothing is.
        await opened.DisposeAsync().ConfigureAwait(false);
        ForgetConnections();
        return await OpenSqliteAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<SqliteConnection> OpenSqliteAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_sqlite);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            await using var pragmas = connection.CreateCommand();
            pragmas.CommandText = Sql.Pragmas;
            await pragmas.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_CANTOPEN)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new StoreUnusableException($"There is no store at {connection.DataSource}: run migrate to create one.", e);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Asked within the transaction: on SQLite whoever changes the schema waits for its end, or has been before it. On PostgreSQL one that changes it
    // in this very moment is seen by the next transaction; migrations are made so that the program before them may still write beside them.
    private async Task RequireKnownSchemaAsync(DbSession session)
    {
        if (await session.FirstOrDefaultAsync<long>(Sql.Migrations).ConfigureAwait(false) is var found && found > _migrations)
        {
            throw new NewerStoreException(found, _migrations);
        }
    }

    // What is committed to a file that was moved away meanwhile would be acknowledged and not found again.
    private static void RequireInPlace(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite && SqliteFile.HasMoved(sqlite))
        {
            throw new StoreUnusableException(
                $"The file of the store was moved away from {sqlite.DataSource} while it was in use; this change was not saved. Put it back.");
        }
    }

    // The driver's builder says of every setting that it contains it, named or not.
    private static bool IsSaid(string connection, params string[] names)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        return names.Any(said.ContainsKey);
    }

    // SQLite knows no cancellation of its own; a statement that runs is stopped from outside.
    internal static async Task<T> InterruptibleAsync<T>(DbConnection connection, Func<Task<T>> work, CancellationToken cancellation)
    {
        if (connection is not SqliteConnection sqlite)
        {
            return await work().ConfigureAwait(false);
        }

        await using var registration = cancellation.Register(() => raw.sqlite3_interrupt(sqlite.Handle)).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    private static class Sql
    {
        public const string Migrations = $"select count(*) from {SchemaScripts.Journal}";

        // On every open: a new handle of the pool starts with SQLite's defaults. Full: a commit survives power loss. Deleted and
        // replaced rows are overwritten, so that neither the file nor a copy of it holds what was taken out of it.
        public const string Pragmas = """
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma foreign_keys = on;
            pragma cache_size = -32768;
            pragma busy_timeout = 5000;
            pragma secure_delete = on;
            """;
    }
}
