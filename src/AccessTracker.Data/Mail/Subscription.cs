using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;

namespace AccessTracker.Data.Mail;

/// <summary>A file that may come with the mail. Stored by its word.</summary>
public enum MailFile
{
    Pdf,
    Docx,
    Xlsx,
    Csv,
    Json,
}

/// <summary>That somebody gets the published reports of a task force by e-mail.</summary>
public sealed record Subscription
{
    public Id<Account> AccountId { get; init; }

    public Id<Operation> OperationId { get; init; }

    /// <summary>The reports are of this task force; the other one's are asked for on their own.</summary>
    public TaskForce TaskForce { get; init; }

    /// <summary>The files are attached; empty: nothing is.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];

    /// <summary>The language in which the chair's words and the files are wanted: <c>en</c>, <c>ar</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What was published before is not sent.</summary>
    public DateTimeOffset Since { get; init; }
}
