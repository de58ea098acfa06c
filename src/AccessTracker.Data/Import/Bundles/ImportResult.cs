using AccessTracker.Data.Common;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Locations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Doubts;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Data.Import.Bundles;

public sealed record ImportOptions
{
    /// <summary>Read, check and count everything, and store nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Store the rows that are good although others are refused. Without it one refused row refuses the whole bundle.</summary>
    public bool KeepGoodRows { get; init; }

    /// <summary>
    /// The versions that a form read, of the records it sends by kind and key (<see cref="RecordKey"/>): 0 of one that is to
    /// be new. What it does not name, it replaces whatever is stored.
    /// </summary>
    public IReadOnlyDictionary<(string Kind, string Key), long> ExpectedVersions { get; init; } = new Dictionary<(string, string), long>();

    /// <summary>
    /// The same by the numbers of rows, where whoever sends them does not know the keys: a place in a key may be named in words. Of one kind alone.
    /// </summary>
    public IReadOnlyDictionary<int, long> RowVersions { get; init; } = new Dictionary<int, long>();

    /// <summary>What is doubtful is refused until it is confirmed; null: whoever imports has looked at a check, or is not asked.</summary>
    public DoubtsAsked? Asked { get; init; }

    /// <summary>The submission is what a form sends as one; null for files.</summary>
    public Submission? Submission { get; init; }

    /// <summary>
    /// Says what a program is answered that sends the submission, once it is stored; kept with it, and given again to the same submission.
    /// </summary>
    public Func<ImportResult, string>? Answer { get; init; }

    /// <summary>The log that takes what is added and changed; null: nobody asks for it.</summary>
    public ChangeLog? Changes { get; init; }

    /// <summary>Is told of each record that the rows are about; null: nobody asks.</summary>
    public IRecordLog? Records { get; init; }

    /// <summary>A check leaves a line in the audit, for it answers questions about what is stored; false where the operator asks.</summary>
    public bool AuditsChecks { get; init; } = true;

    /// <summary>Refusals beyond these are only counted.</summary>
    public int MostReported { get; init; } = BundleImport.MostReported;

    /// <summary>Doubts of a dry run beyond these are only counted.</summary>
    public int MostDoubts { get; init; } = DoubtLog.MostListed;

    /// <summary>The agencies of new convoys stand for whoever sent the file, and tell no convoy from another.</summary>
    public bool IsAgencyAssumed { get; init; }

    /// <summary>Records that are withdrawn together with what the rows bring.</summary>
    public IReadOnlyList<ImportWithdrawal> Withdrawals { get; init; } = [];

    /// <summary>A dry run tells what the figures of reports would become.</summary>
    public bool CountsFigures { get; init; }

    /// <summary>
    /// The change number of the operation with which it was checked: had it another one since, the check might not hold, and nothing is stored.
    /// </summary>
    internal long? CheckedAt { get; init; }

    /// <summary>What else belongs into the transaction of an import that is stored.</summary>
    internal Func<DbSession, ImportResult, Task>? Completing { get; init; }

    /// <summary>The order in which some of the records stand from now on; null: as they were recorded.</summary>
    public RecordOrder? Order { get; init; }

    /// <summary>Spellings that whoever sends this means for places, for a manager to confirm.</summary>
    public IReadOnlyList<ProposedAlias> Aliases { get; init; } = [];

    /// <summary>The place that goes once everything else of the bundle is stored, and the one in its place; null: none.</summary>
    public ReplacedLocation? Replaces { get; init; }

    /// <summary>Why the record that is stored with <paramref name="version"/> (0: none) may not be written over; null when it may.</summary>
    internal Refusal? RefuseVersion(RecordKind table, string key, long version) =>
        ExpectedVersions.TryGetValue((table.Name, key), out var expected) ? RefuseVersion(expected, version) : null;

    /// <summary>The same of a row, which may be known by its number.</summary>
    internal Refusal? RefuseVersion(RecordKind table, BundleRow row, long version) =>
        RowVersions.TryGetValue(row.Number, out var expected) ? RefuseVersion(expected, version) : RefuseVersion(table, row.Key, version);

