using System.Security.Cryptography;
using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Mail;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>What the stores of accounts have in common: reading one, and writing its audit.</summary>
internal static class AccountRows
{
    /// <summary>Kind of an audit entry about an account.</summary>
    public const string Kind = "account";

    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The hash is what is kept of a secret that only its holder knows.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));

    public static async Task<Account?> FindAsync(DbSession session, Id<Account> id) =>
        (await ReadAsync(session, "where id = @id", new { id = id.ToString() }).ConfigureAwait(false)).SingleOrDefault();

    public static async Task<Account?> FindByEmailAsync(DbSession session, string email) =>
        (await ReadAsync(session, "where email_key = @key", new { key = Account.Key(email) }).ConfigureAwait(false)).SingleOrDefault();

    public static Task<IReadOnlyList<Account>> ListAsync(DbSession session) => ReadAsync(session, "order by email_key", null);

    /// <summary>Somebody who may sign in runs the accounts.</summary>
    public static async Task<bool> HasAdministratorAsync(DbSession session, Id<Account>? besides = null) =>
        (await ListAsync(session).ConfigureAwait(false)).Any(a => a.Id != besides && a.DisabledAt is null && IsAdministrator(a));

    /// <summary>Nobody else changes who may what until this transaction ends.</summary>
    public static Task HoldAsync(DbSession session) => Chain.BeginAsync(session, Chain.Events);

    /// <summary>It runs the accounts, and not only until some day: then nobody would be left to.</summary>
    public static bool IsAdministrator(Account account) => account.Grants.Any(g => g is { Role: Role.Administrator, Operation: null, Until: null });

    /// <summary>Makes all cookies of the account worthless, and ends its sessions.</summary>
    public static async Task RenewStampAsync(DbSession session, Account account, Actor actor, DateTimeOffset now)
    {
        await session.ExecuteAsync(Sql.RenewStamp, new { id = account.Id.ToString(), stamp = NewStamp() }).ConfigureAwait(false);
        await DeviceStore.ForgetAsync(session, account.Id).ConfigureAwait(false);
        await SessionStore.EndAllAsync(session, account, actor, now).ConfigureAwait(false);
    }

    /// <summary>
    /// Ends what programs come in with, the tokens and the keys of feeds and calendars: whoever changes how they come in may do so because somebody
    /// else was in, and made some.
    /// </summary>
    public static async Task EndKeysAsync(DbSession session, Account account, Actor actor, DateTimeOffset now)
    {
        await ApiTokenStore.RevokeAllAsync(session, account, actor, now).ConfigureAwait(false);
        await FeedKeyStore.RevokeAsync(session, account, actor, now).ConfigureAwait(false);
    }

    /// <summary>Changes an account in one transaction, and puts into the audit what it was and what it is (<see cref="StateSeals"/>).</summary>
    public static Task<T> ChangeAsync<T>(
        Db db, Id<Account> account, Actor actor, DateTimeOffset now, Func<DbSession, Task<T>> work, CancellationToken cancellation) =>
        StateSeals.WriteAsync(db, SealedStates.Account, account.ToString(), actor, now, work, cancellation);

    public static AuditEvent Event(AuditAction action, Account account) => new(action) { Kind = Kind, Key = account.Email };

    /// <summary>The accounts that <paramref name="which"/> names: conditions, order and limit; with their roles.</summary>
    public static async Task<IReadOnlyList<Account>> ReadAsync(DbSession session, string which, object? parameters)
    {
        var accounts = await session.QueryAsync<Account>($"{Sql.Accounts} {which}", parameters).ConfigureAwait(false);
        var rows = await session.QueryAsync<GrantRow>(
            Sql.Grants(session.Dialect.AnyOf("account_id", "ids")),
            new { ids = session.Dialect.Texts([.. accounts.Select(a => a.Id.ToString())]) }).ConfigureAwait(false);
        var grants = rows.ToLookup(r => r.AccountId);
        return [.. accounts.Select(a => a with { Grants = [.. grants[a.Id].Select(r => r.ToGrant())] })];
    }

    private sealed class GrantRow
    {
        public Id<Account> AccountId { get; init; }

        public string Role { get; init; } = "";

        public string Operation { get; init; } = "";

        public string Areas { get; init; } = "";

        public DateOnly? Until { get; init; }

        public Grant ToGrant() =>
            new(EnumCode.Parse<Role>(Role), Operation.Length == 0 ? null : Operation, JsonSerializer.Deserialize<string[]>(Areas)!) { Until = Until };
    }

    private static class Sql
    {
        private const string Columns = """
            id, email, name, security_stamp, has_second_factor, locked_until, created_at, disabled_at,
            case when password_hash is null then false else true end as has_password
            """;

        public const string Accounts = $"select {Columns} from account";

        public static string Grants(string ofAccounts) =>
            $"select account_id, role, operation, areas, until from account_grant where {ofAccounts} order by account_id, role, operation";

        public const string RenewStamp = "update account set security_stamp = @stamp where id = @id";
    }
}
