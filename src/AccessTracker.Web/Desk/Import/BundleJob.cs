using System.Text.Json.Serialization;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Desk.Import;

/// <summary>How far a bundle has come that a program sent.</summary>
public enum BundleJobStatus
{
    /// <summary>No job has begun with it.</summary>
    Waiting,
    Checking,
    Importing,

    /// <summary>What an import would do is known; nothing is stored.</summary>
    Checked,

    /// <summary>It is stored, or the good rows of it are.</summary>
    Done,

    /// <summary>Nothing is stored: see the errors.</summary>
    Refused,

    /// <summary>The program failed, or its person may not do it any more. Nothing is stored.</summary>
    Failed,

    /// <summary>It was stored, and somebody has taken it back.</summary>
    Undone,
}

/// <summary>What becomes of the records of one kind.</summary>
/// <param name="Kind">As addresses name it.</param>
public sealed record BundleJobCount(string Kind, int Created, int Changed, int Unchanged, int Refused);

/// <summary>Something of a bundle that is refused, or doubtful.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Row">As a spreadsheet numbers it: the names of the columns are row 1. Null: the whole file.</param>
/// <param name="Column">As the file names it.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Code">The word of what is wrong, which does not change.</param>
/// <param name="Expected">What is wrong and how to put it right.</param>
/// <param name="Candidates">What may have been meant.</param>
public sealed record BundleJobError(
    string File, int? Row, string? Column, string? Value, string Code, string Expected, IReadOnlyList<string> Candidates)
{
    internal static BundleJobError Of(BundleFault fault) => new(
        fault.File, fault.Row, fault.Column, fault.Value, fault.Code, fault.Message.ToString(), fault.Candidates);
}

/// <summary>A bundle that a program sent, and what became of it.</summary>
/// <param name="Id">Of the job.</param>
/// <param name="Status">How far it has come.</param>
public sealed record BundleJob(Guid Id, BundleJobStatus Status)
{
    /// <summary>It is checked only; nothing is stored.</summary>
    public bool DryRun { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>Rows read so far of the file that is read now.</summary>
    public long Rows { get; init; }

    /// <summary>The operation's change number that it made; null: it stored nothing.</summary>
    public long? ChangeNumber { get; init; }

    public IReadOnlyList<BundleJobCount> Counts { get; init; } = [];

    /// <summary>Rows of which nothing is or would be stored.</summary>
    public int RefusedRows { get; init; }

    /// <summary>Doubts there are, of a check.</summary>
    public int DoubtCount { get; init; }

    /// <summary>The first refusals.</summary>
    public IReadOnlyList<BundleJobError> Errors { get; init; } = [];

    /// <summary>The first doubts, of a check.</summary>
    public IReadOnlyList<BundleJobError> Doubts { get; init; } = [];

    /// <summary>Why it failed; null: it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    internal static BundleJob Of(ImportBatch batch, long? rows, IReadOnlyList<BundleFault> faults, Data.Records.Kinds.RecordKinds kinds) =>
        new(batch.Id.Value, StatusOf(batch, rows is not null || batch.ProgressRows > 0))
        {
            DryRun = batch.State is BatchState.Checking or BatchState.Checked,
            SentAt = batch.UploadedAt,
            Rows = rows ?? batch.ProgressRows,
            ChangeNumber = batch.ChangeNumber,
            Counts = [.. (batch.Result?.Files ?? []).Select(f => new BundleJobCount(
                ApiKinds.Of(kinds.Of(f.Kind)), f.Added, f.Changed, f.Same, f.Refused))],
            RefusedRows = batch.Result?.RefusedRows ?? 0,
            DoubtCount = batch.Result?.DoubtCount ?? 0,
            Errors = [.. faults.Where(f => !f.IsDoubt).Select(BundleJobError.Of)],
            Doubts = [.. faults.Where(f => f.IsDoubt).Select(BundleJobError.Of)],
            Failure = batch.Result?.Failure?.ToString(),
        };

    private static BundleJobStatus StatusOf(ImportBatch batch, bool isWorkedOn) => batch.State switch
    {
        BatchState.Checking => isWorkedOn ? BundleJobStatus.Checking : BundleJobStatus.Waiting,
        BatchState.Running => isWorkedOn ? BundleJobStatus.Importing : BundleJobStatus.Waiting,
        BatchState.Checked => BundleJobStatus.Checked,
        BatchState.Done => BundleJobStatus.Done,
        BatchState.Undone => BundleJobStatus.Undone,
        _ => batch.Result?.Failure is null ? BundleJobStatus.Refused : BundleJobStatus.Failed,
    };
}
