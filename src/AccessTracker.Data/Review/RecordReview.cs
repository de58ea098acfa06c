using System.Data.Common;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;

namespace AccessTracker.Data.Review;

/// <summary>A record as somebody looked at it.</summary>
/// <param name="Kind">As the bundle names it.</param>
/// <param name="Key">As the store has it.</param>
/// <param name="Version">That they saw.</param>
public sealed record LookedAt(string Kind, string Key, long Version);

/// <summary>What became of a question or an answer.</summary>
public enum ReviewResult
{
    Done,

    /// <summary>The record was changed since it was looked at.</summary>
    Changed,

    /// <summary>There is no such record for this person, it is withdrawn, or records are not reviewed.</summary>
    Gone,
    NotAllowed,

    /// <summary>No question is open.</summary>
    NothingAsked,

    /// <summary>There is no text, or too much of it.</summary>
    TextNeeded,
}

/// <summary>What became of records that somebody wanted to check.</summary>
public sealed record CheckOutcome
{
    public int Checked { get; init; }

    /// <summary>Somebody else has checked them meanwhile.</summary>
    public int Already { get; init; }

    /// <summary>They were changed since they were looked at.</summary>
    public int Changed { get; init; }

    /// <summary>They are the checker's own.</summary>
    public int Own { get; init; }

    /// <summary>They are withdrawn, or not there for the checker.</summary>
    public int Gone { get; init; }

    public static CheckOutcome operator +(CheckOutcome one, CheckOutcome other) => new()
    {
        Checked = one.Checked + other.Checked,
        Already = one.Already + other.Already,
        Changed = one.Changed + other.Changed,
        Own = one.Own + other.Own,
        Gone = one.Gone + other.Gone,
    };
}

/// <summary>One step of a review, as it is read.</summary>
/// <param name="Step">What was done.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="As">In which role; null: on the command line.</param>
/// <param name="ChangeNumber">The change of the record that it is about.</param>
/// <param name="Text">The question or the answer; null: none.</param>
public sealed record ReviewStepView(ReviewStep Step, DateTimeOffset At, string By, string? As, long ChangeNumber, string? Text);

/// <summary>How the review of a record stands, for somebody who may read it.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="State">New, checked or questioned.</param>
/// <param name="Author">Who wrote it as it stands; empty where it is from before the review.</param>
/// <param name="WrittenAt">When; null where it is from before the review.</param>
/// <param name="ChangeNumber">The change that made it so; null where it is from before the review.</param>
/// <param name="Steps">Oldest first.</param>
public sealed record RecordReview(
    StoredRecord Record, ReviewState State, string Author, DateTimeOffset? WrittenAt, long? ChangeNumber, IReadOnlyList<ReviewStepView> Steps)
{
    /// <summary>It was there before the operation began to review, and counts as checked without anybody having checked it.</summary>
    public bool IsFromBefore { get; init; }

    /// <summary>They may ask its author about it.</summary>
    public bool MayAsk { get; init; }

    /// <summary>They may check it now.</summary>
    public bool MayCheck { get; init; }

    /// <summary>They wrote it themselves.</summary>
    public bool IsOwn { get; init; }

    /// <summary>They may answer what was asked.</summary>
    public bool MayAnswer { get; init; }
}

internal sealed class ReviewRow
{
    public string RecordId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string RecordKey { get; init; } = "";

    public string State { get; init; } = "";

    public long Version { get; init; }

    public long ChangeNumber { get; init; }

    public string Author { get; init; } = "";

    public DateTimeOffset WrittenAt { get; init; }

    public long Steps { get; init; }

    /// <summary>The last step as the history has it; null: there is none.</summary>
    public string? LastStep { get; init; }

    public ReviewStanding Standing => new(EnumCode.Parse<ReviewState>(State), Author, ChangeNumber);

    public static ReviewRow Read(string kind, DbDataReader reader) => new()
    {
        RecordId = reader.GetString(0),
        Kind = kind,
        RecordKey = reader.GetString(1),
        State = reader.GetString(2),
        Version = reader.GetInt64(3),
        ChangeNumber = reader.GetInt64(4),
        Author = reader.GetString(5),
        WrittenAt = Dialect.Instant(reader, 6),
        Steps = reader.GetInt64(7),
        LastStep = reader.IsDBNull(8) ? null : reader.GetString(8),
    };
}

internal sealed class StepRow
{
    public string AfterJson { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    public string ChangedBy { get; init; } = "";

    public string? ChangedAs { get; init; }

    public ReviewStepView ToStep(Pseudonyms names)
    {
        var entry = ReviewEntries.ReadStep(AfterJson);
        return new ReviewStepView(ReviewEntries.StepOf(entry), ChangedAt, names.Of(ChangedBy), ChangedAs, entry.Change, entry.Text);
    }
}
