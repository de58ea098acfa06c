using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Reports;

/// <summary>Which report the figures on a page belong to.</summary>
/// <param name="Operation">Code of the operation.</param>
/// <param name="Report">The report; null: the operation's today, which is no report.</param>
/// <param name="Revision">The published revision that the reader asked for; null: whatever is the latest.</param>
public sealed record ReportAddress(string Operation, ReportId? Report, int? Revision = null);
