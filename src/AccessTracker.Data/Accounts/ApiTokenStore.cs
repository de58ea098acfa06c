using System.Buffers.Text;
using System.Security.Cryptography;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>The tokens by which programs come in a person's name. The store has only their hashes; making and revoking is in the audit.</summary>
public sealed class ApiTokenStore(Db db)
{
    /// <summary>A token begins so: who finds one in a file knows what it opens.</summary>
    public const string Prefix = "at_";

    /// <summary>An account has no more than these in force.</summary>
    public const int MostOfAccount = 20;

    // Longer ones are not looked up.
    private const int Longest = 64;

    // That it was used is noted so often, and not at each request.
    private static readonly TimeSpan _touched = TimeSpan.FromMinutes(1);

    private const string Kind = "api_token";

    /// <summary>Makes a token, and returns it: it is told this once. Null: the account has as many as it may.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="token">Its name, scopes, operation and last day.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="now">When.</param>
    public Task<string?> MakeAsync(
        Account account, ApiToken token, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        AccountRows.ChangeAsync<string?>(db, account.Id, actor, now, async session =>
    {
        if (await session.FirstOrDefaultAsync<long>(Sql.Count, new { account = account.Id.ToString(), today = Day(now) }).ConfigureAwait(false)
            >= MostOfAccount)
        {
            return null;
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await session.ExecuteAsync(Sql.Make, new
        {
            id = Id<ApiToken>.New(now), account = account.Id.ToString(), name = token.Name, hash = AccountRows.Hash(secret),
            scopes = Words(token.Scopes), operation = token.Operation ?? "", now, ends = token.EndsOn,
        }).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, Event(AuditAction.ApiTokenMade, account.Email, token.Name), actor, now).ConfigureAwait(false);
        return secret;
    }, cancellation);

    /// <summary>Those of the account that were not revoked, the newest first; also those whose last day has passed.</summary>
    public Task<IReadOnlyList<ApiToken>> ListAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync<IReadOnlyList<ApiToken>>(
            async s => [.. (await s.QueryAsync<Row>(Sql.List, new { account = account.ToString() }).ConfigureAwait(false)).Select(r => r.ToToken())],
            cancellation);

    /// <summary>Revokes a token of the account. Returns whether there was one.</summary>
    public Task<bool> RevokeAsync(
        Account account, Id<ApiToken> id, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        AccountRows.ChangeAsync(db, account.Id, actor, now, async session =>
    {
        var asked = new { id, account = account.Id.ToString(), now };
        var name = await session.FirstOrDefaultAsync<string>(Sql.NameOf, asked).ConfigureAwait(false);
        if (name is null || await session.ExecuteAsync(Sql.Revoke, asked).ConfigureAwait(false) == 0)
        {
            return false;
        }

        await AuditStore.RecordAsync(session, Event(AuditAction.ApiTokenRevoked, account.Email, name), actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Who comes by that token; null: nobody, or somebody who is let in no more: then it opens nothing.</summary>
    public Task<ApiCaller?> FindAsync(string secret, DateTimeOffset now, CancellationToken cancellation = default) =>
        secret.Length > Longest || !secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? Task.FromResult<ApiCaller?>(null)
            : db.ReadAsync(async session =>
    {
        if (await session.FirstOrDefaultAsync<Row>(Sql.Find, new { hash = AccountRows.Hash(secret), today = Day(now) }).ConfigureAwait(false)
                is not { } row
            || await AccountRows.FindAsync(session, row.AccountId).ConfigureAwait(false) is not { } account)
        {
            return null;
        }

        var token = row.ToToken();
        var person = token.PersonOf(account, row.HasFactor, now);
        return person.Grants.Count == 0 ? null : new ApiCaller(token, person);
    }, cancellation);

    /// <summary>Notes that the token is used, at most once a minute.</summary>
    public Task TouchAsync(ApiToken token, DateTimeOffset now, CancellationToken cancellation = default) =>
        token.LastUsedAt is { } last && now < last + _touched
            ? Task.CompletedTask
            : db.WriteAsync(s => s.ExecuteAsync(Sql.Touch, new { id = token.Id, now, before = now - _touched }), cancellation);

    /// <summary>Revokes all tokens of an account whose person is to come in no more.</summary>
    internal static async Task RevokeAllAsync(DbSession session, Account account, Actor actor, DateTimeOffset now)
    {
        var asked = new { account = account.Id.ToString(), now };
        foreach (var name in await session.QueryAsync<string>(Sql.NamesOf, asked).ConfigureAwait(false))
        {
            await AuditStore.RecordAsync(session, Event(AuditAction.ApiTokenRevoked, account.Email, name), actor, now).ConfigureAwait(false);
        }

        await session.ExecuteAsync(Sql.RevokeAll, asked).ConfigureAwait(false);
    }

    private static AuditEvent Event(AuditAction action, string email, string name) => new(action) { Kind = Kind, Key = email, Details = name };

    private static string Words(IEnumerable<ApiScope> scopes) =>
        string.Join(' ', scopes.Append(ApiScope.Read).Distinct().Order().Select(s => EnumCode.Of(s)));

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    private sealed class Row
    {
        public Id<ApiToken> Id { get; init; }

        public Id<Account> AccountId { get; init; }

        public string Name { get; init; } = "";

        public string Scopes { get; init; } = "";

        public string Operation { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateOnly EndsOn { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public bool HasFactor { get; init; }

        public ApiToken ToToken() => new()
        {
            Id = Id,
            Name = Name,
            Scopes = [.. Scopes.Split(' ').Select(EnumCode.Parse<ApiScope>)],
            Operation = Operation.Length == 0 ? null : Operation,
            CreatedAt = CreatedAt,
            EndsOn = EndsOn,
            LastUsedAt = LastUsedAt,
        };
    }

    private static class Sql
    {
        private const string Columns = "t.id, t.account_id, t.name, t.scopes, t.operation, t.created_at, t.ends_on, t.last_used_at";

        public const string Count = "select count(*) from api_token where account_id = @account and revoked_at is null and ends_on >= @today";

        public const string Make = """
            insert into api_token (id, account_id, name, token_hash, scopes, operation, created_at, ends_on)
            values (@id, @account, @name, @hash, @scopes, @operation, @now, @ends)
            """;

        public const string List = $"""
            select {Columns}, false as has_factor
            from api_token t
            where t.account_id = @account and t.revoked_at is null
            order by t.created_at desc, t.id
            """;

        public const string NameOf = "select name from api_token where id = @id and account_id = @account";

        public const string NamesOf = "select name from api_token where account_id = @account and revoked_at is null order by created_at, id";

        public const string Revoke = "update api_token set revoked_at = @now where id = @id and account_id = @account and revoked_at is null";

        public const string RevokeAll = "update api_token set revoked_at = @now where account_id = @account and revoked_at is null";

        public const string Find = $"""
            select {Columns},
                case when a.has_second_factor or exists (select 1 from account_passkey p where p.account_id = a.id)
                    or exists (select 1 from account_login l where l.account_id = a.id) then true else false end as has_factor
            from api_token t
            join account a on a.id = t.account_id
            where t.token_hash = @hash and t.revoked_at is null and t.ends_on >= @today and a.disabled_at is null
            """;

        public const string Touch =
            "update api_token set last_used_at = @now where id = @id and (last_used_at is null or last_used_at <= @before)";
    }
}
