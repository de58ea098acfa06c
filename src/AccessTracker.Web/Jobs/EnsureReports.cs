using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
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
    /// <exception cref="AggregateException">One inner exception for each report that failed, after all were tried.</exception>
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(CancellationToken cancellation)
    {
        var tally = new Tally();
        try
        {
            foreach (var operation in await situations.OperationsAsync(cancellation))
            {
                await TryAllAsync(operation.Code, tally, cancellation);
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
        await TryAllAsync(operation, tally, cancellation);
        tally.ThrowIfFailed();
    }

    private async Task TryAllAsync(string operation, Tally tally, CancellationToken cancellation)
    {
        if (await situations.FindNumberedAsync(operation, cancellation) is not var (situation, changeNumber))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var stored = (await reports.ListAsync(operation, cancellation)).ToLookup(r => r.Number);
        foreach (var period in situation.Calendar.Due(situation.Operation.Today(now)))
        {
            if (stored[period.Number].Any(r => r.IsPublished || (r.ChangeNumber == changeNumber && r.Failure is null)))
            {
                continue;
            }

            progress.Report(new JobStep(operation, period.Number, tally.Computed, tally.Failures.Count, IsLast: false));
            try
            {
                await reports.SaveDraftAsync(operation, WeeklyReport.Compute(situation, period), changeNumber, now, cancellation);
                tally.Computed++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Report {Number} of {Operation} could not be computed", period.Number, operation);
                await reports.RecordFailureAsync(operation, period.Number, e.Message, now, cancellation);
                tally.Failures.Add(e);
            }
        }
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
