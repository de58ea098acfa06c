using System.Text.Json;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A second administrator has to confirm requests of these kinds. They are stored by their words.</summary>
public enum AccountRequestKind
{
    /// <summary>A role that needs a second factor is given.</summary>
    GiveRole,

    /// <summary>A link that sets another password.</summary>
    IssueLink,

    /// <summary>Authenticator and passkeys are taken away.</summary>
    RemoveFactor,
}

/// <summary>One thing that an administrator has asked for.</summary>
/// <param name="Grant">The role to be given; null for other things.</param>
/// <param name="AskedAccount">The asker's account; null for one who has none.</param>
public sealed record AccountRequest(
    Id<AccountRequest> Id, AccountRequestKind Kind, Grant? Grant, string AskedBy, string? AskedAccount, DateTimeOffset AskedAt)
{
    /// <summary><paramref name="actor"/> is the one who asked, and so is no second person.</summary>
    public bool IsBy(Actor actor) => AskedAccount is { } account && actor.Person.Account is { } other ? account == other : AskedBy == actor.Name;
}

/// <summary>Changes of accounts that wait for a second administrator. Asking, confirming and withdrawing are in the audit.</summary>
public sealed class AccountRequestStore(Db db)
{
    /// <summary>A request that nobody has confirmed by then is over.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <summary>Those of an account that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<AccountRequest>> ListAsync(Id<Account> account, DateTimeOffset now, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.List, new { account = account.ToString(), after = now - Life }), cancellation)
            .ConfigureAwait(false)).Select(r => r.ToRequest())];

    public Task AskAsync(
        Account account, AccountRequestKind kind, Grant? grant, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        await session.ExecuteAsync(Sql.Ask, new
        {
            id = Id<AccountRequest>.New(now),
            account = account.Id.ToString(),
            what = EnumCode.Of(kind),
            details = grant is null
                ? ""
                : JsonSerializer.Serialize(new StoredGrant(EnumCode.Of(grant.Role), grant.Operation, [.. grant.Areas], grant.Until)),
            by = actor.Name,
            byAccount = actor.Person.Account,
            now,
        }).ConfigureAwait(false);
        await RecordAsync(session, AuditAction.AccountChangeAsked, account, kind, null, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>
    /// Ends a request: confirmed by a second person, or withdrawn by anybody who may. Returns it; null when it does not wait any more, or the one who
    /// would confirm it has asked for it.
    /// </summary>
    public Task<AccountRequest?> EndAsync(
        Account account, Id<AccountRequest> id, bool isConfirmed, Actor actor,
        DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
            async session =>
    {
        await AccountRows.HoldAsync(session).ConfigureAwait(false);
        var row = await session.FirstOrDefaultAsync<Row>(Sql.Find, new { id, account = account.Id.ToString(), after = now - Life })
            .ConfigureAwait(false);
        if (row?.ToRequest() is not { } request || (isConfirmed && request.IsBy(actor)))
        {
            return null;
        }

        await session.ExecuteAsync(Sql.End, new { id, state = isConfirmed ? "confirmed" : "withdrawn", by = actor.Name, now }).ConfigureAwait(false);
        var action = isConfirmed ? AuditAction.AccountChangeConfirmed : AuditAction.AccountChangeWithdrawn;
        await RecordAsync(session, action, account, request.Kind, request.AskedBy, actor, now).ConfigureAwait(false);
        return request;
    }, cancellation);

    private static Task RecordAsync(
        DbSession session, AuditAction action, Account account, AccountRequestKind kind, string? askedBy, Actor actor, DateTimeOffset now) =>
            AuditStore.RecordAsync(
        session, AccountRows.Event(
            action, account) with { Details = askedBy is null ? EnumCode.Of(kind) : $"{EnumCode.Of(kind)}, asked for by {askedBy}" }, actor, now);

    private sealed record StoredGrant(string Role, string? Operation, string[] Areas, DateOnly? Until = null);

    private sealed class Row
    {
        public Id<AccountRequest> Id { get; init; }

        public string What { get; init; } = "";

        public string Details { get; init; } = "";

        public string AskedBy { get; init; } = "";

        public string? AskedAccount { get; init; }

        public DateTimeOffset AskedAt { get; init; }

        public AccountRequest ToRequest()
        {
            var grant = Details.Length == 0 ? null : JsonSerializer.Deserialize<StoredGrant>(Details)!;
            return new AccountRequest(
                Id, EnumCode.Parse<AccountRequestKind>(What),
                grant is null ? null : new Grant(EnumCode.Parse<Role>(grant.Role), grant.Operation, grant.Areas) { Until = grant.Until },
                AskedBy, AskedAccount, AskedAt);
        }
    }

    private static class Sql
    {
        private const string Waiting = "select id, what, details, asked_by, asked_account, asked_at from account_request where account_id = "
            + "@account and state = 'waiting' and asked_at > @after";

        public const string List = $"{Waiting} order by asked_at, id";

        public const string Find = $"{Waiting} and id = @id";

        public const string Ask = """
            insert into account_request (id, account_id, what, details, asked_by, asked_account, asked_at, state)
            values (@id, @account, @what, @details, @by, @byAccount, @now, 'waiting')
            """;

        public const string End = "update account_request set state = @state, answered_by = @by, answered_at = @now where id = @id";
    }
}
