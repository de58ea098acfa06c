using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>A report as a page shows it, with the one before it to compare with.</summary>
/// <param name="Period">The meeting it is for, and its days.</param>
/// <param name="IsPublished">Frozen; else a draft that follows the records.</param>
/// <param name="ComputedAt">When its figures were computed.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">The references of the records behind each figure.</param>
/// <param name="Previous">What the report before said; null when there is none.</param>
public sealed record ReportView(
    ReportPeriod Period,
    bool IsPublished,
    DateTimeOffset ComputedAt,
    string Hash,
    ReportContent Content,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Records,
    ReportContent? Previous);
