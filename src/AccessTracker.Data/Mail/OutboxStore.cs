using System.Text.Json;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Mail;

/// <summary>
/// The mail that is to be sent, being sent, and was. A row is made once for a person and a revision, whoever asks; it is sent by
/// whoever holds its lease, and once it stands there as accepted nothing sends it again.
/// </summary>
public sealed class OutboxStore(Db db)
{
    /// <summary>No list has more mails.</summary>
    public const int MostListed = 200;

    /// <summary>Longer than any try takes (see the sender's own limit), with room for clocks that differ.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(20);

    /// <summary>
    /// Makes the rows that are missing: one for each revision that was published after somebody had subscribed. Returns how
    /// many. Two at once make each row once.
    /// </summary>
    public async Task<int> QueueReportsAsync(DateTimeOffset now, CancellationToken cancellation = default)
    {
        var missing = await db.ReadAsync(s => s.QueryAsync<Missing>(Sql.Missing), cancellation).ConfigureAwait(false);
        return await QueueAsync([.. missing.Select(m => (object)new
        {
            id = Id<OutboxMail>.New(now), account = m.AccountId, operation = m.OperationId, kind = EnumCode.Of(MailKind.Report),
                taskForce = EnumCode.Of(m.TaskForce), number = m.Number, revision = m.Revision, report = m.Id, now,
        })], cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes the rows of reminders that are missing. Returns how many.</summary>
    public async Task<int> QueueRemindersAsync(IReadOnlyList<Reminder> reminders, DateTimeOffset now, CancellationToken cancellation = default)
    {
        // Asked first: every few minutes there is nothing to do.
        var known = (await db.ReadAsync(s => s.QueryAsync<Missing>(Sql.Reminders), cancellation).ConfigureAwait(false))
            .Select(m => (m.AccountId, m.OperationId, new ReportId(m.TaskForce, (int)m.Number))).ToHashSet();
        return await QueueAsync(
            [.. reminders.Where(r => !known.Contains((r.Account, r.Operation, r.Report))).Select(r => (object)new
            {
                id = Id<OutboxMail>.New(now), account = r.Account, operation = r.Operation, kind = EnumCode.Of(MailKind.Reminder),
                    taskForce = EnumCode.Of(r.Report.TaskForce), number = (long)r.Report.Number, revision = 0L,
                report = (string?)null, now,
            })],
            cancellation).ConfigureAwait(false);
    }

    /// <summary>The accounts have a digest of that day already, sent or not.</summary>
    public async Task<IReadOnlySet<Id<Account>>> DigestsOfAsync(Id<Operation> operation, DateOnly day, CancellationToken cancellation = default) =>
        (await db.ReadAsync(s =>
            s.QueryAsync<string>(Sql.Digests, new { operation = operation.ToString(), number = DayDigest.NumberOf(day) }),
            cancellation).ConfigureAwait(false)).Select(a => new Id<Account>(Guid.Parse(a))).ToHashSet();

    /// <summary>Makes the rows of digests. Returns how many were missing.</summary>
    public Task<int> QueueDigestsAsync(IReadOnlyList<DayDigest> digests, DateTimeOffset now, CancellationToken cancellation = default) => QueueAsync(
        [.. digests.Select(d => (object)new
        {
            id = Id<OutboxMail>.New(now), account = d.Account.ToString(), operation = d.Operation.ToString(),
                kind = EnumCode.Of(MailKind.Alerts), taskForce = EnumCode.Of(TaskForce.Humanitarian), number = (long)DayDigest.NumberOf(d.Day),
                revision = 0L,
            report = (string?)null, now,
        })],
        cancellation);

    /// <summary>The last digest that the mail server took for somebody; null: none.</summary>
    public async Task<LastDigest?> LastDigestAsync(Id<Account> account, Id<Operation> operation, CancellationToken cancellation = default) =>
        await db.ReadAsync(s =>
            s.FirstOrDefaultAsync<ToldRow>(Sql.LastDigest, new { account = account.ToString(), operation = operation.ToString() }),
            cancellation).ConfigureAwait(false) is { } row
            ? new LastDigest(JsonSerializer.Deserialize<string[]>(row.Told)!.ToHashSet(StringComparer.Ordinal), row.EndedAt)
            : null;

    /// <summary>Ids of those that may be tried now, the oldest first.</summary>
    public Task<IReadOnlyList<Id<OutboxMail>>> DueAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<Id<OutboxMail>>(Sql.Due, new { now }), cancellation);

    /// <summary>Takes one to send it. Null: another has it, or it is not due. <paramref name="lease"/> is the sender's own.</summary>
    public Task<OutboxMail?> ClaimAsync(
        Id<OutboxMail> id, string lease, DateTimeOffset now, CancellationToken cancellation = default) => db.WriteAsync(
        async session => await session.ExecuteAsync(Sql.Claim, new { id, lease, now, until = now + Lease }).ConfigureAwait(false) == 1
            ? (await session.FirstOrDefaultAsync<Row>(Sql.Find, new { id }).ConfigureAwait(false))!.ToMail()
            : null,
        cancellation);

    /// <summary>The mail server has it: so it is, whoever holds the lease by now.</summary>
    /// <param name="id">The mail's.</param>
    /// <param name="sentTo">Where it went.</param>
    /// <param name="now">When.</param>
    /// <param name="told">Of a digest: the keys of the alerts that it named.</param>
    public Task AcceptAsync(Id<OutboxMail> id, string sentTo, DateTimeOffset now, IReadOnlyList<string>? told = null) => db.WriteAsync(
        s => s.ExecuteAsync(
            Sql.Accept, new { id, state = EnumCode.Of(MailState.Accepted), error = (string?)null, sentTo, now,
                told = told is null ? null : JsonSerializer.Serialize(told) }));

    /// <summary>It failed for good, or is not to be sent.</summary>
    public Task EndAsync(Id<OutboxMail> id, string lease, MailState state, string reason, string? sentTo, DateTimeOffset now) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.EndOwn, new { id, lease, state = EnumCode.Of(state), error = reason, sentTo, now }));

    /// <summary>It is tried again at <paramref name="next"/>. It was no try of this mail when the server was not even there.</summary>
    public Task PostponeAsync(Id<OutboxMail> id, string lease, string reason, DateTimeOffset next, bool isTried = true) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.Postpone, new { id, lease, error = reason, next, untried = isTried ? 0L : 1L }));

    /// <summary>Queues again what failed or was not sent: one mail of the operation, or all of a revision. Returns how many.</summary>
    public Task<int> RetryAsync(
        Id<Operation> operation, string code, Id<OutboxMail>? id, ReportId report, int revision, Actor actor, DateTimeOffset now,
        CancellationToken cancellation = default) => db.WriteAsync(async session =>
    {
        var retried =
            await session.ExecuteAsync(
                id is null ? Sql.RetryAll : Sql.RetryOne,
                new
                {
                    id, operation = operation.ToString(), taskForce = EnumCode.Of(report.TaskForce), number = report.Number, revision, now,
                })
            .ConfigureAwait(false);
        if (retried > 0)
        {
            var entry = new AuditEvent(
                AuditAction.MailRetried) { Operation = code, Kind = "report", Key = FormattableString.Invariant($"{report}/{revision}"),
                Details = FormattableString.Invariant($"{retried}") };
            await AuditStore.RecordAsync(session, entry, actor, now).ConfigureAwait(false);
        }

        return retried;
    }, cancellation);

    /// <summary>The tallies tell how each revision of an operation fared, newest first.</summary>
    public async Task<IReadOnlyList<MailTally>> TalliesAsync(Id<Operation> operation, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(s => s.QueryAsync<Count>(Sql.Count, new { operation = operation.ToString() }), cancellation).ConfigureAwait(false))
            .GroupBy(c => (c.Kind, c.TaskForce, c.Number, c.Revision))
            .Select(g => new MailTally
            {
                Kind = EnumCode.Parse<MailKind>(g.Key.Kind),
                TaskForce = g.Key.TaskForce,
                Number = (int)g.Key.Number,
                Revision = (int)g.Key.Revision,
                Accepted = Of(g, MailState.Accepted),
                Queued = Of(g, MailState.Queued),
                Failed = Of(g, MailState.Failed),
                Dropped = Of(g, MailState.Dropped),
            })];

    /// <summary>The mails of one revision, by address; at most <see cref="MostListed"/>, those that failed first.</summary>
    public async Task<IReadOnlyList<OutboxMail>> ListAsync(Id<Operation> operation, ReportId report, CancellationToken cancellation = default) =>
        [.. (await db.ReadAsync(
            s => s.QueryAsync<Row>(
                Sql.List,
                new
                {
                    operation = operation.ToString(), taskForce = EnumCode.Of(report.TaskForce), number = report.Number, most = MostListed,
                }),
            cancellation).ConfigureAwait(false)).Select(r => r.ToMail())];

    private static int Of(IEnumerable<Count> counts, MailState state) => (int)counts.Where(c => c.State == EnumCode.Of(state)).Sum(c => c.Mails);

    private async Task<int> QueueAsync(IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        return await db.WriteAsync(async session =>
        {
            var added = 0;
            foreach (var row in rows)
            {
                added += await session.ExecuteAsync(Sql.Add, row).ConfigureAwait(false);
            }

            return added;
        }, cancellation).ConfigureAwait(false);
    }

    private sealed class Missing
    {
        public Id<StoredReport> Id { get; init; }

        public Id<Account> AccountId { get; init; }

        public Id<Operation> OperationId { get; init; }

        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public long Revision { get; init; }
    }

    private sealed class ToldRow
    {
        public string Told { get; init; } = "";

        public DateTimeOffset EndedAt { get; init; }
    }

    private sealed class Count
    {
        public string Kind { get; init; } = "";

        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public long Revision { get; init; }

        public string State { get; init; } = "";

        public long Mails { get; init; }
    }

    private sealed class Row
    {
        public Id<OutboxMail> Id { get; init; }

        public Id<Account> AccountId { get; init; }

        public Id<Operation>? OperationId { get; init; }

        public string Kind { get; init; } = "";

        public TaskForce TaskForce { get; init; }

        public long Number { get; init; }

        public long Revision { get; init; }

        public Id<StoredReport>? ReportId { get; init; }

        public string State { get; init; } = "";

        public DateTimeOffset QueuedAt { get; init; }

        public long Attempts { get; init; }

        public DateTimeOffset NextTryAt { get; init; }

        public string? LastError { get; init; }

        public string? SentTo { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public string Email { get; init; } = "";

        public OutboxMail ToMail() => new()
        {
            Id = Id,
            AccountId = AccountId,
            OperationId = OperationId ?? default,
            Kind = EnumCode.Parse<MailKind>(Kind),
            TaskForce = TaskForce,
            Number = (int)Number,
            Revision = (int)Revision,
            ReportId = ReportId,
            State = EnumCode.Parse<MailState>(State),
            QueuedAt = QueuedAt,
            Attempts = (int)Attempts,
            NextTryAt = NextTryAt,
            LastError = LastError,
            SentTo = SentTo,
            EndedAt = EndedAt,
            Email = Email,
        };
    }

    private static class Sql
    {
        private const string Mails = """
            select m.id, m.account_id, m.operation_id, m.kind, m.task_force, m.number, m.revision, m.report_id, m.state, m.queued_at, m.attempts,
                m.next_try_at, m.last_error, m.sent_to, m.ended_at, a.email
            from mail_outbox m
            join account a on a.id = m.account_id

            """;

        public const string Missing = """
            select r.id, s.account_id, r.operation_id, r.task_force, r.number, r.revision
            from subscription s
            join report r on r.operation_id = s.operation_id and r.task_force = s.task_force
            where r.state = 'published' and r.published_at > s.since
                and not exists (select 1 from mail_outbox m where m.account_id = s.account_id and m.report_id = r.id)
            order by r.published_at, r.task_force desc, r.number, r.revision, s.account_id
            """;

        public const string Reminders = 
            "select id, account_id, operation_id, task_force, number, revision from mail_outbox where kind = 'reminder'";

        public const string Digests = "select account_id from mail_outbox where operation_id = @operation and number = @number and kind = 'alerts'";

        public const string LastDigest = """
            select told, ended_at from mail_outbox
            where account_id = @account and operation_id = @operation and kind = 'alerts' and state = 'accepted'
            order by number desc
            limit 1
            """;

        public const string Add = """
            insert into mail_outbox (id, account_id, operation_id, kind, task_force, number, revision, report_id, state, queued_at, attempts,
                next_try_at)
            values (@id, @account, @operation, @kind, @taskForce, @number, @revision, @report, 'queued', @now, 0, @now)
            on conflict do nothing
            """;

        public const string Due = """
            select id from mail_outbox
            where state = 'queued' and next_try_at <= @now and (leased_until is null or leased_until <= @now)
            order by queued_at, id
            """;

        public const string Claim = """
            update mail_outbox set lease = @lease, leased_until = @until, attempts = attempts + 1
            where id = @id and state = 'queued' and next_try_at <= @now and (leased_until is null or leased_until <= @now)
            """;

        public const string Find = Mails + "where m.id = @id";

        private const string End =
            "update mail_outbox set state = @state, last_error = @error, sent_to = @sentTo, ended_at = @now, lease = null, leased_until = null";

        public const string Accept = End + ", told = @told where id = @id and state <> 'accepted'";

        public const string EndOwn = End + " where id = @id and state = 'queued' and lease = @lease";

        public const string Postpone = """
            update mail_outbox set last_error = @error, next_try_at = @next, attempts = attempts - @untried, lease = null, leased_until = null
            where id = @id and state = 'queued' and lease = @lease
            """;

        private const string Retry = """
            update mail_outbox set state = 'queued', attempts = 0, next_try_at = @now, ended_at = null, lease = null, leased_until = null
            where operation_id = @operation and state in ('failed', 'dropped')
            """;

        public const string RetryOne = Retry + " and id = @id";

        public const string RetryAll = Retry + " and state = 'failed' and task_force = @taskForce and number = @number and revision = @revision";

        public const string Count = """
            select kind, task_force, number, revision, state, count(*) as mails
            from mail_outbox
            where operation_id = @operation
            group by kind, task_force, number, revision, state
            order by case kind when 'alerts' then 1 else 0 end, task_force desc, number desc, revision desc, kind
            """;

        public const string List = Mails + """
            where m.operation_id = @operation and m.task_force = @taskForce and m.number = @number
            order by case m.state when 'failed' then 0 when 'queued' then 1 when 'dropped' then 2 else 3 end, m.revision desc, a.email_key, m.id
            limit @most
            """;
    }
}
