using Microsoft.Data.Sqlite;
using Npgsql;

namespace AccessTracker.Data.Common;

/// <summary>
/// Tells whether anything at all has been committed to the store since another asking, by whichever program: what was made of the store between two
/// equal stamps is what would be made of it now. It knows nothing of what was committed, and costs next to nothing.
/// </summary>
public sealed class StoreStamp(Db db) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private SqliteConnection? _watching;
    private SqliteCommand? _version;

    // Which file is watched: another one in its place begins to count anew.
    private int _files;

    /// <summary>A text that is another one after each commit.</summary>
    public ValueTask<string> ReadAsync(CancellationToken cancellation = default) =>
        db.Options.Provider == StoreProvider.Postgres ? SnapshotAsync(cancellation) : ValueTask.FromResult(Version());

    public async ValueTask DisposeAsync()
    {
        if (_version is not null)
        {
            await _version.DisposeAsync().ConfigureAwait(false);
        }

        if (_watching is not null)
        {
            await _watching.DisposeAsync().ConfigureAwait(false);
        }
    }

    // The number tells one connection of what all others commit: so there is one that commits nothing, and is not of the pool.
    private string Version()
    {
        lock (_gate)
        {
            if (_watching is not null && SqliteFile.HasMoved(_watching))
            {
                _version!.Dispose();
                _watching.Dispose();
                (_version, _watching, _files) = (null, null, _files + 1);
            }

            if (_version is null)
            {
                var opened = new SqliteConnection(
                    new SqliteConnectionStringBuilder(Db.SqliteConnectionString(db.Options, SqliteOpenMode.ReadOnly)) { Pooling = false }.ToString());
                try
                {
                    opened.Open();
                }
                catch
                {
                    opened.Dispose();
                    throw;
                }

                _watching = opened;
                _version = _watching.CreateCommand();
                _version.CommandText = "pragma data_version";
            }

            return $"{_files} {_version.ExecuteScalar()}";
        }
    }

    // Which transactions can be seen: between two askings that see the same ones, no other was committed.
    private async ValueTask<string> SnapshotAsync(CancellationToken cancellation)
    {
        await using var connection = (NpgsqlConnection)await db.OpenAsync(cancellation).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select cast(pg_current_snapshot() as text)", connection);
        return (string)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}
