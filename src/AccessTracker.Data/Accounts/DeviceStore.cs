using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A browser in which somebody has signed in before.</summary>
public sealed record KnownDevice
{
    /// <summary>The hash of the id in its cookie (<see cref="AccountRows.Hash"/>).</summary>
    public string IdHash { get; init; } = "";

    /// <summary>Until then it is locked, after wrong passwords and codes of its own.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>
/// The browsers in which accounts have signed in. Whoever guesses at an account from elsewhere locks it for others, and not for these: they have a
/// count and a lock of their own. All else is asked of them as of any other.
/// </summary>
public sealed class DeviceStore(Db db)
{
    /// <summary>A browser is known for so long after the account was last in it.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(90);

    /// <summary>The browser with that id, if the account is known in it.</summary>
    public Task<KnownDevice?> FindAsync(Id<Account> account, string id, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
        s => s.FirstOrDefaultAsync<KnownDevice>(Sql.Find, new { account = account.ToString(), hash = AccountRows.Hash(id), after = now - Known }),
        cancellation);

    /// <summary>The account has come in there.</summary>
    public Task RememberAsync(Id<Account> account, string id, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        s => s.ExecuteAsync(Sql.Remember, new { account = account.ToString(), hash = AccountRows.Hash(id), now }), cancellation);

    /// <summary>Counts one more wrong attempt, in a transaction. Returns whether that locks the browser.</summary>
    internal static async Task<bool> FailAsync(DbSession session, Id<Account> account, KnownDevice device, DateTimeOffset now)
    {
        var parameters =
            new { account = account.ToString(), hash = device.IdHash, now, most = CredentialStore.MostFailures, until = now + CredentialStore.Lock };
        await session.ExecuteAsync(Sql.Fail, parameters).ConfigureAwait(false);
        return await session.ExecuteAsync(Sql.LockOut, parameters).ConfigureAwait(false) > 0;
    }

    /// <summary>Makes the account's browsers unknown, in the transaction that makes its cookies worthless.</summary>
    internal static Task ForgetAsync(DbSession session, Id<Account> account) =>
        session.ExecuteAsync(Sql.Forget, new { account = account.ToString() });

    /// <summary>Forgets, in a transaction, the browsers in which nobody was seen since.</summary>
    internal static Task ForgetAllAsync(DbSession session, DateTimeOffset before) => session.ExecuteAsync(Sql.ForgetAll, new { before });

    private static class Sql
    {
        public const string ForgetAll = "delete from account_device where last_seen_at <= @before";

        public const string Find =
            "select id_hash, locked_until from account_device where account_id = @account and id_hash = @hash and last_seen_at > @after";

        public const string Remember = """
            insert into account_device (account_id, id_hash, known_since, last_seen_at, failed_count)
            values (@account, @hash, @now, @now, 0)
            on conflict (account_id, id_hash) do update set last_seen_at = excluded.last_seen_at, failed_count = 0, locked_until = null
            """;

        // While it is locked nothing is counted, as with an account.
        public const string Fail = """
            update account_device set failed_count = failed_count + 1
            where account_id = @account and id_hash = @hash and (locked_until is null or locked_until <= @now)
            """;

        public const string LockOut = "update account_device set failed_count = 0, locked_until = @until where account_id = @account and id_hash "
            + "= @hash and failed_count >= @most";

        public const string Forget = "delete from account_device where account_id = @account";
    }
}
