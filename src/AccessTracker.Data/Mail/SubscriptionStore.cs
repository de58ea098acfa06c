using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Mail;

/// <summary>The store tells who gets which reports by e-mail. Each change is in the audit with the change.</summary>
public sealed class SubscriptionStore(Db db)
{
    /// <summary>Those of one person.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(Id<Account> account, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<Row>(Sql.List, new { account = account.ToString() }), cancellation).ConfigureAwait(false))
            .Select(r => r.ToSubscription())];

    /// <summary>Everybody's to the reports of one task force.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(
        Id<Operation> operation, TaskForce taskForce, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(
                s => s.QueryAsync<Row>(Sql.Everybody, new { operation = operation.ToString(), taskForce = EnumCode.Of(taskForce) }), cancellation)
            .ConfigureAwait(false)).Select(r => r.ToSubscription())];

    public async Task<Subscription?> FindAsync(
        Id<Account> account, Id<Operation> operation, TaskForce taskForce, CancellationToken cancellation = default) =>
        (await ListAsync(account, cancellation).ConfigureAwait(false)).FirstOrDefault(s => s.OperationId == operation && s.TaskForce == taskForce);

    /// <summary>Begins, or changes what is attached and in which language. What was published before it began is not sent.</summary>
    public Task SubscribeAsync(
        Account account, StoredOperation operation, TaskForce taskForce, IReadOnlyList<MailFile> files, string language, Actor actor,
            DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var words = string.Join(' ', files.Distinct().Order().Select(EnumCode.Of));
        await session.ExecuteAsync(
            Sql.Subscribe,
            new
            {
                account = account.Id.ToString(), operation = operation.Id.ToString(), taskForce = EnumCode.Of(taskForce), files = words, language,
                    now,
            }).ConfigureAwait(false);
        var entry = AccountRows.Event(
            AuditAction.Subscribed, account) with { Operation = operation.Operation.Code,
            After = taskForce == TaskForce.Humanitarian
                ? JsonSerializer.Serialize(new { files = words, language })
                : JsonSerializer.Serialize(new { taskForce = EnumCode.Of(taskForce), files = words, language }) };
        await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Ends; what waits to be sent is not sent any more.</summary>
    public Task UnsubscribeAsync(
        Account account, StoredOperation operation, TaskForce taskForce, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) =>
        db.WriteAsync(
            async session =>
    {
        var parameters = new { account = account.Id.ToString(), operation = operation.Id.ToString(), taskForce = EnumCode.Of(taskForce) };
        if (await session.ExecuteAsync(Sql.Unsubscribe, parameters).ConfigureAwait(false) > 0)
        {
            await AuditStore.RecordAsync(
                session, AccountRows.Event(AuditAction.Unsubscribed, account) with
                {
                    Operation = operation.Operation.Code,
                    Details = taskForce == TaskForce.Humanitarian ? null : EnumCode.Of(taskForce),
                }, actor,
                now).ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    private sealed class Row
    {
        public Id<Account> AccountId { get; init; }

        public Id<Operation> OperationId { get; init; }

        public TaskForce TaskForce { get; init; }

        public string Files { get; init; } = "";

        public string Language { get; init; } = "";

        public DateTimeOffset Since { get; init; }

        public Subscription ToSubscription() => new()
        {
            AccountId = AccountId,
            OperationId = OperationId,
            TaskForce = TaskForce,
            Files = [.. Files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(EnumCode.Parse<MailFile>)],
            Language = Language,
            Since = Since,
        };
    }

    private static class Sql
    {
        public const string List =
            "select account_id, operation_id, task_force, files, language, since from subscription where account_id = @account "
                + "order by operation_id, task_force desc";

        public const string Everybody =
            "select account_id, operation_id, task_force, files, language, since from subscription where operation_id = @operation "
                + "and task_force = @taskForce order by account_id";

        public const string Subscribe = """
            insert into subscription (account_id, operation_id, task_force, files, language, since)
            values (@account, @operation, @taskForce, @files, @language, @now)
            on conflict (account_id, operation_id, task_force) do update set files = excluded.files, language = excluded.language
            """;

        public const string Unsubscribe = 
            "delete from subscription where account_id = @account and operation_id = @operation and task_force = @taskForce";
    }
}
