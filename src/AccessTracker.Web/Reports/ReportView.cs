using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Reports;

/// <summary>A report as a page shows it, with the one before it to compare with.</summary>
/// <param name="Header">Its number, state and hash, and when it was computed.</param>
/// <param name="Content">What it says.</param>
/// <param name="Records">The references of the records behind each figure.</param>
/// <param name="Previous">What the report before said; null when there is none.</param>
public sealed record ReportView(ReportHeader Header, ReportContent Content, IReadOnlyDictionary<string, IReadOnlyList<string>> Records, ReportContent? Previous)
{
    public bool IsPublished => Header.State == ReportState.Published;
}
