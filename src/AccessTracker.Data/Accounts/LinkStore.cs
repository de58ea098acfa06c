using System.Buffers.Text;
using System.Security.Cryptography;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A one-time link has one of these purposes. It is stored by its word.</summary>
public enum LinkPurpose
{
    /// <summary>Make the first administrator.</summary>
    SetUp,

    /// <summary>Set the first password of an account.</summary>
    Invitation,

    /// <summary>Set another password.</summary>
    Reset,
}

/// <summary>
/// Links that let somebody in once to set a password. The store knows only a hash of each; who reads it can follow none.
/// </summary>
public sealed class LinkStore(Db db)
{
    private static TimeSpan Life(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.SetUp or LinkPurpose.Reset => TimeSpan.FromHours(24),
        LinkPurpose.Invitation => TimeSpan.FromDays(7),
    };

    /// <summary>
    /// The token of a new link to set the account's password: an invitation until it has one. Earlier links of the account
    /// end. Null: there is no such account, or it is disabled.
    /// </summary>
    public Task<string?> IssueAsync(
        Id<Account> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, id, actor, now, async session =>
    {
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { DisabledAt: null } account)
        {
            return null;
        }

        await RevokeAsync(session, id, now).ConfigureAwait(false);
        var purpose = account.HasPassword ? LinkPurpose.Reset : LinkPurpose.Invitation;
        var token = await StoreAsync(session, purpose, id, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.LinkIssued, account) with { Details = EnumCode.Of(purpose) }, actor, now)
            .ConfigureAwait(false);
        return token;
    }, cancellation);

    /// <summary>The token of the link that makes the first administrator; earlier ones end. Null: there is an administrator.</summary>
    public Task<string?> IssueSetUpAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.HasAdministratorAsync(session).ConfigureAwait(false))
        {
            return null;
        }

        await session.ExecuteAsync(Sql.RevokeSetUp, new { now }).ConfigureAwait(false);
        var token = await StoreAsync(session, LinkPurpose.SetUp, null, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(
            session, new AuditEvent(AuditAction.LinkIssued) { Kind = AccountRows.Kind, Details = EnumCode.Of(LinkPurpose.SetUp) }, actor,
            now).ConfigureAwait(false);
        return token;
    }, cancellation);

    /// <summary>Whose password a link would set; null: it is none, was used, or is too old.</summary>
    public Task<Account?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
            await session.FirstOrDefaultAsync<string>(Sql.FindAccount, new { hash = AccountRows.Hash(token), now }).ConfigureAwait(false) is { } id
            ? await AccountRows.FindAsync(session, new Id<Account>(Guid.Parse(id))).ConfigureAwait(false)
            : null,
        cancellation);

    /// <summary>The link would make the first administrator.</summary>
    public Task<bool> IsSetUpAsync(string token, DateTimeOffset now, CancellationToken cancellation = default) => db.ReadAsync(
        async session =>
            await session.FirstOrDefaultAsync<long>(Sql.CountSetUp, new { hash = AccountRows.Hash(token), now }).ConfigureAwait(false) > 0
            && !await AccountRows.HasAdministratorAsync(session).ConfigureAwait(false),
        cancellation);

    /// <summary>Uses up a link and sets the password; all cookies of the account end. Null: somebody else was quicker, or it is none.</summary>
    public Task<Account?> SetPasswordAsync(
        string token, string passwordHash, string? origin, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
            async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        var hash = AccountRows.Hash(token);
        if (await session.FirstOrDefaultAsync<string>(Sql.FindAccount, new { hash, now }).ConfigureAwait(false) is not { } id)
        {
            return null;
        }

        var account = (await AccountRows.FindAsync(session, new Id<Account>(Guid.Parse(id))).ConfigureAwait(false))!;
        return await StateSeals.AroundAsync(session, SealedStates.Account, id, account.ToActor(origin), now, async () =>
        {
            if (await session.ExecuteAsync(Sql.Use, new { hash, now }).ConfigureAwait(false) == 0)
            {
                return null;
            }

            await CredentialStore.SetPasswordAsync(session, account, passwordHash, account.ToActor(origin), now).ConfigureAwait(false);
            return await AccountRows.FindAsync(session, account.Id).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }, cancellation);

    /// <summary>
    /// Uses up a link and makes the first administrator. Null: there is one, somebody else was quicker, or the link or the address is taken.
    /// </summary>
    public Task<Account?> SetUpAsync(
        string token, string email, string name, string passwordHash, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
            async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.HasAdministratorAsync(session).ConfigureAwait(false)
            || await session.ExecuteAsync(Sql.UseSetUp, new { hash = AccountRows.Hash(token), now }).ConfigureAwait(false) == 0)
        {
            return null;
        }

        var account =
            await AccountStore.AddAsync(session, email, name, new Grant(Role.Administrator, null, []), passwordHash, null, now).ConfigureAwait(false);
        if (account is null)
        {
            session.Discard();
        }

        return account;
    }, cancellation);

    internal static Task RevokeAsync(DbSession session, Id<Account> account, DateTimeOffset now) =>
        session.ExecuteAsync(Sql.Revoke, new { account = account.ToString(), now });

    private static async Task<string> StoreAsync(DbSession session, LinkPurpose purpose, Id<Account>? account, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await session.ExecuteAsync(Sql.Store, new
        {
            hash = AccountRows.Hash(token),
            purpose = EnumCode.Of(purpose),
            account = account?.ToString(),
            now,
            expires = now + Life(purpose),
        }).ConfigureAwait(false);
        return token;
    }

    private static class Sql
    {
        public const string Store = """
            insert into account_link (token_hash, purpose, account_id, created_at, expires_at)
            values (@hash, @purpose, @account, @now, @expires)
            """;

        public const string FindAccount = """
            select l.account_id
            from account_link l
            join account a on a.id = l.account_id
            where l.token_hash = @hash and l.used_at is null and l.expires_at > @now and a.disabled_at is null
            """;

        public const string CountSetUp =
            "select count(*) from account_link where token_hash = @hash and purpose = 'set_up' and used_at is null and expires_at > @now";

        public const string Use =
            "update account_link set used_at = @now where token_hash = @hash and purpose <> 'set_up' and used_at is null and expires_at > @now";

        public const string UseSetUp =
            "update account_link set used_at = @now where token_hash = @hash and purpose = 'set_up' and used_at is null and expires_at > @now";

        public const string Revoke = "update account_link set used_at = @now where account_id = @account and used_at is null";

        public const string RevokeSetUp = "update account_link set used_at = @now where purpose = 'set_up' and used_at is null";
    }
}
