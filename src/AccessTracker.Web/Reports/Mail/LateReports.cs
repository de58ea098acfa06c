using AccessTracker.Data.Reports;
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

    /// <summary>The same where a report is late <paramref name="afterDays"/> days after its meeting.</summary>
    public IReadOnlyList<ReportPeriod> Of(OperationState state, IEnumerable<ReportHeader> reports, DateTimeOffset now, int afterDays)
    {
        var published = reports.Where(r => r.State == ReportState.Published).Select(r => r.Report).ToHashSet();
        var operation = state.Situation.Operation;
        var today = CalendarDay(operation, now);
        return [.. EnsureReports.DueIn(state, now).Where(p => !published.Contains(p.Report) && p.End.AddDays(afterDays) <= today)];
    }

    /// <summary>Whether a report that is late became so lately enough to remind anybody.</summary>
    public bool IsToBeReminded(ReportPeriod period, Operation operation, DateTimeOffset now) =>
        CalendarDay(operation, now) < period.End.AddDays(AfterDays + RemindedDays);

    // Days go by after the operation's last one, too.
    private static DateOnly CalendarDay(Operation operation, DateTimeOffset now) => (operation with { Until = null }).Today(now);
}
