using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using Hangfire;

namespace AccessTracker.Web.Jobs;

/// <summary>
/// Sees to it that every due meeting has its report: computes each draft that is missing or older than the records.
/// Start-up, the hourly job, the command line, a button and the pages all call this one; running it twice, late, or on
/// two nodes at once leaves the same rows, for the store keeps one draft a number and never touches a published report.
/// </summary>
public sealed class EnsureReports(SituationCache situations, ReportStore reports, JobProgress progress, TimeProvider clock, ILogger<EnsureReports> log)
{
    /// <summary>Every operation. A report that fails is recorded and does not hold up the others.</summary>
    /// <exception cref="AggregateException">One inner exception for each failure, after everything was tried.</exception>
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var tally = new Tally();
        try
        {
            foreach (var operation in await situations.OperationsAsync(cancellation))
            {
                await TryAsync(operation.Code, tally, cancellation);
            }
        }
        finally
        {
            progress.Report(new JobStep("", 0, tally.Computed, tally.Failures.Count, IsLast: true));
        }

        tally.ThrowIfFailed();
    }

    /// <summary>One operation.</summary>
    /// <exception cref="AggregateException">As above.</exception>
    public async Task RunAsync(string operation, CancellationToken cancellation)
    {
        var tally = new Tally();
        await TryAsync(operation, tally, cancellation);
        tally.ThrowIfFailed();
    }

    // An operation whose records cannot even be read must not keep the next one from its reports.
    private async Task TryAsync(string operation, Tally tally, CancellationToken cancellation)
    {
        try
        {
            if (await situations.FindAsync(operation, cancellation) is { } state)
            {
                await EnsureAsync(state, tally, cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The reports of {Operation} could not be ensured", operation);
            tally.Failures.Add(e);
        }
    }

    private async Task EnsureAsync(OperationState state, Tally tally, CancellationToken cancellation)
    {
        var operation = state.Situation.Operation;
        var now = clock.GetUtcNow();
        var stored = (await reports.ListAsync(state.Id, cancellation)).ToLookup(r => r.Number);
        foreach (var period in state.Situation.Calendar.Due(operation.Today(now)))
        {
            if (stored[period.Number].Any(r => r.State == ReportState.Published || IsCurrent(r, state)))
            {
                continue;
            }

            progress.Report(new JobStep(operation.Code, period.Number, tally.Computed, tally.Failures.Count, IsLast: false));
            try
            {
                await reports.SaveDraftAsync(state.Id, Compute(state, period), now, cancellation);
                tally.Computed++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Report {Number} of {Operation} could not be computed", period.Number, operation.Code);
                tally.Failures.Add(e);
                await reports.RecordFailureAsync(state.Id, period.Number, e.Message, now, cancellation);
            }
        }
    }

    // A later change number or method than ours is another node's, and newer than what we hold.
    private static bool IsCurrent(ReportHeader draft, OperationState state) =>
        draft.ChangeNumber >= state.ChangeNumber && draft.Method >= WeeklyReport.Method;

    private static ComputedReport Compute(OperationState state, ReportPeriod period)
    {
        var report = WeeklyReport.Compute(state.Situation, period);
        return new ComputedReport(
            period.Number, period.Start, period.End, ReportJson.Serialize(report.Content), RecordsJson.Serialize(report.Records), state.ChangeNumber);
    }

    private sealed class Tally
    {
        public int Computed { get; set; }

        public List<Exception> Failures { get; } = [];

        public void ThrowIfFailed()
        {
            if (Failures.Count > 0)
            {
                throw new AggregateException("Not every report could be computed.", Failures);
            }
        }
    }
}
