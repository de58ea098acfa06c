using System.Diagnostics;
using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Data.Verification;

/// <summary>Asks the store whether it could be read and written now, without changing anything in it.</summary>
public sealed class StoreProbe(Db db) : IDisposable
{
    // Writes of an entry with its history need less; below that a save may fail half-way through a day.
    private const long LeastFree = 16 * 1024 * 1024;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(4);

    // Anybody may ask for the program's health, as often as they like.
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private (long At, Exception? Fault)? _last;

    /// <summary>What is the matter, in words for the operator's log; null: nothing. Returns within seconds, whatever the database does.</summary>
    public async Task<Exception?> FaultAsync(CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_last is not { } last || Stopwatch.GetElapsedTime(last.At) > _fresh)
            {
                _last = last = (Stopwatch.GetTimestamp(), await AskAsync(cancellation).ConfigureAwait(false));
            }

            return last.Fault;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Exception?> AskAsync(CancellationToken cancellation)
    {
        try
        {
            // A driver that hangs in the network may not hear that it is to stop.
            await Task.Run(() => LookAsync(cancellation), cancellation).WaitAsync(_limit, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException e)
        {
            return new StoreUnusableException($"The store has not answered for {_limit.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return e;
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (db.Options.Provider == StoreProvider.Sqlite)
        {
            await RequireRoomAsync(Path.GetDirectoryName(new SqliteConnectionStringBuilder(db.Options.ConnectionString).DataSource)!, cancellation)
                .ConfigureAwait(false);
        }

        await using var connection = await db.OpenAsync(cancellation).ConfigureAwait(false);
        if (connection is SqliteConnection sqlite && raw.sqlite3_db_readonly(sqlite.Handle!, "main") == 1)
        {
            throw new StoreUnusableException($"The file of the store, {sqlite.DataSource}, cannot be written to by the user of this program.");
        }

        await using var command = connection.CreateCommand();
        command.CommandTimeout = (int)_limit.TotalSeconds;
        if (db.Options.Provider == StoreProvider.Postgres)
        {
            command.CommandText = "select pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on'";
            if (await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true)
            {
                throw new StoreUnusableException("The database takes no writes: it is a standby, or set to read only.");
            }
        }

        command.CommandText = $"select count(*) from {Migrator.Journal}";
        var known = Migrator.Scripts(db.Options.Provider).Count;
        var found = Convert.ToInt64(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false), null);
        if (found != known)
        {
            throw found > known
                ? new NewerStoreException(found, known)
                : new StoreUnusableException($"The store has had {found} of this program's migrations only: run migrate.");
        }
    }

    // The store's own file is never opened for this: closing it again would drop the locks that SQLite holds on it in this process.
    private static async Task RequireRoomAsync(string folder, CancellationToken cancellation)
    {
        if (new DriveInfo(folder).AvailableFreeSpace is < LeastFree and var free)
        {
            throw new StoreUnusableException($"There are {free / 1024 / 1024} MB left on the disk of the store, at {folder}.");
        }

        var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
        try
        {
            await File.WriteAllBytesAsync(probe, new byte[4096], cancellation).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnusableException($"The folder of the store, {folder}, cannot be written to.", e);
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
