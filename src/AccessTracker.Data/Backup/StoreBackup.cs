using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Data.Backup;

/// <summary>Copies of a whole store: made while it is served, checked before they count, and put back.</summary>
public sealed class StoreBackup(StoreOptions options)
{
    // Copying asks for the lock itself, which the time that a command may take does not cover. An import may write for some seconds.
    private const string Patience = "pragma busy_timeout = 30000";

    /// <summary>Writes a consistent copy to <paramref name="file"/>, which is replaced only by a copy that was found whole.</summary>
    /// <exception cref="StoreUnusableException">There is no store, the copy is damaged, or pg_dump is missing or fails.</exception>
    public async Task BackupAsync(string file, CancellationToken cancellation = default)
    {
        RequireApart(file);
        using var partial = new PartialFile(file);
        if (options.Provider == StoreProvider.Postgres)
        {
            await new PostgresTools(options).DumpAsync(partial.Path, cancellation).ConfigureAwait(false);
        }
        else
        {
            Copy(Path(options), partial.Path);
            MakeAlone(partial.Path);
            RequireWhole(partial.Path);
        }

        partial.Complete();
    }

    /// <summary>
    /// Puts <paramref name="file"/> in the place of the store. Programs that serve it notice at their next reading or writing, and hold on to
    /// nothing of what was there before; what people have saved since the copy is gone. Returns the name of a copy of what was there
    /// before; null when there was nothing.
    /// </summary>
    /// <exception cref="StoreUnusableException">The file is damaged, is no copy of a store, or is of another schema.</exception>
    public async Task<string?> RestoreAsync(string file, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (!File.Exists(file))
        {
            throw new StoreUnusableException($"There is no file {file}.");
        }

        var side = string.Create(CultureInfo.InvariantCulture, $".replaced-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        if (options.Provider == StoreProvider.Postgres)
        {
            var tools = new PostgresTools(options);
            RequireKnown(file, await tools.ScriptsAsync(file, cancellation).ConfigureAwait(false), mayBeOlder: false);
            await BackupAsync(file + side, cancellation).ConfigureAwait(false);
            var keys = await RestoredStore.KeysAsync(options, cancellation).ConfigureAwait(false);
            await tools.RestoreAsync(file, cancellation).ConfigureAwait(false);
            await RestoredStore.BeginEpochAsync(options, keys, cancellation).ConfigureAwait(false);
            return file + side;
        }

        RequireWhole(file);
        RequireKnown(file, SqliteScripts(file), mayBeOlder: true);
        var store = Path(options);
        var replaced = File.Exists(store) ? store + side : null;
        if (replaced is not null)
        {
            await BackupAsync(replaced, cancellation).ConfigureAwait(false);
        }

        var replacedKeys = replaced is null ? [] : await RestoredStore.KeysAsync(options, cancellation).ConfigureAwait(false);
        PrivateFiles.MakeFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(store))!);
        PrivateFiles.Require(store);
        Copy(file, store);
        await Migrator.MigrateAsync(options, cancellation).ConfigureAwait(false);
        await RestoredStore.BeginEpochAsync(options, replacedKeys, cancellation).ConfigureAwait(false);
        return replaced;
    }

    // SQLite's own online copy: consistent whoever reads or writes meanwhile, which a copy of the file is not.
    // Moved over the live file, the copy would leave whoever has the store open writing into a file without a name.
    private void RequireApart(string file)
    {
        if (options.Provider != StoreProvider.Sqlite)
        {
            return;
        }

        var store = Real(Path(options));
        if (new[] { store, store + "-wal", store + "-shm" }.Contains(Real(file)))
        {
            throw new StoreUnusableException($"{file} is the store itself. Choose another file for the copy.");
        }
    }

    /// <summary>The file that <paramref name="path"/> leads to, links in its folders followed.</summary>
    private static string Real(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (System.IO.Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var here = System.IO.Path.Combine(Real(folder), System.IO.Path.GetFileName(full));
        return System.IO.Path.Exists(here) ? File.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName ?? here : here;
    }

    private static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        try
        {
            source.BackupDatabase(target);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY)
        {
            throw new StoreUnusableException(
                $"{to} is being written by another program, perhaps an import. Nothing was changed: try again later.", e);
        }
    }

    // The mode of a store that is served comes with the copy; a copy is to be one file, whole without its neighbours.
    private static void MakeAlone(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadWrite);
        Scalar(connection, "pragma journal_mode = delete");
    }

    private static void RequireWhole(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            if (Scalar(connection, "pragma integrity_check") is var found && found != "ok")
            {
                throw new StoreUnusableException($"{file} is damaged: {found}");
            }
        }
        catch (SqliteException e)
        {
            throw new StoreUnusableException($"{file} cannot be read as a store: {e.Message}", e);
        }
    }

    private static void RequireKnown(string file, IReadOnlyCollection<string> scripts, bool mayBeOlder)
    {
        var known = Migrator.Scripts(
            scripts.Any(s => s.EndsWith(".postgres.sql", StringComparison.Ordinal)) ? StoreProvider.Postgres : StoreProvider.Sqlite);
        if (scripts.Count == 0)
        {
            throw new StoreUnusableException($"{file} is not a copy of a store of this program.");
        }

        if (scripts.Except(known).Any())
        {
            throw new StoreUnusableException($"{file} was made by a newer program: restore it with that one.");
        }

        if (!mayBeOlder && scripts.Count < known.Count)
        {
            throw new StoreUnusableException($"{file} was made by an older program: restore it with that one, then run migrate with this one.");
        }
    }

    private static List<string> SqliteScripts(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        if (Scalar(connection, $"select name from sqlite_master where name = '{Migrator.Journal}'") is null)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"select ScriptName from {Migrator.Journal}";
        using var reader = command.ExecuteReader();
        var scripts = new List<string>();
        while (reader.Read())
        {
            scripts.Add(reader.GetString(0));
        }

        return scripts;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection =
            new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            Scalar(connection, Patience);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreUnusableException($"{path} cannot be opened: {e.Message}", e);
        }
    }

    private static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static string Path(StoreOptions options) => new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
}
