using AccessTracker.Data.Accounts;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Mail;

/// <summary>A mail is about one of these.</summary>
public enum MailKind
{
    /// <summary>A published report.</summary>
    Report,

    /// <summary>A report that is late, to those who could publish it.</summary>
    Reminder,

    /// <summary>The alerts of a day, to who asked for them.</summary>
    Alerts,

    /// <summary>A change of somebody's account, to whose it is.</summary>
    Account,
}

/// <summary>The state says what has become of a mail.</summary>
public enum MailState
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Queued,

    /// <summary>The mail server has taken it. It is never sent again.</summary>
    Accepted,

    /// <summary>The mail server refuses it, or it was tried too often.</summary>
    Failed,

    /// <summary>It is not sent on purpose: who was to get it may not, or does not want to, or there is no need any more.</summary>
    Dropped,
}

/// <summary>One mail to one person.</summary>
public sealed record OutboxMail
{
    public Id<OutboxMail> Id { get; init; }

    public Id<Account> AccountId { get; init; }

    /// <summary>The operation that the mail is about; it is of none where the mail is about an account.</summary>
    public Id<Operation> OperationId { get; init; }

    public MailKind Kind { get; init; }

    /// <summary>The task force whose report it is about; humanitarian where it is about no report.</summary>
    public TaskForce TaskForce { get; init; }

    /// <summary>Number of the report; of a digest of alerts its day: 20160310; of what is about an account the entry of the audit.</summary>
    public int Number { get; init; }

    /// <summary>The report; of what is about none, its number.</summary>
    public ReportId Report => new(TaskForce, Number);

    /// <summary>The revision of the report; 0 for a reminder and a digest.</summary>
    public int Revision { get; init; }

    /// <summary>The report's id is null for a reminder and a digest.</summary>
    public Id<StoredReport>? ReportId { get; init; }

    public MailState State { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>It was tried this often, also by a process that ended at it.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before then, while it is queued.</summary>
    public DateTimeOffset NextTryAt { get; init; }

    /// <summary>The error is what the last try ended with, or why it is not sent; null: nothing was wrong.</summary>
    public string? LastError { get; init; }

    /// <summary>The address that it was last sent to.</summary>
    public string? SentTo { get; init; }

    /// <summary>It left the queue then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The address of the account today; where it would be sent.</summary>
    public string Email { get; init; } = "";
}

/// <summary>The tally counts what the mails of one revision came to.</summary>
public sealed record MailTally
{
    public MailKind Kind { get; init; }

    public TaskForce TaskForce { get; init; }

    public int Number { get; init; }

    /// <summary>As in <see cref="OutboxMail.Report"/>.</summary>
    public ReportId Report => new(TaskForce, Number);

    public int Revision { get; init; }

    public int Accepted { get; init; }

    public int Queued { get; init; }

    public int Failed { get; init; }

    public int Dropped { get; init; }

    /// <summary>All that somebody is waiting for or has got.</summary>
    public int Wanted => Accepted + Queued + Failed;
}

/// <summary>A report that a manager has to be reminded of.</summary>
public sealed record Reminder(Id<Account> Account, Id<Operation> Operation, ReportId Report);

/// <summary>A digest of alerts that somebody gets on a day.</summary>
public sealed record DayDigest(Id<Account> Account, Id<Operation> Operation, DateOnly Day)
{
    /// <summary>Returns the day as the number of a mail.</summary>
    public static int NumberOf(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    /// <summary>The day that <paramref name="number"/> stands for.</summary>
    public static DateOnly DayOf(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}

/// <summary>The last digest that somebody got.</summary>
/// <param name="Keys">Of the alerts that it named.</param>
/// <param name="At">When the mail server took it.</param>
public sealed record LastDigest(IReadOnlySet<string> Keys, DateTimeOffset At);
