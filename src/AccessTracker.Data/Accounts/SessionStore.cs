using System.Security.Cryptography;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>One time that somebody has signed in, until it ends.</summary>
public sealed record SignInSession
{
    public string Id { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Word of a <see cref="SecondFactor"/>; null: only the password.</summary>
    public string? SecondFactor { get; init; }

    /// <summary>The browser calls itself so.</summary>
    public string? Client { get; init; }

    /// <summary>The address that it came from.</summary>
    public string? Origin { get; init; }
}

/// <summary>A cookie is asked against this standing of its session.</summary>
public sealed record SessionStanding
{
    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The account was disabled then.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The account's now.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>A cookie with <paramref name="stamp"/> still counts: nothing has ended it, and it is neither idle nor old.</summary>
    public bool Allows(string? stamp, DateTimeOffset now) => EndedAt is null
        && DisabledAt is null
        && SecurityStamp == stamp
        && now < LastSeenAt + SessionStore.Idle
        && now < StartedAt + SessionStore.Longest;
}

/// <summary>The store tells who is signed in, where and since when. Starting and ending are in the audit with it.</summary>
public sealed class SessionStore(Db db)
{
    /// <summary>A session ends when nothing was asked in it for so long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session ends after so long, whatever is asked in it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>For so long after signing in nobody is asked again who he is.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The address and the browser of a session are kept for so long after somebody was last seen there.</summary>
    public static readonly TimeSpan AddressesKept = TimeSpan.FromDays(90);

    /// <summary>The audit says by this word that somebody came in with a password alone.</summary>
    public const string ByPassword = "password";

    /// <summary>The audit says by these words that another provider told who it is.</summary>
    public const string ByProvider = "other provider";

    private const string Kind = "session";

    /// <summary>
    /// A new session, with an id that nobody had before; forgets failed attempts. Null: the account has been disabled or
    /// locked, or is no longer the one that showed who it is. With <paramref name="isBeyondLock"/> the lock neither hinders nor ends: what was shown
    /// cannot be guessed at, or was shown where others do not lock.
    /// </summary>
    public Task<string?> StartAsync(
        Account account, SecondFactor? factor, string? client, string? origin, DateTimeOffset now, string first = ByPassword,
        bool isBeyondLock = false, CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        // The audit first, as everything that changes accounts has it: two that wait for each other would wait for ever.
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        var stamp = account.SecurityStamp;
        if (await session.ExecuteAsync(isBeyondLock ? Sql.AdmitBeyondLock : Sql.Admit, new { id = account.Id.ToString(), stamp, now })
            .ConfigureAwait(false) == 0)
        {
            return null;
        }

        var started = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var word = factor is { } f ? EnumCode.Of(f) : null;
        await session.ExecuteAsync(Sql.Start, new { id = started, account = account.Id.ToString(), factor = word, client, origin, now })
            .ConfigureAwait(false);
        await AuditStore.RecordAsync(session, Event(AuditAction.SignedIn, account, word ?? first), account.ToActor(origin), now)
            .ConfigureAwait(false);
        return started;
    }, cancellation);

    /// <summary>The standing of a session is null where there is none, or it is another account's.</summary>
    public Task<SessionStanding?> FindAsync(string session, string account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<SessionStanding>(Sql.Find, new { id = session, account }), cancellation);

    /// <summary>Notes that somebody is there.</summary>
    public Task TouchAsync(string session, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.Touch, new { id = session, now }), cancellation);

    /// <summary>
    /// Forgets the addresses that were kept for long enough (<see cref="AddressesKept"/>), and the browsers that nobody came back in.
    /// </summary>
    public Task ForgetAddressesAsync(DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await session.ExecuteAsync(Sql.ForgetAddresses, new { before = now - AddressesKept }).ConfigureAwait(false);
        await DeviceStore.ForgetAllAsync(session, now - DeviceStore.Known).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Those that have not ended, the latest seen first.</summary>
    public Task<IReadOnlyList<SignInSession>> ListAsync(Id<Account> account, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(
        s => s.QueryAsync<SignInSession>(Sql.List, new { account = account.ToString(), seenAfter = now - Idle, startedAfter = now - Longest }),
        cancellation);

    /// <summary>
    /// Ends one session of the account. <paramref name="action"/>: by its own leaving, or from elsewhere. Returns whether there was one.
    /// </summary>
    public Task<bool> EndAsync(
        Id<Account> account, string id, AuditAction action, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(Sql.End, new { id, account = account.ToString(), now }).ConfigureAwait(false) == 0)
        {
            return false;
        }

        var of = (await AccountRows.FindAsync(session, account).ConfigureAwait(false))!;
        await AuditStore.RecordAsync(session, Event(action, of, null), actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Ends every session of the account. Returns how many there were.</summary>
    public Task<int> EndAllAsync(Id<Account> account, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
            await AccountRows.FindAsync(session, account).ConfigureAwait(false) is { } of
            ? await EndAllAsync(session, of, actor, now, tells: true).ConfigureAwait(false)
            : 0,
        cancellation);

    internal static async Task<int> EndAllAsync(DbSession session, Account account, Actor actor, DateTimeOffset now, bool tells = false)
    {
        var ended = await session.ExecuteAsync(Sql.EndAll, new { account = account.Id.ToString(), now }).ConfigureAwait(false);
        if (ended > 0)
        {
            var details = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ended} ended");
            var number =
                await AuditStore.RecordNumberedAsync(session, Event(AuditAction.SessionEnded, account, details), actor, now).ConfigureAwait(false);
            if (tells && actor.Person.Account != account.Id.ToString())
            {
                await AccountNotices.QueueAsync(session, account.Email, number, now).ConfigureAwait(false);
            }
        }

        return ended;
    }

    private static AuditEvent Event(AuditAction action, Account account, string? details) =>
        new(action) { Kind = Kind, Key = account.Email, Details = details };

    private static class Sql
    {
        public const string Admit = """
            update account set failed_count = 0, locked_until = null
            where id = @id and security_stamp = @stamp and disabled_at is null and (locked_until is null or locked_until <= @now)
            """;

        public const string AdmitBeyondLock =
            "update account set failed_count = failed_count where id = @id and security_stamp = @stamp and disabled_at is null";

        public const string Start = """
            insert into account_session (id, account_id, started_at, last_seen_at, second_factor, client, origin)
            values (@id, @account, @now, @now, @factor, @client, @origin)
            """;

        public const string Find = """
            select s.started_at, s.last_seen_at, s.ended_at, a.disabled_at, a.security_stamp
            from account_session s
            join account a on a.id = s.account_id
            where s.id = @id and s.account_id = @account
            """;

        public const string ForgetAddresses =
            "update account_session set origin = null, client = null where last_seen_at <= @before and (origin is not null or client is not null)";

        public const string Touch = "update account_session set last_seen_at = @now where id = @id and ended_at is null and last_seen_at < @now";

        public const string List = """
            select id, started_at, last_seen_at, second_factor, client, origin
            from account_session
            where account_id = @account and ended_at is null and last_seen_at > @seenAfter and started_at > @startedAfter
            order by last_seen_at desc, id
            """;

        public const string End = "update account_session set ended_at = @now where id = @id and account_id = @account and ended_at is null";

        public const string EndAll = "update account_session set ended_at = @now where account_id = @account and ended_at is null";
    }
}
