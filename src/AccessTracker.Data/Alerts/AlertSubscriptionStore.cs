using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Alerts;

/// <summary>The store tells who gets the alerts of which operation by e-mail. Each change is in the audit with the change.</summary>
public sealed class AlertSubscriptionStore(Db db)
{
    private const string Details = "alerts";

    /// <summary>The operations of one person.</summary>
    public async Task<IReadOnlySet<Id<Operation>>> OfAsync(Id<Account> account, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s => s.QueryAsync<string>(Sql.Operations, new { account = account.ToString() }), cancellation).ConfigureAwait(false))
            .Select(o => new Id<Operation>(Guid.Parse(o))).ToHashSet();

    /// <summary>The people of one operation.</summary>
    public async Task<IReadOnlyList<Id<Account>>> AccountsAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<string>(Sql.Accounts, new { operation = operation.ToString() }), cancellation)
            .ConfigureAwait(false)).Select(a => new Id<Account>(Guid.Parse(a)))];

    public Task SubscribeAsync(
        Account account, StoredOperation operation, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        ChangeAsync(Sql.Subscribe, AuditAction.Subscribed, account, operation, actor, now, cancellation);

    /// <summary>Ends; what waits to be sent is not sent any more.</summary>
    public Task UnsubscribeAsync(
        Account account, StoredOperation operation, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        ChangeAsync(Sql.Unsubscribe, AuditAction.Unsubscribed, account, operation, actor, now, cancellation);

    private Task<bool> ChangeAsync(
        string sql, AuditAction action, Account account, StoredOperation operation, Actor actor, DateTimeOffset now,
        CancellationToken cancellation) => db.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(sql, new { account = account.Id.ToString(), operation = operation.Id.ToString(), now })
            .ConfigureAwait(false) > 0)
        {
            await AuditStore.RecordAsync(
                session, AccountRows.Event(action, account) with { Operation = operation.Operation.Code, Details = Details }, actor,
                now).ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    private static class Sql
    {
        public const string Operations = "select operation_id from alert_subscription where account_id = @account";

        public const string Accounts = "select account_id from alert_subscription where operation_id = @operation order by account_id";

        public const string Subscribe = """
            insert into alert_subscription (account_id, operation_id, since) values (@account, @operation, @now)
            on conflict do nothing
            """;

        public const string Unsubscribe = "delete from alert_subscription where account_id = @account and operation_id = @operation";
    }
}
