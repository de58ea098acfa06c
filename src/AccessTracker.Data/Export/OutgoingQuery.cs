using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Export;

/// <summary>How a value of a column is compared.</summary>
public enum OutgoingTest
{
    /// <summary>It is this one; a list has it among its items.</summary>
    Is,

    /// <summary>A day, and not before this one.</summary>
    From,

    /// <summary>A day, and not after this one.</summary>
    To,
}

/// <summary>One condition of those that records are asked for by.</summary>
/// <param name="Value">As <see cref="Records.Cell.Parse"/> reads it.</param>
public sealed record OutgoingFilter(RecordColumn Column, OutgoingTest Test, object Value);

/// <summary>In which order records are listed.</summary>
public enum OutgoingOrder
{
    Key,

    /// <summary>As they were recorded, which is the order of the bundle.</summary>
    Recorded,

    /// <summary>The latest recorded first.</summary>
    Newest,
}

/// <summary>Which records of a kind are asked for.</summary>
public sealed record OutgoingQuery
{
    /// <summary>All of them hold.</summary>
    public IReadOnlyList<OutgoingFilter> Filters { get; init; } = [];

    /// <summary>Stands in a text, a key or a reference, or in the name of a place, in either case; null: anything.</summary>
    public string? Text { get; init; }

    /// <summary>Those that do not count are listed too: withdrawn, or parts of what is.</summary>
    public bool WithWithdrawn { get; init; }

    public OutgoingOrder Order { get; init; }

    /// <summary>The <see cref="OutgoingRecord.Place"/> of the last one that was read; null: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>At most so many are read.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Level and change number are wanted.</summary>
    public bool WithLevel { get; init; } = true;
}

/// <summary>A record as it goes out to a reader.</summary>
public sealed class OutgoingRecord
{
    public required RecordKind Kind { get; init; }

    /// <summary>See <see cref="Records.RecordKey"/>.</summary>
    public required string Key { get; init; }

    public required long Version { get; init; }

    /// <summary>The level that it has; null: it was not asked for.</summary>
    public Sensitivity? Level { get; init; }

    /// <summary>The number of its last change; null: not for this reader, whom such numbers would tell of changes that they may not read.</summary>
    public long? ChangeNumber { get; init; }

    /// <summary>It does not count: it was withdrawn, or what it cannot be without.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Where it stands in the order asked for.</summary>
    public required string Place { get; init; }

    /// <summary>What stands in each column, as <see cref="Records.Cell"/> has it; null: unknown, or not for this reader.</summary>
    public required IReadOnlyList<object?> Values { get; init; }
}

/// <summary>Part of a list; <paramref name="Next"/>: after which it goes on; null: nothing follows.</summary>
public sealed record OutgoingPage(IReadOnlyList<OutgoingRecord> Records, string? Next);
