using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports;

/// <summary>One due meeting and what became of its report.</summary>
/// <param name="Period">The meeting and its days.</param>
/// <param name="State">How far its report is.</param>
/// <param name="ComputedAt">When the report was computed; null when it never was, and of a draft that nobody of the reader's level has read
/// yet.</param>
/// <param name="Failure">Why the last try failed; null when it did not.</param>
/// <param name="FailedAt">When it failed.</param>
public sealed record LedgerRow(ReportPeriod Period, ReportLedgerState State, DateTimeOffset? ComputedAt, string? Failure, DateTimeOffset? FailedAt)
{
    /// <summary>The latest is what a reader comes for; of one day, the humanitarian task force's first.</summary>
    public static readonly ListOrder<LedgerRow> LatestFirst = new(
        new ListColumn<LedgerRow>(r => ListColumn.Of(r.Period.End), StringComparer.Ordinal, IsDescending: true),
        new ListColumn<LedgerRow>(r => EnumCode.Of(r.Period.TaskForce), StringComparer.Ordinal, IsDescending: true),
        new ListColumn<LedgerRow>(r => ListColumn.Of((long)r.Period.Number), ListColumn.Numbers, IsDescending: true));

    /// <summary>The rows in <see cref="LatestFirst"/>.</summary>
    public static IReadOnlyList<LedgerRow> Sorted(IEnumerable<LedgerRow> rows) =>
        [.. rows.Order(Comparer<LedgerRow>.Create(LatestFirst.Compare))];
}
