using System.Data.Common;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Audit;

/// <summary>An action is what somebody did, or tried to, besides changing a record. It is stored by its word.</summary>
public enum AuditAction
{
    SignedIn,
    SignInRefused,
    SignedOut,
    SessionEnded,

    /// <summary>The policy said no.</summary>
    Refused,
    Exported,
    Imported,

    /// <summary>An import was checked only, or refused as a whole: nothing of it was stored.</summary>
    ImportTried,

    /// <summary>A severe field was shown.</summary>
    SevereRead,
    Published,

    /// <summary>An operation got other outlines for its maps.</summary>
    OutlinesChanged,

    /// <summary>An operation got other thresholds for its alerts.</summary>
    AlertRulesChanged,

    /// <summary>An alert is to be quiet for a while.</summary>
    AlertSnoozed,
    AlertWoken,

    /// <summary>Two places that look like one are two.</summary>
    PlacesToldApart,

    /// <summary>Whether they are one is to be asked again.</summary>
    PlacesComparedAgain,
    JobStarted,
    AccountAdded,
    AccountChanged,
    AccountDisabled,

    /// <summary>One administrator wants something done that a second has to confirm.</summary>
    AccountChangeAsked,
    AccountChangeConfirmed,
    AccountChangeWithdrawn,
    AccountEnabled,
    RoleGiven,
    RoleTaken,
    LinkIssued,
    PasswordSet,
    SecondFactorSet,
    SecondFactorRemoved,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,

    /// <summary>The reports of an operation are wanted by e-mail, or in another form.</summary>
    Subscribed,
    Unsubscribed,
    FeedKeyMade,
    FeedKeyRevoked,

    /// <summary>Programs may come in somebody's name by a token.</summary>
    ApiTokenMade,
    ApiTokenRevoked,

    /// <summary>Records were checked: one, or as many as the details tell.</summary>
    RecordsChecked,

    /// <summary>Somebody asked the author of a record something.</summary>
    RecordQuestioned,
    QuestionAnswered,

    /// <summary>How an operation reviews its records was set.</summary>
    ReviewRulesChanged,

    /// <summary>Mail that had failed was queued again.</summary>
    MailRetried,

    /// <summary>A file was added to a record.</summary>
    AttachmentAdded,
    AttachmentRemoved,
    AttachmentRestored,

    /// <summary>The bytes of a file are gone.</summary>
    AttachmentErased,

    /// <summary>A browser may keep what is entered in it without a line.</summary>
    OfflineTurnedOn,

    /// <summary>A browser is to empty itself.</summary>
    OfflineRevoked,

    /// <summary>In an operation nobody enters without a line.</summary>
    OfflineForbidden,
    OfflineAllowed,
}

/// <summary>One entry to be written. Nothing in it may be a secret: no password, token, or severe text.</summary>
public sealed record AuditEvent(AuditAction Action)
{
    /// <summary>Code of the operation it belongs to; null: to none.</summary>
    public string? Operation { get; init; }

    /// <summary>Kind of the record, as the bundle names it, or <c>account</c>, <c>session</c>, <c>report</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The record's key.</summary>
    public string? Key { get; init; }

    /// <summary>The thing that the entry names is of this level.</summary>
    public Sensitivity Level { get; init; }

    /// <summary>Why, in the words of who did it.</summary>
    public string? Reason { get; init; }

    /// <summary>The details are what else there is to know: the file, the count, the page.</summary>
    public string? Details { get; init; }

    /// <summary>JSON of what was there before, where something changed.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of what is there now.</summary>
    public string? After { get; init; }
}

/// <summary>An entry as it stands.</summary>
public sealed record StoredAuditEvent
{
    /// <summary>Its place in the chain, from 1.</summary>
    public long Number { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public string Person { get; init; } = "";

    public string? AccountId { get; init; }

    public string? Role { get; init; }

    public string? Origin { get; init; }

    /// <summary>Word of an <see cref="AuditAction"/>.</summary>
    public string Action { get; init; } = "";

    public string? Operation { get; init; }

    public string? Kind { get; init; }

    public string? RecordKey { get; init; }

    /// <summary>Word of a <see cref="Sensitivity"/>.</summary>
    public string Level { get; init; } = "";

    public string? Reason { get; init; }

    public string? Details { get; init; }

    public string? BeforeJson { get; init; }

    public string? AfterJson { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>What an entry is hashed over, in this order.</summary>
    internal const string Columns =
        "number, happened_at, person, account_id, role, origin, action, operation, kind, record_key, level, reason, details, before_json, after_json";

    /// <summary>The hash that the row under <paramref name="reader"/> ought to have, which holds <see cref="Columns"/>.</summary>
    internal static string NextHash(string previous, DbDataReader reader)
    {
        var fields = new object?[15];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.IsDBNull(i)
                ? null
                : i switch { 0 => reader.GetInt64(i), 1 => Dialect.Text(Dialect.Instant(reader, i)), _ => reader.GetString(i) };
        }

        return Chain.Next(previous, fields);
    }

    /// <summary>The hash it ought to have after an entry of hash <paramref name="previous"/>.</summary>
    internal string HashAfter(string previous) => Chain.Next(
        previous, Number, Dialect.Text(HappenedAt), Person, AccountId, Role, Origin, Action, Operation, Kind, RecordKey, Level, Reason, Details,
        BeforeJson, AfterJson);
}
