using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Reports;

/// <summary>What would be different in a published report if it were computed today.</summary>
/// <param name="Figures">Those that moved, in the order of the content.</param>
/// <param name="Sums">How their values are written.</param>
/// <param name="Records">The changed records behind them that the reader may see; to somebody who may not read everything, all that fell into the
/// report.</param>
public sealed record ReportMovement(IReadOnlyList<ReportRevision> Figures, ReportSums Sums, IReadOnlyList<RecordChange> Records);