    /// <summary>Whoever sends the row has said which version they have read.</summary>
    internal bool Expects(RecordKind table, BundleRow row) =>
        RowVersions.ContainsKey(row.Number) || ExpectedVersions.ContainsKey((table.Name, row.Key));

    private static Refusal? RefuseVersion(long expected, long version) => expected == version ? null
        : expected == 0 ? new Refusal(RefusalCode.AlreadyThere)
        : new Refusal(RefusalCode.SeveralVersions, expected, version);
}

/// <summary>The questions that a form asks before it saves, of a program that answers them in advance.</summary>
/// <param name="Situation">What the rows are held against, as whoever sends them may read it.</param>
/// <param name="Today">The operation's today.</param>
/// <param name="Confirmed">The ids (<see cref="Doubt.Id"/>) of what is meant.</param>
public sealed record DoubtsAsked(Situation Situation, DateOnly Today, IReadOnlySet<string> Confirmed);

/// <summary>The progress says how far an import has come, for a page to show.</summary>
public readonly record struct ImportProgress(string File, int Rows);

/// <summary>The counts tell what became of one file's rows.</summary>
/// <param name="Refused">Rows, not cells.</param>
public sealed record FileCount(string File, int Added, int Changed, int Same, int Refused)
{
    /// <summary>Those of <see cref="Changed"/> that differ in severe fields alone.</summary>
    internal int ChangedInSevere { get; init; }

    /// <summary>
    /// What is told of rows that are not stored: not whether a severe field is what stands there, or a guess at who informed us could be checked
    /// without leaving a trace in the record.
    /// </summary>
    internal FileCount WithoutSevere => this with { Changed = Changed - ChangedInSevere, Same = Same + ChangedInSevere, ChangedInSevere = 0 };
}

/// <summary>A row of a record that is withdrawn in the store: it stays withdrawn, and the row changes nothing.</summary>
public sealed record WithdrawnRow(string File, int Row, string Key);

public sealed record ImportResult
{
    /// <summary>Code of the operation; null when the bundle was refused before that was known.</summary>
    public string? Operation { get; init; }

    /// <summary>The files that the bundle has, in the order of reading.</summary>
    public IReadOnlyList<FileCount> Files { get; init; } = [];

    /// <summary>Every refusal, up to <see cref="BundleImport.MostReported"/>.</summary>
    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    /// <summary>It counts those that are not listed.</summary>
    public int RefusedUnreported { get; init; }

    /// <summary>Something was refused that is not a row: there are no good rows.</summary>
    public bool IsFatal { get; init; }

    /// <summary>The numbers of all refused rows, by file, those too that are only counted above.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<int>> RefusedRows { get; init; } = new Dictionary<string, IReadOnlySet<int>>();

    public IReadOnlyList<WithdrawnRow> Withdrawn { get; init; } = [];

    /// <summary>The doubts about the rows that a dry run would store.</summary>
    public IReadOnlyList<DoubtfulRow> Doubts { get; init; } = [];

    /// <summary>It counts those that are not listed.</summary>
    public int DoubtsUnlisted { get; init; }

    /// <summary>The reports whose days are others by this import; after a dry run: would be.</summary>
    public IReadOnlyList<MovedPeriod> Calendar { get; init; } = [];

    /// <summary>The reports that a dry run would move, each with every number that would be another; where that was asked for.</summary>
    public IReadOnlyList<MovedReport> Moved { get; init; } = [];

    /// <summary>The records before a dry run, as whoever imports may read them.</summary>
    internal Situation? Before { get; init; }

    /// <summary>The operation's change number that the import found; null when it was refused before that was known.</summary>
    public long? FoundAt { get; init; }

    /// <summary>Others changed records after the check (<see cref="ImportOptions.CheckedAt"/>), and nothing was stored.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>The same submission was stored before; nothing was read now.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The operation's change number that the import made; null when nothing changed, or nothing was stored.</summary>
    public long? ChangeNumber { get; init; }

    /// <summary>The good rows are in the store now. False after a dry run, and after a refusal unless good rows were kept.</summary>
    public required bool IsStored { get; init; }
}
