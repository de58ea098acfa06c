using Microsoft.Data.Sqlite;
using Npgsql;

namespace AccessTracker.Data.Common;

public enum StoreProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The options say which database holds the records. They are a class, so that no log shows a connection string by printing it.</summary>
public sealed class StoreOptions
{
    public required StoreProvider Provider { get; init; }

    /// <summary>ADO.NET connection string; on SQLite <c>Data Source</c> is a path the caller has made absolute.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Where the file of a SQLite store is; null: it is no file.</summary>
    public string? Folder => Provider == StoreProvider.Sqlite
        ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource))
        : null;

    /// <summary>What an operator calls it: the file, or the database and where it is. There is no user and no password in it.</summary>
    public string Name
    {
        get
        {
            if (Provider == StoreProvider.Sqlite)
            {
                return $"SQLite {new SqliteConnectionStringBuilder(ConnectionString).DataSource}";
            }

            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"PostgreSQL {parts.Database} at {parts.Host}:{parts.Port}";
        }
    }
}
