using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>An account's proofs are checked against these. They are never shown, logged or audited.</summary>
public sealed record Credentials
{
    public string? PasswordHash { get; init; }

    /// <summary>The authenticator's key, encrypted by whoever stored it.</summary>
    public string? AuthenticatorKey { get; init; }
}

/// <summary>
/// Passwords, authenticators and recovery codes. What may happen once happens in one statement, so that of two attempts
/// at the same instant one wins.
/// </summary>
public sealed class CredentialStore(Db db)
{
    /// <summary>So many wrong attempts lock an account.</summary>
    public const int MostFailures = 5;

    /// <summary>For so long.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Returns the place that the seal of an authenticator's key belongs to.</summary>
    public static SealedPlace PlaceOfKey(Id<Account> account) => new("account", account.ToString(), "authenticator_key");

    public Task<Credentials?> FindAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<Credentials>(Sql.Find, new { id = account.ToString() }), cancellation);

    /// <summary>
    /// Somebody has not shown who he is. <paramref name="account"/> null: the address is unknown, and is not kept: it may be a password.
    /// <paramref name="device"/>: a browser in which the account is known, which counts for itself.
    /// </summary>
    public Task RefuseAsync(
        Account? account, KnownDevice? device, string what, string? origin, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        var isLocked = false;
        if (account is not null && device is not null)
        {
            isLocked = await DeviceStore.FailAsync(session, account.Id, device, now).ConfigureAwait(false);
        }
        else if (account is not null)
        {
            var id = account.Id.ToString();
            await session.ExecuteAsync(Sql.Fail, new { id, now }).ConfigureAwait(false);
            isLocked = await session.ExecuteAsync(Sql.LockOut, new { id, most = MostFailures, until = now + Lock }).ConfigureAwait(false) > 0;
        }

        var entry = new AuditEvent(
            AuditAction.SignInRefused) { Kind = AccountRows.Kind, Key = account?.Email, Details = isLocked ? $"{what}; locked" : what };
        await AuditStore.RecordAsync(session, entry, new Actor(account?.Email ?? "") { Person = Domain.Access.Person.Nobody, Origin = origin }, now)
            .ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Sets the password. All cookies of the account end; the caller may make a new one.</summary>
    public Task SetPasswordAsync(
        Account account, string hash, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, account.Id, actor, now, async session =>
    {
        await SetPasswordAsync(session, account, hash, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>
    /// Takes the half-minute <paramref name="step"/> of a right code. False: it, or a later one, has been used already, or
    /// the account is locked. <paramref name="isKnown"/>: in a browser that others do not lock.
    /// </summary>
    public Task<bool> UseStepAsync(Id<Account> account, long step, bool isKnown, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
        async s => await s.ExecuteAsync(Sql.UseStep(isKnown), new { id = account.ToString(), step, now }).ConfigureAwait(false) > 0, cancellation);

    /// <summary>Uses up a recovery code. False: it is none of this account, has been used, or the account is locked.</summary>
    public Task<bool> UseRecoveryCodeAsync(
        Account account, string code, bool isKnown, string? origin, DateTimeOffset now,
        CancellationToken cancellation = default) => AccountRows.ChangeAsync(db, account.Id, account.ToActor(origin), now, async session =>
    {
        if (await session.ExecuteAsync(Sql.UseCode(isKnown), new { id = account.Id.ToString(), hash = AccountRows.Hash(code), now })
            .ConfigureAwait(false) == 0)
        {
            return false;
        }

        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.RecoveryCodeUsed, account), account.ToActor(origin), now)
            .ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>It counts the recovery codes that are left.</summary>
    public Task<int> CodesLeftAsync(Id<Account> account, CancellationToken cancellation = default) => db.ReadAsync(
        async s => (int)await s.FirstOrDefaultAsync<long>(Sql.CodesLeft, new { id = account.ToString() }).ConfigureAwait(false), cancellation);

    /// <summary>
    /// Sets up an authenticator, whose first code was of the half-minute <paramref name="step"/>, and new recovery codes in
    /// place of the old. All cookies of the account end. False: it has one already, or has changed since it was read.
    /// </summary>
    public Task<bool> SetSecondFactorAsync(
        Account account, string protectedKey, long step, IReadOnlyList<string> recoveryCodes, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => AccountRows.ChangeAsync(db, account.Id, actor, now, async session =>
    {
        var id = account.Id.ToString();
        if (await session.ExecuteAsync(Sql.SetKey, new { id, key = protectedKey, step, stamp = account.SecurityStamp, yes = true, no = false })
            .ConfigureAwait(false) == 0)
        {
            return false;
        }

        await session.ExecuteAsync(Sql.DropCodes, new { id }).ConfigureAwait(false);
        foreach (var code in recoveryCodes)
        {
            await session.ExecuteAsync(Sql.AddCode, new { id, hash = AccountRows.Hash(code) }).ConfigureAwait(false);
        }

        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.SecondFactorSet, account), actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Takes the authenticator and the recovery codes away. All cookies of the account end.</summary>
    public Task RemoveSecondFactorAsync(
        Account account, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, account.Id, actor, now, async session =>
    {
        var id = account.Id.ToString();
        if (await session.ExecuteAsync(Sql.DropKey, new { id, yes = true, no = false }).ConfigureAwait(false) > 0)
        {
            await session.ExecuteAsync(Sql.DropCodes, new { id }).ConfigureAwait(false);
            await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
            await AccountRows.EndKeysAsync(session, account, actor, now).ConfigureAwait(false);
            await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.SecondFactorRemoved, account), actor, now).ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    internal static async Task SetPasswordAsync(DbSession session, Account account, string hash, Actor actor, DateTimeOffset now)
    {
        await session.ExecuteAsync(Sql.SetPassword, new { id = account.Id.ToString(), hash }).ConfigureAwait(false);
        await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
        await AccountRows.EndKeysAsync(session, account, actor, now).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.PasswordSet, account), actor, now).ConfigureAwait(false);
    }

    private static class Sql
    {
        public const string Find = "select password_hash, authenticator_key from account where id = @id";

        // While it is locked nothing is counted, or who guesses on would lock the owner out for good.
        public const string Fail = """
            update account set failed_count = failed_count + 1
            where id = @id and (locked_until is null or locked_until <= @now)
            """;

        public const string LockOut = "update account set failed_count = 0, locked_until = @until where id = @id and failed_count >= @most";

        public const string SetPassword = "update account set password_hash = @hash, failed_count = 0, locked_until = null where id = @id";

        // For a browser that is known the lock of the account is not one.
        public static string UseStep(bool isKnown) => $"""
            update account set last_totp_step = @step
            where id = @id and last_totp_step < @step{(isKnown ? "" : " and (locked_until is null or locked_until <= @now)")}
            """;

        public static string UseCode(bool isKnown) => $"""
            update account_recovery_code set used_at = @now
            where account_id = @id and code_hash = @hash and used_at is null
                and exists (select 1 from account a where a.id = @id{(isKnown ? "" : " and (a.locked_until is null or a.locked_until <= @now)")})
            """;

        public const string CodesLeft = "select count(*) from account_recovery_code where account_id = @id and used_at is null";

        public const string SetKey = """
            update account set authenticator_key = @key, has_second_factor = @yes, last_totp_step = @step
            where id = @id and security_stamp = @stamp and has_second_factor = @no and disabled_at is null
            """;

        public const string DropKey =
            "update account set authenticator_key = null, has_second_factor = @no where id = @id and has_second_factor = @yes";

        public const string DropCodes = "delete from account_recovery_code where account_id = @id";

        public const string AddCode = "insert into account_recovery_code (account_id, code_hash) values (@id, @hash)";
    }
}
