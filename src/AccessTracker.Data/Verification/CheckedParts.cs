using System.Data.Common;
using AccessTracker.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AccessTracker.Data.Verification;

/// <summary>
/// Makes checks one after the other: what cannot be read is a finding that says what to do about it, and the next check is made all the same.
/// </summary>
internal sealed class CheckedParts(DbSession session, List<Finding> findings)
{
    private const string Savepoint = "part";

    /// <summary>What an operator can do about a part of the store that cannot be read.</summary>
    public const string WhatToDo =
        "Keep a copy of the store as it is on another disk, look into what this machine's log says of its disk, and restore the last copy that "
        + "verify finds whole";

    /// <summary>Returns whether the check came to its end; else the finding is told.</summary>
    public async Task<bool> TryAsync(string place, Func<Task> check)
    {
        if (await FaultAsync(check).ConfigureAwait(false) is not { } fault)
        {
            return true;
        }

        findings.Tell(place, Problem(fault));
        return false;
    }

    /// <summary>What the check ended with before its time; null: nothing.</summary>
    public async Task<Exception?> FaultAsync(Func<Task> check)
    {
        // On PostgreSQL nothing more is answered in a transaction in which something failed.
        var isMarked = session.Dialect.Provider == StoreProvider.Postgres;
        if (isMarked)
        {
            await session.Transaction.SaveAsync(Savepoint).ConfigureAwait(false);
        }

        try
        {
            await check().ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (IsOfNoType(e) || (e is DbException && session.Connection.State == System.Data.ConnectionState.Open && !IsEnded(e)))
        {
            if (isMarked)
            {
                await session.Transaction.RollbackAsync(Savepoint).ConfigureAwait(false);
            }

            return e;
        }
    }

    /// <summary>The words for a part whose check ended so.</summary>
    public static string Problem(Exception fault) => fault is DbException
        ? $"it could not be read to its end: {fault.Message.TrimEnd('.')}. {WhatToDo}"
        : $"something in it is not of its type, and it could not be checked to the end: {fault.Message}";

    /// <summary>What is not even of its type was put there by somebody else: it is a finding, and the rest is checked all the same.</summary>
    public static bool IsOfNoType(Exception e) =>
        e is System.Data.DataException or InvalidCastException or FormatException or InvalidOperationException;

    // Who ends the command means all of it.
    private static bool IsEnded(Exception e) => e is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };
}
