using System.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using Dapper;

namespace AccessTracker.Data.Common;

/// <summary>One connection inside one transaction; it ends with the delegate it was passed to.</summary>
public sealed class DbSession
{
    private readonly CancellationToken _cancellation;

    internal DbSession(DbConnection connection, DbTransaction transaction, Db db, CancellationToken cancellation)
    {
        Connection = connection;
        Transaction = transaction;
        Dialect = db.Dialect;
        Severe = db.Severe;
        Kinds = db.Kinds;
        _cancellation = cancellation;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    public Dialect Dialect { get; }

    /// <summary>The kinds of record that the store keeps.</summary>
    public RecordKinds Kinds { get; }

    internal SevereText Severe { get; }

    /// <summary>The work has been looked at and is not wanted: the transaction is rolled back although nothing failed.</summary>
    internal bool IsDiscarded { get; private set; }

    public void Discard() => IsDiscarded = true;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        [.. await Connection.QueryAsync<T>(Define(sql, parameters)).ConfigureAwait(false)];

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) => Connection.QueryFirstOrDefaultAsync<T>(Define(sql, parameters));

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => Connection.ExecuteAsync(Define(sql, parameters));

    /// <summary>A command for reading or writing without Dapper, where rows are many.</summary>
    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = Transaction;
        return command;
    }

    private CommandDefinition Define(string sql, object? parameters) => new(sql, parameters, Transaction, cancellationToken: _cancellation);
}

internal static class CommandParameters
{
    public static DbCommand With<T>(this DbCommand command, string name, Id<T> value) => command.With(name, value.ToString());

    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Runs the command, hands each of its rows to <paramref name="each"/>, and is done with it.</summary>
    public static async Task EachAsync(this DbCommand asked, Action<DbDataReader> each, CancellationToken cancellation = default)
    {
        await using var command = asked;
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            each(reader);
        }
    }
}
