using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Domain.Reports;

/// <summary>A published revision of a report, and what became of the records since: what the report after it is compared with.</summary>
/// <param name="Period">Of the report when it was published; a meeting may have been moved since.</param>
/// <param name="Revision">From 1 on.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">The references behind each of its figures.</param>
/// <param name="Changes">The records that changed since it was computed, as far as the reader may see them.</param>
public sealed record PublishedReport(
    ReportPeriod Period,
    int Revision,
    IReportContent Content,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Records,
    IReadOnlyList<RecordChange> Changes)
{
    /// <summary>
    /// The change would have to be made back in the records of today to have those that the report was made of; null: that is not known, or it is
    /// too much.
    /// </summary>
    public FactsChange? Then { get; init; }

    /// <summary>
    /// False for somebody who may not read all records: they are told that a figure moved where it was counted from such records alone as they may
    /// read, and one of those moved it (docs/access.md).
    /// </summary>
    public bool IsWhole { get; init; } = true;
}
