using System.Data.Common;
using System.Security.Cryptography;
using AccessTracker.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AccessTracker.Data.Backup;

/// <summary>What a restore has to see to beside the copy itself, for programs that serve the store meanwhile.</summary>
internal static class RestoredStore
{
    /// <summary>A key of Data Protection as its row is.</summary>
    internal sealed record Key(string Name, object StoredAt, string Content);

    /// <summary>The keys of a store that is about to be replaced; none where there is no store yet.</summary>
    public static async Task<IReadOnlyList<Key>> KeysAsync(StoreOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(options, cancellation).ConfigureAwait(false);
            return await KeysAsync(connection).ConfigureAwait(false);
        }
        catch (DbException e) when (e is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } or SqliteException)
        {
            return [];
        }
    }

    /// <summary>
    /// Begins another epoch, in which whatever a program holds of the one before counts for nothing, and keeps the keys of the store that was
    /// replaced: programs that serve go on sealing with them. Not those of another store, which has none in common with the copy.
    /// </summary>
    public static async Task BeginEpochAsync(StoreOptions options, IReadOnlyList<Key> before, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(options, cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync(Sql.Begin, new { epoch = RandomNumberGenerator.GetHexString(32, lowercase: true) }, transaction)
            .ConfigureAwait(false);
        var names = (await KeysAsync(connection).ConfigureAwait(false)).Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        if (before.Any(k => names.Contains(k.Name)))
        {
            await connection.ExecuteAsync(Sql.Keep, before.Where(k => !names.Contains(k.Name)), transaction).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<Key>> KeysAsync(DbConnection connection) =>
        [.. (await connection.QueryAsync(Sql.Keys).ConfigureAwait(false))
            .Select(r => new Key((string)r.name, (object)r.stored_at, (string)r.content))];

    private static async Task<DbConnection> OpenAsync(StoreOptions options, CancellationToken cancellation)
    {
        // Not of a pool: a file that is replaced must not stay open.
        DbConnection connection = options.Provider == StoreProvider.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString())
            : new SqliteConnection(
                new SqliteConnectionStringBuilder(Db.SqliteConnectionString(options, SqliteOpenMode.ReadWrite)) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static class Sql
    {
        public const string Begin = "update store_epoch set epoch = @epoch";

        public const string Keys = "select name, stored_at, content from protection_key";

        public const string Keep = "insert into protection_key (name, stored_at, content) values (@Name, @StoredAt, @Content)";
    }
}
