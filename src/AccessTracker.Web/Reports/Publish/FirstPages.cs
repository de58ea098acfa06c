using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>
/// Makes the page that a report's PDF opens with, the operation on one page, in each language in which files are made: HTML, by the two letters of
/// the language. There are none of a report that has no such page.
/// </summary>
/// <param name="state">All records of the operation.</param>
/// <param name="content">What the report says.</param>
/// <param name="before">The figures of the report before; null: it is the first.</param>
/// <param name="unknown">How many parts of each of its sums are unknown.</param>
/// <param name="cancellation">To stop it.</param>
public delegate Task<IReadOnlyDictionary<string, string>?> FirstPages(
    OperationState state, IReportContent content, ReportPoint? before, IReadOnlyDictionary<string, int> unknown, CancellationToken cancellation);
