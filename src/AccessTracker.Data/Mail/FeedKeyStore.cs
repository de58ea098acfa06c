using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Mail;

/// <summary>
/// The two secrets that are made together for somebody whose programs cannot sign in. The feed's is made of the calendar's and not the other way
/// round: who was given the one, which tells what was published, does not have the other, which tells what is planned.
/// </summary>
public sealed record FeedKeys(string Feed, string Calendar);

/// <summary>
/// The secrets by which a reader of feeds or of calendars, which cannot sign in, gets those of its owner. One pair a person; the store has only a
/// hash.
/// </summary>
public sealed class FeedKeyStore(Db db)
{
    /// <summary>Longer ones are not looked up.</summary>
    public const int LongestKey = 64;

    /// <summary>The key was made then; null: there is none.</summary>
    public Task<DateTimeOffset?> MadeAtAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<DateTimeOffset?>(Sql.MadeAt, new { account = account.ToString() }), cancellation);

    /// <summary>New keys; those before them end. They are told this once.</summary>
    public Task<FeedKeys> MakeAsync(Account account, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
    {
        var calendar = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var keys = new FeedKeys(FeedOf(calendar), calendar);
        await session.ExecuteAsync(Sql.Make, new { account = account.Id.ToString(), hash = AccountRows.Hash(keys.Feed), now }).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.FeedKeyMade, account), actor, now).ConfigureAwait(false);
        return keys;
    }, cancellation);

    public Task RevokeAsync(Account account, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session =>
    {
        await RevokeAsync(session, account, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    internal static async Task RevokeAsync(DbSession session, Account account, Actor actor, DateTimeOffset now)
    {
        if (await session.ExecuteAsync(Sql.Revoke, new { account = account.Id.ToString() }).ConfigureAwait(false) > 0)
        {
            await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.FeedKeyRevoked, account), actor, now).ConfigureAwait(false);
        }
    }

    /// <summary>Whose key of calendars that is; null: nobody's, or of somebody who is not let in any more.</summary>
    public Task<Account?> FindByCalendarAsync(string key, CancellationToken cancellation = default) =>
        key.Length <= LongestKey ? FindAsync(FeedOf(key), cancellation) : Task.FromResult<Account?>(null);

    /// <summary>Whose key of feeds that is; null: nobody's, or of somebody who is not let in any more.</summary>
    public Task<Account?> FindAsync(string key, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
            key.Length <= LongestKey
            && await session.FirstOrDefaultAsync<string>(Sql.Find, new { hash = AccountRows.Hash(key) }).ConfigureAwait(false) is { } id
            ? await AccountRows.FindAsync(session, new Id<Account>(Guid.Parse(id))).ConfigureAwait(false)
            : null,
        cancellation);

    private static string FeedOf(string calendar) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"feed of {calendar}")));

    private static class Sql
    {
        public const string MadeAt = "select created_at from feed_key where account_id = @account";

        public const string Make = """
            insert into feed_key (account_id, key_hash, created_at) values (@account, @hash, @now)
            on conflict (account_id) do update set key_hash = excluded.key_hash, created_at = excluded.created_at
            """;

        public const string Revoke = "delete from feed_key where account_id = @account";

        public const string Find = """
            select k.account_id
            from feed_key k
            join account a on a.id = k.account_id
            where k.key_hash = @hash and a.disabled_at is null
            """;
    }
}
