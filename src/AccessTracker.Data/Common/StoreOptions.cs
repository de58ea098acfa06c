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
}
