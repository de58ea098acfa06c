using System.Text.Json.Serialization;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>One record that was written.</summary>
/// <param name="Key">As addresses name it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Version">The version that it has now; a change names it in <c>If-Match</c>.</param>
/// <param name="ChangeNumber">The operation's change number that it made; null: nothing changed.</param>
public sealed record WrittenRecord(string Key, WrittenState Status, long Version, long? ChangeNumber);

/// <summary>What became of one row of a batch.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Status">What became of it.</param>
public sealed record WrittenRow(int Row, WrittenState Status)
{
    /// <summary>As addresses name it; null: it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    /// <summary>The version that it has now; null: it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Version { get; init; }

    /// <summary>Why it was refused; null: it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiError>? Errors { get; init; }
}

/// <summary>What became of a batch.</summary>
/// <param name="ChangeNumber">The operation's change number that it made; null: nothing changed.</param>
/// <param name="Created">Records that are new.</param>
/// <param name="Changed">Records that say something else now.</param>
/// <param name="Unchanged">Records that said the same already, or are withdrawn and stay so.</param>
/// <param name="Refused">Rows of which nothing is stored.</param>
/// <param name="Records">Row by row, in the order in which they were sent.</param>
public sealed record WrittenBatch(long? ChangeNumber, int Created, int Changed, int Unchanged, int Refused, IReadOnlyList<WrittenRow> Records);

/// <summary>A record as a program sends it.</summary>
/// <param name="Fields">By the names of the kind's columns; one that is not named is unknown.</param>
/// <param name="Confirmed">What a problem gave as <c>confirm</c>, of values that are meant.</param>
public sealed record RecordToWrite(IReadOnlyDictionary<string, object?> Fields, IReadOnlyList<string>? Confirmed);

/// <summary>Records as a program sends them, up to 10,000.</summary>
/// <param name="Records">Of one kind.</param>
/// <param name="Confirmed">See <see cref="RecordToWrite"/>.</param>
public sealed record RecordsToWrite(IReadOnlyList<RowToWrite> Records, IReadOnlyList<string>? Confirmed);

/// <summary>One record of many.</summary>
/// <param name="Fields">See <see cref="RecordToWrite"/>.</param>
/// <param name="Version">The version that was read; 0: it is to be new; not said: whatever is stored is replaced.</param>
public sealed record RowToWrite(IReadOnlyDictionary<string, object?> Fields, long? Version);

/// <summary>Why something is withdrawn or restored.</summary>
/// <param name="Reason">For the history, up to 500 characters.</param>
public sealed record ReasonToWrite(string Reason);
