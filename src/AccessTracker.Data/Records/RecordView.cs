using AccessTracker.Domain.Access;

namespace AccessTracker.Data.Records;

/// <summary>A record as its own page shows it to somebody who may read it.</summary>
/// <param name="Record">As it stands. Its severe fields are sealed.</param>
/// <param name="Level">The level it has at this instant.</param>
/// <param name="SevereFields">Names of the severe fields that it holds; empty for those who may not read them.</param>
/// <param name="History">Its changes, oldest first, without severe fields.</param>
public sealed record RecordView(StoredRecord Record, Sensitivity Level, IReadOnlyList<string> SevereFields, IReadOnlyList<HistoryEntry> History)
{
    /// <summary>They may change it, withdraw it, restore it.</summary>
    public bool MayWrite => NotWritable is null;

    /// <summary>Why they may not; null: they may.</summary>
    public Refusal? NotWritable { get; init; }

    /// <summary>The entry tells how it was withdrawn last; null: it is not withdrawn.</summary>
    public HistoryEntry? Withdrawal => Record.IsWithdrawn ? History.LastOrDefault(h => h.Action == HistoryAction.Withdrawn) : null;
}
