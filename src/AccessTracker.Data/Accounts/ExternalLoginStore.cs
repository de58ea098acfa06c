using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A person of another provider, who is found to be the one of an account.</summary>
public sealed record ExternalLogin
{
    /// <summary>The provider calls itself so.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The provider calls the person so.</summary>
    public string Subject { get; init; } = "";

    public DateTimeOffset LinkedAt { get; init; }
}

/// <summary>The store tells which account is which person of another provider. Nobody gets an account by having one elsewhere.</summary>
public sealed class ExternalLoginStore(Db db)
{
    /// <summary>
    /// The account of <paramref name="subject"/> at <paramref name="issuer"/>. Found for the first time by
    /// <paramref name="verifiedEmail"/> (null: the provider does not vouch for it), and from then on by the subject alone:
    /// an address may later belong to somebody else, who does not get the account with it. Null: nobody has been invited.
    /// </summary>
    public Task<Account?> FindOrLinkAsync(
        string issuer, string subject, string? verifiedEmail, string? origin, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await session.FirstOrDefaultAsync<string>(Sql.Find, new { issuer, subject }).ConfigureAwait(false) is { } linked)
        {
            return await AccountRows.FindAsync(session, new Id<Account>(Guid.Parse(linked))).ConfigureAwait(false);
        }

        if (verifiedEmail is null
            || await AccountRows.FindByEmailAsync(session, verifiedEmail).ConfigureAwait(false) is not { DisabledAt: null } account)
        {
            return null;
        }

        return await StateSeals.AroundAsync(session, SealedStates.Account, account.Id.ToString(), account.ToActor(origin), now, async () =>
        {
            if (await session.ExecuteAsync(Sql.Link, new { issuer, subject, account = account.Id.ToString(), now }).ConfigureAwait(false) == 0)
            {
                return null;
            }

            var entry = AccountRows.Event(AuditAction.AccountChanged, account) with { Details = $"linked to {issuer}" };
            await AuditStore.RecordAsync(session, entry, account.ToActor(origin), now).ConfigureAwait(false);
            return account;
        }).ConfigureAwait(false);
    }, cancellation);

    /// <summary>The logins tell who the account is elsewhere, the oldest link first.</summary>
    public Task<IReadOnlyList<ExternalLogin>> ListAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<ExternalLogin>(Sql.List, new { account = account.ToString() }), cancellation);

    /// <summary>
    /// Takes a link away; all cookies of the account end. Whoever next comes from there with the account's address is linked anew.
    /// False: there is no such link, or nobody could come in without it, for the account has neither password nor passkey.
    /// </summary>
    public Task<bool> UnlinkAsync(
        Account account, ExternalLogin login, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, account.Id, actor, now, async session =>
    {
        if (await session.ExecuteAsync(Sql.Unlink, new { login.Issuer, login.Subject, account = account.Id.ToString() }).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        await AccountRows.EndKeysAsync(session, account, actor, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(
            session, AccountRows.Event(AuditAction.AccountChanged, account) with { Details = $"unlinked from {login.Issuer}" }, actor,
            now).ConfigureAwait(false);
        return true;
    }, cancellation);

    private static class Sql
    {
        public const string Find = "select account_id from account_login where issuer = @issuer and subject = @subject";

        // An account that is somebody's there already stays theirs.
        public const string Link = """
            insert into account_login (issuer, subject, account_id, linked_at)
            select @issuer, @subject, a.id, @now
            from account a
            where a.id = @account and not exists (select 1 from account_login l where l.account_id = a.id and l.issuer = @issuer)
            on conflict (issuer, subject) do nothing
            """;

        public const string List = "select issuer, subject, linked_at from account_login where account_id = @account order by linked_at, issuer";

        public const string Unlink = """
            delete from account_login
            where issuer = @Issuer and subject = @Subject and account_id = @account
                and (exists (select 1 from account a where a.id = @account and a.password_hash is not null)
                    or exists (select 1 from account_passkey p where p.account_id = @account))
            """;
    }
}
