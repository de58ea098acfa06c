using System.Data;
using System.Data.Common;
using AccessTracker.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AccessTracker.Data.Records;

/// <summary>
/// One snapshot of the store in which an import can be tried: the tables that it writes stand as temporary ones of the connection before those of the
/// store, with the operation's rows in them. Statements find those by the same names. Whoever saves meanwhile waits for nothing, and nothing stays.
/// </summary>
internal sealed class TrialStore : IAsyncDisposable
{
    private const string Attempt = "attempt";

    // Each of one database alone.
    private const string MayHaveTemporary = "select has_database_privilege(current_database(), 'TEMPORARY')";
    private const string WithoutReferences = "pragma foreign_keys = off";
    private const string Made = "select sql from main.sqlite_master where type = 'table' and name = @table";
    private const string Indexes = "select sql from main.sqlite_master where type = 'index' and tbl_name = @table and sql is not null";

    private readonly Db _db;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private TrialStore(Db db, DbConnection connection, DbTransaction transaction) =>
        (_db, _connection, _transaction) = (db, connection, transaction);

    /// <param name="db">The store.</param>
    /// <param name="operation">The code of the operation whose records are there; null: those of all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null: the database does not let this program have temporary tables.</returns>
    public static async Task<TrialStore?> OpenAsync(Db db, string? operation, CancellationToken cancellation)
    {
        db.Severe.Prepare();
        var connection = await db.OpenAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (db.Dialect.Provider == StoreProvider.Postgres && !await connection.QueryFirstAsync<bool>(MayHaveTemporary).ConfigureAwait(false))
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            // What the rows refer to is asked by the import itself. The next who opens the connection has them checked again.
            await (connection is SqliteConnection ? connection.ExecuteAsync(WithoutReferences) : Task.CompletedTask).ConfigureAwait(false);
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            var trial = new TrialStore(db, connection, transaction);
            await trial.MakeAsync(operation, cancellation).ConfigureAwait(false);
            return trial;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Does the work on the records as they were at first; what it writes is gone afterwards.</summary>
    public async Task<T> RunAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancellation)
    {
        await _transaction.SaveAsync(Attempt, cancellation).ConfigureAwait(false);
        var result = await Db.InterruptibleAsync(_connection, () => work(new DbSession(_connection, _transaction, _db, cancellation)), cancellation)
            .ConfigureAwait(false);
        await _transaction.RollbackAsync(Attempt, cancellation).ConfigureAwait(false);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private Task<bool> MakeAsync(string? operation, CancellationToken cancellation) => Db.InterruptibleAsync(_connection, async () =>
    {
        var id = operation is null ? null : await FirstAsync<string>(Sql.Operation, new { operation }).ConfigureAwait(false);
        foreach (var (table, rows) in Tables(id is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            var of = new { id };
            await (_db.Dialect.Provider == StoreProvider.Sqlite ? MakeSqliteAsync(table, rows, of) : MakePostgresAsync(table, rows, of))
                .ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    // All that an import may write, with a condition on the rows that it may read there. Of the history it reads where that ends.
    private IEnumerable<(string Table, string Rows)> Tables(bool isOfOne)
    {
        var (ofOperation, same) = isOfOne ? ("t.operation_id = @id", "@id") : ("1 = 1", "t.operation_id");
        var history = _db.Dialect.Provider == StoreProvider.Sqlite ? "main.history" : "history";
        return
        [
            ("operation", "1 = 1"), ("chain_head", "1 = 1"), ("undone_record", "1 = 1"), ("audit_event", "1 = 0"),
            ("history", $"{ofOperation} and t.number = (select max(l.number) from {history} l where l.operation_id = {same})"),
            ("review", ofOperation), ("alias_proposal", ofOperation),
            .. _db.Kinds.Records.Select(k => (k.Table, ofOperation)),
        ];
    }

    private async Task MakeSqliteAsync(string table, string rows, object of)
    {
        var made = (await FirstAsync<string>(Made, new { table }).ConfigureAwait(false))!;
        await ExecuteAsync($"create temp table {made["CREATE TABLE ".Length..]}").ConfigureAwait(false);
        await ExecuteAsync($"insert into temp.{table} select t.* from main.{table} t where {rows}", of).ConfigureAwait(false);
        foreach (var index in await _connection.QueryAsync<string>(Indexes, new { table }, _transaction).ConfigureAwait(false))
        {
            var name = index.IndexOf(" INDEX ", StringComparison.OrdinalIgnoreCase) + " INDEX ".Length;
            await ExecuteAsync($"{index[..name]}temp.{index[name..]}").ConfigureAwait(false);
        }
    }

    // Filled under another name: as long as the table has that, the store's own can be read.
    private async Task MakePostgresAsync(string table, string rows, object of)
    {
        await ExecuteAsync($"create temporary table trial_{table} (like {table} including all) on commit drop").ConfigureAwait(false);
        await ExecuteAsync($"insert into trial_{table} select t.* from {table} t where {rows}", of).ConfigureAwait(false);
        await ExecuteAsync($"alter table trial_{table} rename to {table}").ConfigureAwait(false);
        await ExecuteAsync($"analyze {table}").ConfigureAwait(false);
    }

    private Task<T?> FirstAsync<T>(string sql, object parameters) => _connection.QueryFirstOrDefaultAsync<T>(sql, parameters, _transaction);

    private Task<int> ExecuteAsync(string sql, object? parameters = null) => _connection.ExecuteAsync(sql, parameters, _transaction);

    private static class Sql
    {
        public const string Operation = "select id from operation where code = @operation";
    }
}
