using Npgsql;
using SQLitePCL;

namespace AccessTracker.Data.Common;

/// <summary>Tells what the database cannot do now (it is away, full, read-only, damaged, hung) from what was asked of it wrongly.</summary>
public static class StoreFault
{
    private static readonly int[] _sqlite =
    [
        raw.SQLITE_PERM, raw.SQLITE_BUSY, raw.SQLITE_LOCKED, raw.SQLITE_NOMEM, raw.SQLITE_READONLY, raw.SQLITE_IOERR, raw.SQLITE_CORRUPT,
        raw.SQLITE_FULL, raw.SQLITE_CANTOPEN, raw.SQLITE_PROTOCOL, raw.SQLITE_NOTADB,
    ];

    // Classes of SQLSTATE: connection, resources, operator, system, damage; and single states: no such role or password, no such database, a
    // database that takes no writes, which a standby is, or no connections.
    private static readonly string[] _postgres = ["08", "53", "57", "58", "XX", "28", "3D000", "25006", "55000"];

    /// <summary>The fault of the store that <paramref name="e"/> comes from; null: it comes from something else.</summary>
    public static Exception? In(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (IsOne(e))
            {
                return e;
            }

            if (e is AggregateException { InnerExceptions.Count: > 1 } several)
            {
                return several.InnerExceptions.Select(In).FirstOrDefault(f => f is not null);
            }
        }

        return null;
    }

    /// <summary>Whether pages of the store are damaged: that does not pass by itself.</summary>
    public static bool IsDamage(Exception fault) => fault switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted,
        _ => false,
    };

    private static bool IsOne(Exception e) => e switch
    {
        StoreContentException => false,
        StoreUnusableException => true,
        Microsoft.Data.Sqlite.SqliteException sqlite => _sqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => _postgres.Any(c => postgres.SqlState.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException => true,
        _ => false,
    };
}
