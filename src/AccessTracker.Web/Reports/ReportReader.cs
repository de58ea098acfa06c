using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>Reads reports for pages and commands; drafts are brought up to date first, so that nobody reads an old one.</summary>
public sealed class ReportReader(ReportStore reports, EnsureReports ensure, TimeProvider clock, ILogger<ReportReader> log)
{
    /// <summary>The report of a due meeting; null when there is none.</summary>
    public async Task<ReportView?> FindAsync(Situation situation, int number, CancellationToken cancellation = default)
    {
        var period = situation.Calendar.Due(Today(situation)).FirstOrDefault(p => p.Number == number);
        if (period.Number == 0)
        {
            return null;
        }

        await EnsureAsync(situation, cancellation);
        var stored = await reports.FindAsync(situation.Operation.Code, number, cancellation);
        if (stored is null)
        {
            return null;
        }

        var previous = await reports.FindAsync(situation.Operation.Code, number - 1, cancellation);
        return new ReportView(period, stored.IsPublished, stored.ComputedAt, stored.ContentHash, stored.Content, stored.Records, previous?.Content);
    }

    /// <summary>Every due meeting, by number, with what became of its report.</summary>
    public async Task<IReadOnlyList<LedgerRow>> LedgerAsync(Situation situation, bool ensure = true, CancellationToken cancellation = default)
    {
        if (ensure)
        {
            await EnsureAsync(situation, cancellation);
        }

        var stored = (await reports.ListAsync(situation.Operation.Code, cancellation)).ToDictionary(r => r.Number);
        return [.. situation.Calendar.Due(Today(situation)).Select(p => Row(p, stored.GetValueOrDefault(p.Number)))];
    }

    private DateOnly Today(Situation situation) => situation.Operation.Today(clock.GetUtcNow());

    private static LedgerRow Row(ReportPeriod period, StoredReport? report) => report is null
        ? new LedgerRow(period, ReportLedgerState.Missing, null, null, null, null)
        : new LedgerRow(
            period,
            report.Failure is not null ? ReportLedgerState.Failed : report.IsPublished ? ReportLedgerState.Published : ReportLedgerState.Draft,
            report.ComputedAt,
            report.Failure,
            report.FailedAt,
            report.Content);

    // A reader sees the other reports although one fails; the ledger says which.
    private async Task EnsureAsync(Situation situation, CancellationToken cancellation)
    {
        try
        {
            await ensure.RunAsync(situation.Operation.Code, cancellation);
        }
        catch (AggregateException e)
        {
            log.LogWarning(e, "Some reports of {Operation} are missing", situation.Operation.Code);
        }
    }
}
