using AccessTracker.Data.Import.Bundles;

namespace AccessTracker.Web.Records;

/// <summary>What became of a record that a program sent.</summary>
public enum WrittenState
{
    Created,
    Changed,

    /// <summary>It says what is stored already.</summary>
    Unchanged,

    /// <summary>It is stored and withdrawn, and stays so: who means it restores it first.</summary>
    Withdrawn,
    Restored,

    /// <summary>Nothing of it is stored.</summary>
    Refused,
}

/// <summary>Keeps what the rows of one import did, by their numbers.</summary>
internal sealed class WrittenLog : IRecordLog
{
    private readonly Dictionary<int, SeenRecord> _seen = [];

    public void Begin() => _seen.Clear();

    public void Seen(SeenRecord record) => _seen[record.Row] = record;

    /// <summary>The record of the row with that index; null: it was refused.</summary>
    public SeenRecord? Find(int index) => _seen.GetValueOrDefault(SentRecord.NumberOf(index));

    public static WrittenState StateOf(SeenRecord seen) => seen.State switch
    {
        SeenState.New => WrittenState.Created,
        SeenState.Changed => WrittenState.Changed,
        SeenState.Same => WrittenState.Unchanged,
        _ => WrittenState.Withdrawn,
    };
}
