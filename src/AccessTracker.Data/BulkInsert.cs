using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace AccessTracker.Data;

/// <summary>
/// Stores many rows at once the way each database does fastest: one prepared statement on SQLite, binary COPY on
/// PostgreSQL. Values are null, string, long, double, DateOnly or DateTimeOffset.
/// </summary>
internal sealed class BulkInsert(Session session, string table, IReadOnlyList<string> columns) : IDisposable
{
    private DbCommand? _prepared;

    public Task WriteAsync(IReadOnlyCollection<object?[]> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        return session.Connection is NpgsqlConnection postgres ? CopyAsync(postgres, rows, cancellation) : InsertAsync(rows, cancellation);
    }

    public void Dispose() => _prepared?.Dispose();

    private async Task CopyAsync(NpgsqlConnection postgres, IReadOnlyCollection<object?[]> rows, CancellationToken cancellation)
    {
        await using var copy = await postgres.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)", cancellation).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation).ConfigureAwait(false);
            foreach (var value in row)
            {
                await (value switch
                {
                    null => copy.WriteNullAsync(cancellation),
                    string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
                    long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
                    double number => copy.WriteAsync(number, NpgsqlDbType.Double, cancellation),
                    DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, cancellation),
                    DateTimeOffset instant => copy.WriteAsync(instant.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellation),
                    _ => throw new ArgumentException($"A {value.GetType().Name} cannot be stored.", nameof(rows)),
                }).ConfigureAwait(false);
            }
        }

        await copy.CompleteAsync(cancellation).ConfigureAwait(false);
    }

    private async Task InsertAsync(IReadOnlyCollection<object?[]> rows, CancellationToken cancellation)
    {
        _prepared ??= Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                _prepared.Parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset instant => session.Dialect.Instant(instant),
                    var value => value,
                };
            }

            await _prepared.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    private DbCommand Prepare()
    {
        var command = session.Command($"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})");
        for (var i = 0; i < columns.Count; i++)
        {
            command.With($"p{i}", null);
        }

        return command;
    }
}
