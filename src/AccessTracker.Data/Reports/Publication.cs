using AccessTracker.Data.Operations;

namespace AccessTracker.Data.Reports;

/// <summary>A publication is what a publisher has seen and wants published, with the files made of it.</summary>
/// <param name="Header">
/// As the files say it: the draft's number, hash and time of computing, with the next revision, the reason (null for the first), who
/// publishes and when.
/// </param>
/// <param name="Annex">JSON (<see cref="Domain.Reports.ReportAnnex"/>).</param>
/// <param name="Files">By distinct names.</param>
/// <param name="Narratives">The version that was seen, by language.</param>
/// <param name="NeedsSecondPerson">Who wrote a narrative last may not publish it.</param>
/// <param name="At">Where the operation's history stood with the records that annex and files were made of.</param>
public sealed record Publication(
    ReportHeader Header, HistoryPoint At, string Annex, IReadOnlyList<ReportFile> Files, IReadOnlyDictionary<string, long> Narratives,
    bool NeedsSecondPerson);

/// <summary>Why nothing was published.</summary>
public enum PublishRefusal
{
    /// <summary>The policy says no.</summary>
    NotAllowed,

    /// <summary>The draft is not the one that was seen, or another revision was published, or a copy of the store was restored meanwhile.</summary>
    StaleDraft,

    /// <summary>A narrative was saved after it was seen.</summary>
    StaleNarrative,

    /// <summary>Two are needed, and the publisher wrote a narrative last.</summary>
    SamePerson,

    /// <summary>A revision of what was published before needs a reason.</summary>
    NoReason,
}

/// <summary>The result is what became of a publication: the report, or why there is none.</summary>
public sealed record PublishResult(StoredReport? Report, PublishRefusal? Refusal);
