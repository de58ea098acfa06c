using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Reports;

/// <summary>Reads reports for pages and commands; drafts are brought up to date first, so that nobody reads an old one.</summary>
public sealed class ReportReader(ReportStore reports, EnsureReports ensure, TimeProvider clock, ILogger<ReportReader> log)
{
    /// <summary>The report of a due meeting; null when there is none.</summary>
    public async Task<ReportView?> FindAsync(OperationState state, int number, CancellationToken cancellation = default)
    {
        var period = Due(state).FirstOrDefault(p => p.Number == number);
        if (period.Number == 0)
        {
            return null;
        }

        await EnsureAsync(state, cancellation);
        var stored = await reports.FindAsync(state.Id, number, cancellation: cancellation);
        return stored is null
            ? null
            : new ReportView(
                stored,
                ReportJson.Deserialize(stored.Content),
                RecordsJson.Deserialize(stored.Records),
                number > 1 ? await ContentAsync(state, number - 1, cancellation) : null);
    }

    /// <summary>What a report says, as it is stored; null when it is not.</summary>
    public async Task<ReportContent?> ContentAsync(OperationState state, int number, CancellationToken cancellation = default) =>
        await reports.FindAsync(state.Id, number, cancellation: cancellation) is { } stored ? ReportJson.Deserialize(stored.Content) : null;

    /// <summary>Every due meeting, by number, with what became of its report.</summary>
    public async Task<IReadOnlyList<LedgerRow>> LedgerAsync(OperationState state, CancellationToken cancellation = default)
    {
        // Of several revisions the last one listed is the latest published, or else the draft.
        var stored = (await reports.ListAsync(state.Id, cancellation)).GroupBy(r => r.Number).ToDictionary(g => g.Key, g => g.Last());
        var failures = (await reports.FailuresAsync(state.Id, cancellation)).ToDictionary(f => f.Number);
        return [.. Due(state).Select(p => Row(p, stored.GetValueOrDefault(p.Number), failures.GetValueOrDefault(p.Number)))];
    }

    /// <summary>Computes what is missing. A reader sees the other reports although one fails; the ledger says which.</summary>
    public async Task EnsureAsync(OperationState state, CancellationToken cancellation = default)
    {
        try
        {
            await ensure.RunAsync(state.Situation.Operation.Code, cancellation);
        }
        catch (AggregateException e)
        {
            log.LogWarning(e, "Some reports of {Operation} are missing", state.Situation.Operation.Code);
        }
    }

    private IReadOnlyList<ReportPeriod> Due(OperationState state) =>
        state.Situation.Calendar.Due(state.Situation.Operation.Today(clock.GetUtcNow()));

    private static LedgerRow Row(ReportPeriod period, ReportHeader? report, ReportFailure? failure) => new(
        period,
        failure is not null ? ReportLedgerState.Failed
            : report is null ? ReportLedgerState.Missing
            : report.State == ReportState.Published ? ReportLedgerState.Published : ReportLedgerState.Draft,
        report?.ComputedAt,
        failure?.Error,
        failure?.FailedAt);
}
