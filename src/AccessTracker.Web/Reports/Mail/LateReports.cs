using AccessTracker.Data.Reports;
using AccessTracker.Domain.Alerts;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Publish;

namespace AccessTracker.Web.Reports.Mail;

/// <summary>Which reports ought to have been published by now.</summary>
public sealed class LateReports(PublishSettings settings)
{
    // A manager is not reminded of years that were brought in from somewhere else.
    private const int RemindedDays = 14;

    /// <summary>Days after its meeting from which on a report is late.</summary>
    public int AfterDays => settings.LateAfterDays;

    /// <summary>The meetings whose report is late, by task force and number.</summary>
    public IReadOnlyList<ReportPeriod> Of(OperationState state, IEnumerable<ReportHeader> reports, DateTimeOffset now) =>
        Of(state, reports, now, AfterDays);

    /// <summary>
    /// The same where a report is late <paramref name="afterDays"/> days after its meeting. What nobody has published for
    /// <see cref="AlertList.LateReportDays"/> days stands in the ledger alone. The ceasefire task force has a meeting each week from its first known
    /// one on, whether it meets or not: until it has published a report, no more than its last is late.
    /// </summary>
    public IReadOnlyList<ReportPeriod> Of(OperationState state, IEnumerable<ReportHeader> reports, DateTimeOffset now, int afterDays)
    {
        var published = reports.Where(r => r.State == ReportState.Published).Select(r => r.Report).ToHashSet();
        var operation = state.Situation.Operation;
        var today = CalendarDay(operation, now);
        return
        [
            .. EnsureReports.DueIn(state, now)
                .Where(p => !published.Contains(p.Report) && p.End.AddDays(afterDays) <= today && p.End.AddDays(AlertList.LateReportDays) >= today)
                .GroupBy(p => p.TaskForce)
                .SelectMany(late => late.Key == TaskForce.Humanitarian || published.Any(r => r.TaskForce == late.Key)
                    ? late
                    : late.OrderBy(p => p.Number).TakeLast(1)),
        ];
    }

    /// <summary>Whether a report that is late became so lately enough to remind anybody.</summary>
    public bool IsToBeReminded(ReportPeriod period, Operation operation, DateTimeOffset now) =>
        CalendarDay(operation, now) < period.End.AddDays(AfterDays + RemindedDays);

    // Days go by after the operation's last one, too.
    private static DateOnly CalendarDay(Operation operation, DateTimeOffset now) => (operation with { Until = null }).Today(now);
}
