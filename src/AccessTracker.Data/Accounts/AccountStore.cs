using System.Security.Cryptography;
using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>The accounts and what they may be. Each change is in the audit with the change.</summary>
public sealed class AccountStore(Db db)
{
    /// <summary>All accounts, by address.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellation = default) => db.ReadAsync(AccountRows.ListAsync, cancellation);

    public Task<Account?> FindAsync(Id<Account> id, CancellationToken cancellation = default) =>
        db.ReadAsync(s => AccountRows.FindAsync(s, id), cancellation);

    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellation = default) =>
        db.ReadAsync(s => AccountRows.FindByEmailAsync(s, email), cancellation);

    /// <summary>Somebody who may sign in runs the accounts.</summary>
    public Task<bool> HasAdministratorAsync(CancellationToken cancellation = default) =>
        db.ReadAsync(s => AccountRows.HasAdministratorAsync(s), cancellation);

    /// <summary>A new account without a password, which its first link will set. Null: the address has one already.</summary>
    public Task<Account?> AddAsync(
        string email, string name, Grant grant, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(session => AddAsync(session, email, name, grant, null, actor, now), cancellation);

    public Task<AccountRefusal?> DisableAsync(
        Id<Account> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync<AccountRefusal?>(
            db, id, actor, now, async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { } account)
        {
            return AccountRefusal.Unknown;
        }

        if (actor.Person.Account == id.ToString())
        {
            return AccountRefusal.Self;
        }

        if (account.DisabledAt is not null)
        {
            return null;
        }

        if (AccountRows.IsAdministrator(account) && !await AccountRows.HasAdministratorAsync(session, besides: id).ConfigureAwait(false))
        {
            return AccountRefusal.LastAdministrator;
        }

        await session.ExecuteAsync(Sql.Disable, new { id = id.ToString(), now }).ConfigureAwait(false);
        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        await LinkStore.RevokeAsync(session, id, now).ConfigureAwait(false);
        await AccountRows.EndKeysAsync(session, account, actor, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.AccountDisabled, account), actor, now).ConfigureAwait(false);
        return null;
    }, cancellation);

    /// <summary>
    /// Somebody left, and is to be known by name no more: the account, which is disabled, gets a name that tells nothing, and loses all that somebody
    /// could come in with, be written to, or be recognised by. Histories and audit are chained and stay; they show the new name. It cannot be undone.
    /// </summary>
    public Task<AccountRefusal?> PseudonymiseAsync(
        Id<Account> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync<AccountRefusal?>(
            db, id, actor, now, async session =>
    {
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { } account)
        {
            return AccountRefusal.Unknown;
        }

        if (account.DisabledAt is null)
        {
            return AccountRefusal.StillEnabled;
        }

        var mark = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var (email, name) = (mark + Account.LeftDomain, $"Former colleague {mark}");
        var parameters = new { id = id.ToString(), email, key = Account.Key(email), name, hash = AccountRows.Hash(account.Email), no = false };
        await StateSeals.AroundAsync(session, SealedStates.Pseudonym, parameters.hash, actor, now, () =>
            session.ExecuteAsync(Sql.Pseudonym, parameters)).ConfigureAwait(false);
        foreach (var sql in Sql.Pseudonymise)
        {
            await session.ExecuteAsync(sql, parameters).ConfigureAwait(false);
        }

        await AuditStore.RecordAsync(
            session, new AuditEvent(AuditAction.AccountChanged) { Kind = AccountRows.Kind, Key = email, Details = "made a pseudonym" }, actor,
            now).ConfigureAwait(false);
        return null;
    }, cancellation);

    public Task<AccountRefusal?> EnableAsync(
        Id<Account> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync<AccountRefusal?>(
            db, id, actor, now, async session =>
    {
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { } account)
        {
            return AccountRefusal.Unknown;
        }

        if (await session.ExecuteAsync(Sql.Enable, new { id = id.ToString() }).ConfigureAwait(false) > 0)
        {
            await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.AccountEnabled, account), actor, now).ConfigureAwait(false);
        }

        return null;
    }, cancellation);

    /// <summary>Gives a role, or changes the areas or the last day of one that is held.</summary>
    public Task<AccountRefusal?> GiveAsync(
        Id<Account> id, Grant grant, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => AccountRows.ChangeAsync<AccountRefusal?>(db, id, actor, now, async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { } account)
        {
            return AccountRefusal.Unknown;
        }

        var held = account.Grants.FirstOrDefault(g => g.Role == grant.Role && g.Operation == grant.Operation);
        if (held is not null && held.Areas.SequenceEqual(grant.Areas) && held.Until == grant.Until)
        {
            return null;
        }

        if (held is { Role: Role.Administrator, Operation: null } && grant.Until is not null
            && !await AccountRows.HasAdministratorAsync(session, besides: id).ConfigureAwait(false))
        {
            return AccountRefusal.LastAdministrator;
        }

        await StoreGrantAsync(session, account, grant, held, actor, now).ConfigureAwait(false);
        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        return null;
    }, cancellation);

    public Task<AccountRefusal?> TakeAsync(
        Id<Account> id, Role role, string? operation, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => AccountRows.ChangeAsync<AccountRefusal?>(db, id, actor, now, async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.FindAsync(session, id).ConfigureAwait(false) is not { } account)
        {
            return AccountRefusal.Unknown;
        }

        if (account.Grants.FirstOrDefault(g => g.Role == role && g.Operation == operation) is not { } held)
        {
            return null;
        }

        if (role == Role.Administrator && operation is null && !await AccountRows.HasAdministratorAsync(session, besides: id).ConfigureAwait(false))
        {
            return AccountRefusal.LastAdministrator;
        }

        await session.ExecuteAsync(Sql.Take, new { id = id.ToString(), role = EnumCode.Of(role), operation = operation ?? "" }).ConfigureAwait(false);
        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        var entry = AccountRows.Event(AuditAction.RoleTaken, account) with { Operation = operation, Before = Json(held) };
        await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        return null;
    }, cancellation);

    /// <summary>Adds an account in a transaction. <paramref name="actor"/> null: the account itself, which is the first one.</summary>
    internal static async Task<Account?> AddAsync(
        DbSession session, string email, string name, Grant grant, string? passwordHash, Actor? actor, DateTimeOffset now)
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        if (await AccountRows.FindByEmailAsync(session, email).ConfigureAwait(false) is not null)
        {
            return null;
        }

        var id = Id<Account>.New(now);
        return await StateSeals.AroundAsync(session, SealedStates.Account, id.ToString(), actor ?? new Actor(email.Trim()), now, () =>
            StoreAsync(session, id, email, name, grant, passwordHash, actor, now))
            .ConfigureAwait(false);
    }

    private static async Task<Account?> StoreAsync(
        DbSession session, Id<Account> id, string email, string name, Grant grant, string? passwordHash, Actor? actor, DateTimeOffset now)
    {
        await session.ExecuteAsync(Sql.Add, new
        {
            id = id.ToString(),
            email = email.Trim(),
            key = Account.Key(email),
            name = name.Trim(),
            passwordHash,
            stamp = AccountRows.NewStamp(),
            no = false,
            now,
        }).ConfigureAwait(false);
        var account = (await AccountRows.FindAsync(session, id).ConfigureAwait(false))!;
        var by = actor ?? account.ToActor(null);
        var entry = AccountRows.Event(
            AuditAction.AccountAdded, account) with { After = JsonSerializer.Serialize(new { email = account.Email, name = account.Name }) };
        await AuditStore.RecordAsync(session, entry, by, now).ConfigureAwait(false);
        await StoreGrantAsync(session, account, grant, null, by, now).ConfigureAwait(false);
        return await AccountRows.FindAsync(session, id).ConfigureAwait(false);
    }

    private static async Task StoreGrantAsync(DbSession session, Account account, Grant grant, Grant? held, Actor actor, DateTimeOffset now)
    {
        await session.ExecuteAsync(Sql.Give, new
        {
            id = account.Id.ToString(),
            role = EnumCode.Of(grant.Role),
            operation = grant.Operation ?? "",
            areas = JsonSerializer.Serialize(grant.Areas),
            until = grant.Until,
        }).ConfigureAwait(false);
        var entry = AccountRows.Event(
            AuditAction.RoleGiven, account) with { Operation = grant.Operation, Before = held is null ? null : Json(held), After = Json(grant) };
        await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
    }

    // A role without a last day is written as it was before there were any.
    private static string Json(Grant grant) => grant.Until is { } until
        ? JsonSerializer.Serialize(new { role = EnumCode.Of(grant.Role), operation = grant.Operation, areas = grant.Areas, until })
        : JsonSerializer.Serialize(new { role = EnumCode.Of(grant.Role), operation = grant.Operation, areas = grant.Areas });

    private static class Sql
    {
        public const string Add = """
            insert into account (id, email, email_key, name, password_hash, security_stamp, failed_count, has_second_factor, last_totp_step,
                created_at)
            values (@id, @email, @key, @name, @passwordHash, @stamp, 0, @no, 0, @now)
            """;

        public const string Pseudonym =
            "insert into account_pseudonym (name_hash, pseudonym) values (@hash, @name) on conflict (name_hash) do update set pseudonym = "
                + "excluded.pseudonym";

        public static readonly string[] Pseudonymise =
        [
            "update account set email = @email, email_key = @key, name = @name, password_hash = null, authenticator_key = null, has_second_factor "
                + "= @no where id = @id",
            "delete from account_recovery_code where account_id = @id",
            "delete from account_passkey where account_id = @id",
            "delete from account_login where account_id = @id",
            "delete from account_link where account_id = @id",
            "delete from account_device where account_id = @id",
            "delete from feed_key where account_id = @id",
            "delete from api_token where account_id = @id",
            "update offline_device set person = @name, client = null where account_id = @id",
            "delete from saved_view where account_id = @id",
            "delete from subscription where account_id = @id",
            "delete from alert_subscription where account_id = @id",
            "update account_session set origin = null, client = null where account_id = @id",
        ];

        public const string Disable = "update account set disabled_at = @now where id = @id";

        public const string Enable = "update account set disabled_at = null where id = @id and disabled_at is not null";

        public const string Give = """
            insert into account_grant (account_id, role, operation, areas, until)
            values (@id, @role, @operation, @areas, @until)
            on conflict (account_id, role, operation) do update set areas = excluded.areas, until = excluded.until
            """;

        public const string Take = "delete from account_grant where account_id = @id and role = @role and operation = @operation";
    }
}
