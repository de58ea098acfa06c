using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Bundles;

/// <summary>What an import does to a record, or would do. It is printed by its word.</summary>
public enum SeenState
{
    New,
    Same,
    Changed,

    /// <summary>It is withdrawn: by the import, or since before it, and stays so.</summary>
    Withdrawn,
}

/// <summary>A record that a row of an import is about.</summary>
/// <param name="Key">As <c>RecordKey</c> writes it.</param>
/// <param name="Row">The row of the file.</param>
/// <param name="After">By the columns of the kind; severe ones are sealed.</param>
/// <param name="Before">What was stored; null: nothing.</param>
public sealed record SeenRecord(RecordKind Kind, string Key, SeenState State, int Row, IReadOnlyList<object?> After, IReadOnlyList<object?>? Before)
{
    /// <summary>The version of the record with the import.</summary>
    public long Version { get; init; }
}

/// <summary>Is told of the records of an import while it reads.</summary>
public interface IRecordLog
{
    /// <summary>Starts anew: an import may read its rows more than once, and the last reading is what counts.</summary>
    void Begin();

    void Seen(SeenRecord record);
}
