using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Mail;

/// <summary>
/// Queues, in the transaction of a change of an account, the mail that tells its owner of it: whoever did it, for the owner is the one who notices
/// that it was somebody else. What the mail says is the entry of the audit. Without a mail server the row waits, and is dropped when it is too old to
/// help.
/// </summary>
internal static class AccountNotices
{
    private static readonly AuditAction[] _told =
    [
        AuditAction.AccountDisabled, AuditAction.AccountEnabled, AuditAction.RoleGiven, AuditAction.RoleTaken, AuditAction.LinkIssued,
            AuditAction.PasswordSet, AuditAction.SecondFactorSet,
        AuditAction.SecondFactorRemoved, AuditAction.RecoveryCodeUsed, AuditAction.PasskeyAdded, AuditAction.PasskeyRemoved,
        AuditAction.AccountChanged, AuditAction.AccountChangeAsked,
    ];

    /// <summary>After an entry on an account; nothing for what its owner need not be told of.</summary>
    public static Task AfterAsync(DbSession session, StoredAuditEvent entry, DateTimeOffset now) =>
        entry.Kind == AccountRows.Kind && entry.RecordKey is not null && _told.Any(a => EnumCode.Of(a) == entry.Action)
            ? QueueAsync(session, entry.RecordKey, entry.Number, now)
            : Task.CompletedTask;

    /// <summary>Tells the account with that address of entry <paramref name="number"/> of the audit.</summary>
    public static Task QueueAsync(DbSession session, string email, long number, DateTimeOffset now) =>
        session.ExecuteAsync(Sql.Queue, new { id = Id<OutboxMail>.New(now), email, number, now });

    private static class Sql
    {
        // Who is only just being invited is told by whoever invites.
        public const string Queue = """
            insert into mail_outbox (id, account_id, operation_id, kind, number, revision, state, queued_at, attempts, next_try_at)
            select @id, a.id, null, 'account', @number, 0, 'queued', @now, 0, @now
            from account a
            where a.email = @email and a.password_hash is not null
            on conflict do nothing
            """;
    }
}
