using System.Globalization;

namespace AccessTracker.Data.Audit;

/// <summary>A query is what of the audit somebody asks for. A part that is null asks for whatever there is.</summary>
public sealed record AuditQuery
{
    public const int MostRows = 50;

    /// <summary>A part of the name, in any case.</summary>
    public string? Person { get; init; }

    /// <summary>Word of an <see cref="AuditAction"/> or of a <see cref="Records.HistoryAction"/>.</summary>
    public string? Action { get; init; }

    /// <summary>Kind of what was done something to: a record, as the bundle names it, or <c>account</c>, <c>session</c> and the like.</summary>
    public string? Kind { get; init; }

    /// <summary>Its key, whole.</summary>
    public string? Key { get; init; }

    /// <summary>Code of the operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The first day, UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, UTC.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The row after which the page begins.</summary>
    public AuditCursor? After { get; init; }
}

/// <summary>A place in the audit, newest first; of one instant events first, then changes by operation.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Operation">Code of the operation whose change it is; empty: an event.</param>
/// <param name="Number">Its number in its chain.</param>
public sealed record AuditCursor(DateTimeOffset At, string Operation, long Number)
{
    private const string InstantFormat = "yyyyMMdd'T'HHmmss.ffffff'Z'";

    /// <summary>The cursor that <paramref name="text"/> stands for; null when it is none.</summary>
    public static AuditCursor? Parse(string? text) =>
        text?.Split('~', 3) is [var at, var number, var operation]
        && DateTimeOffset.TryParseExact(at, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new AuditCursor(instant, operation, place)
            : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}~{Number}~{Operation}");
}

/// <summary>One thing that somebody did: an event, or a change of a record.</summary>
public sealed record AuditRow
{
    /// <summary>Its number in its chain.</summary>
    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    public string Person { get; init; } = "";

    public string? Role { get; init; }

    /// <summary>Word of an <see cref="AuditAction"/>, or of a <see cref="Records.HistoryAction"/> when it is a change.</summary>
    public string Action { get; init; } = "";

    public bool IsChange { get; init; }

    /// <summary>Code of the operation; null: it belongs to none.</summary>
    public string? Operation { get; init; }

    public string? Kind { get; init; }

    public string? Key { get; init; }

    public string? Reason { get; init; }

    public string? Details { get; init; }

    /// <summary>JSON of what was there, without severe fields.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of what came to be there, without severe fields.</summary>
    public string? After { get; init; }

    public AuditCursor Cursor => new(At, IsChange ? Operation! : "", Number);
}

/// <summary>A page of the audit. How many rows there are in all is not told: it would count what the reader may not read.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="HasMore">Whether the reader may read older ones.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, bool HasMore);
