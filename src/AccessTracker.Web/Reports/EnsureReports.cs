using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Operations;
using Hangfire;

namespace AccessTracker.Web.Reports;

/// <summary>
/// Sees to it that every due meeting is a record and has its report: computes each draft that is missing or older than the records.
/// Start-up, the hourly job, the command line, a button and the pages all call this one; running it twice, late, or on
/// two nodes at once leaves the same rows, for the store keeps one draft a report and never touches a published report.
/// </summary>
public sealed class EnsureReports(
    SituationCache situations, CalendarKeeper calendars, ReportStore reports, PublishedReports published, JobProgress progress, TimeProvider clock,
    ILogger<EnsureReports> log)
{
    // At which change of the records this process failed last. The way of counting is the same as long as it runs.
    private readonly ConcurrentDictionary<(Id<Operation> Operation, ReportId Report), HistoryPoint> _failed = new();

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
                await TryAsync(operation.Code, null, tally, retries: true, cancellation);
            }
        }
        finally
        {
            progress.Report(new JobStep("", default, tally.Computed, tally.Failures.Count, IsLast: true));
        }

        tally.ThrowIfFailed();
    }

    /// <summary>One operation.</summary>
    /// <exception cref="AggregateException">As above.</exception>
    public Task RunAsync(string operation, CancellationToken cancellation) => RunAsync(operation, null, retries: true, cancellation);

    /// <summary>
    /// Some reports of one operation, for a page that shows them: its reader does not wait for the others. What this process has failed
    /// at with the very same records is left to the job and the button: it would fail again, and each reader would wait for it.
    /// </summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="wanted">Of the reports.</param>
    /// <param name="cancellation">To stop it.</param>
    /// <exception cref="AggregateException">As above, for what failed this time.</exception>
    public Task RunForPageAsync(string operation, IReadOnlyCollection<ReportId> wanted, CancellationToken cancellation) =>
        RunAsync(operation, wanted, retries: false, cancellation);

    /// <summary>
    /// Whether nothing has changed since <paramref name="draft"/> of <paramref name="period"/>, neither a record nor the report before, of which
    /// <paramref name="revisionBefore"/> was published last (0: none). A later number than ours is another node's; ours with another hash is
    /// of a history that the store does not hold any more.
    /// </summary>
    public static bool IsCurrent(ReportHeader draft, OperationState state, ReportPeriod period, int revisionBefore) =>
        draft.Method >= ReportRules.Of(draft.TaskForce).Method
        && (draft.ChangeNumber > state.ChangeNumber
            || (draft.ChangeNumber == state.ChangeNumber && draft.HistoryHash == state.Stored.At.Hash && draft.ComparedRevision >= revisionBefore
                && new ReportPeriod(draft.Report, draft.PeriodStart, draft.PeriodEnd) == period));

    /// <summary>
    /// The draft of one report, also beside a published one, for the page that publishes it: nothing else keeps a draft beside a
    /// published report from going stale, since nobody reads it anywhere else.
    /// </summary>
    /// <param name="operation">Code of the operation.</param>
    /// <param name="period">Of a due meeting.</param>
    /// <param name="cancellation">To stop it.</param>
    /// <exception cref="AggregateException">As above.</exception>
    public async Task RunForPublisherAsync(string operation, ReportPeriod period, CancellationToken cancellation)
    {
        if (await situations.FindAsync(operation, cancellation) is not { } state)
        {
            return;
        }

        var stored = (await reports.ListAsync(state.Id, cancellation)).ToLookup(r => r.Report);
        var before = RevisionBefore(state, period.Report, stored);
        if (stored[period.Report].FirstOrDefault(r => r.Revision == 0) is not { } draft || !IsCurrent(draft, state, period, before))
        {
            var tally = new Tally();
            await TryAsync(state, period, before, clock.GetUtcNow(), tally, cancellation);
            tally.ThrowIfFailed();
        }
    }

    private async Task RunAsync(string operation, IReadOnlyCollection<ReportId>? wanted, bool retries, CancellationToken cancellation)
    {
        var tally = new Tally();
        await TryAsync(operation, wanted, tally, retries, cancellation);
        tally.ThrowIfFailed();
    }

    // An operation whose records cannot even be read must not keep the next one from its reports.
    private async Task TryAsync(string operation, IReadOnlyCollection<ReportId>? wanted, Tally tally, bool retries, CancellationToken cancellation)
    {
        try
        {
            if (await KeptAsync(operation, cancellation) is { } state)
            {
                await EnsureAsync(state, wanted, tally, retries, cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The reports of {Operation} could not be ensured", operation);
            tally.Failures.Add(e);
        }
    }

    // What has come due is a record before anything is counted to its day.
    private async Task<OperationState?> KeptAsync(string operation, CancellationToken cancellation)
    {
        if (await situations.FindAsync(operation, cancellation) is not { } state)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (Enum.GetValues<TaskForce>().All(t => state.Situation.CalendarOf(t).ToRecord(state.Situation.Operation.Today(now)).Count == 0))
        {
            return state;
        }

        var recorded = await calendars.KeepAsync(state.Id, now, cancellation);
        log.LogInformation("{Count} meetings of {Operation} have come due and were recorded", recorded, operation);
        return await situations.FindAsync(operation, cancellation);
    }

    /// <summary>
    /// The revision of the report before <paramref name="report"/> that was published last; 0: none was, or there is no report before.
    /// </summary>
    public static int RevisionBefore(OperationState state, ReportId report, ILookup<ReportId, ReportHeader> stored) =>
        state.Situation.Before(report) is { } before ? PublishedReports.LatestRevision(stored[before.Report]) : 0;

    private async Task EnsureAsync(
        OperationState state, IReadOnlyCollection<ReportId>? wanted, Tally tally, bool retries, CancellationToken cancellation)
    {
        var operation = state.Situation.Operation;
        var now = clock.GetUtcNow();
        var stored = (await reports.ListAsync(state.Id, cancellation)).ToLookup(r => r.Report);

        // A failure may be noted after another node has stored the draft: one more try clears it away.
        var failures = (await reports.FailuresAsync(state.Id, cancellation)).Select(f => f.Report).ToHashSet();
        foreach (var period in DueIn(state, now).Where(p => wanted is null || wanted.Contains(p.Report)))
        {
            var key = (state.Id, period.Report);
            var before = RevisionBefore(state, period.Report, stored);
            var isThere =
                stored[period.Report]
                .Any(r => r.State == ReportState.Published || (IsCurrent(r, state, period, before) && !failures.Contains(r.Report)));
            if (isThere || (!retries && _failed.TryGetValue(key, out var at) && at == state.Stored.At))
            {
                continue;
            }

            progress.Report(new JobStep(operation.Code, period.Report, tally.Computed, tally.Failures.Count, IsLast: false));
            await TryAsync(state, period, before, now, tally, cancellation);
        }
    }

    /// <summary>The meetings that are due, of every task force in turn.</summary>
    public static IEnumerable<ReportPeriod> DueIn(OperationState state, DateTimeOffset now) =>
        Enum.GetValues<TaskForce>().SelectMany(t => state.Situation.CalendarOf(t).Due(state.Situation.Operation.Today(now)));

    private async Task TryAsync(
        OperationState state, ReportPeriod period, int before, DateTimeOffset now, Tally tally, CancellationToken cancellation)
    {
        var key = (state.Id, period.Report);
        try
        {
            await reports.SaveDraftAsync(state.Id, await ComputeAsync(state, period, before, now, cancellation), now, cancellation);
            tally.Computed++;
            _failed.TryRemove(key, out _);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Report {Report} of {Operation} could not be computed", period.Report, state.Situation.Operation.Code);
            tally.Failures.Add(e);
            _failed[key] = state.Stored.At;
            await reports.RecordFailureAsync(state.Id, period.Report, Reason(e), now, cancellation);
        }
    }

    // For the readers of pages; the log has the whole of it.
    private static string Reason(Exception e) => e switch
    {
        DbException => Format.With(Texts.FailedInStore, e.Message),
        OverflowException => Texts.FailedByOverflow,
        _ => Format.With(Texts.FailedInProgram, e.Message),
    };

    private async Task<ComputedReport> ComputeAsync(
        OperationState state, ReportPeriod period, int before, DateTimeOffset now, CancellationToken cancellation)
    {
        var rules = ReportRules.Of(period.TaskForce);
        var report = rules.Compute(state.Situation, period, await published.BeforeAsync(state, period.Report, before, cancellation));
        return new ComputedReport(
            period.Report, period.Start, period.End, rules.Write(report.Content), RecordsJson.Serialize(report.Records), state.Stored.At,
            before)
        {
            Method = rules.Method,
            Day = state.Situation.Operation.DayOf(now),
            Unknown = JsonSerializer.Serialize(UnknownParts.Count(report.Records)),
        };
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
