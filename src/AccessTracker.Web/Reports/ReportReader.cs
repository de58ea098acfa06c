using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Reports;

/// <summary>Reads reports for pages and commands; drafts are brought up to date first, so that nobody reads an old one unawares.</summary>
public sealed class ReportReader(
    ReportStore reports, DraftReadings readings, PublishedReports published, EnsureReports ensure, TimeProvider clock, ILogger<ReportReader> log)
{
    /// <summary>
    /// The report of a due meeting, computed anew if it must be, or a published one, whatever became of its meeting; null when there is neither.
    /// With a <paramref name="revision"/> that published one, or null.
    /// </summary>
    public async Task<ReportView?> FindAsync(OperationState state, ReportId report, int? revision = null, CancellationToken cancellation = default)
    {
        if (Reports(state).All(p => p.Report != report))
        {
            return null;
        }

        await EnsureWithBeforeAsync(state, report, cancellation);
        return await StoredAsync(state, report, revision, cancellation);
    }

    /// <summary>
    /// The report as it is stored, which may be behind the records; null when it is not. A published one says the same to every
    /// reader. A draft is made of all records: who may not read them all gets the draft of those that they may.
    /// </summary>
    public async Task<ReportView?> StoredAsync(OperationState state, ReportId report, int? revision = null, CancellationToken cancellation = default)
    {
        if (await ReadAsync(state, report, revision, cancellation) is not { } stored)
        {
            return null;
        }

        var headers = (await reports.ListAsync(state.Id, cancellation)).ToLookup(r => r.Report);
        var before = state.Situation.Before(report);

        // What somebody reads who may not read everything was made just now; whether that of all records could be, is not of theirs.
        var failure = stored.State == ReportState.Draft && state.IsWhole ? await FailureAsync(state, report, cancellation) : null;
        return new ReportView(
            stored,
            ReportRules.Of(stored.TaskForce).Read(stored.Content),
            RecordsJson.Deserialize(stored.Records),
            before is not null && stored.State == ReportState.Draft ? await ContentAsync(state, before.Value.Report, cancellation) : null,
            IsStale: stored.State == ReportState.Draft && state.IsWhole
                && (failure is not null || !IsCurrent(state, stored, EnsureReports.RevisionBefore(state, report, headers))),
            failure)
        {
            Revisions = [.. headers[report].Where(r => r.State == ReportState.Published)],
            Annex = stored.Annex is { } annex ? ReportAnnex.FromJson(annex) : null,
        };
    }

    /// <summary>The published revisions of each report, by number and revision.</summary>
    public async Task<ILookup<ReportId, ReportHeader>> RevisionsAsync(OperationState state, CancellationToken cancellation = default) =>
        (await reports.ListAsync(state.Id, cancellation)).Where(r => r.State == ReportState.Published).ToLookup(r => r.Report);

    /// <summary>Why the last try to compute the report failed; null when it did not.</summary>
    public async Task<ReportFailure?> FailureAsync(OperationState state, ReportId report, CancellationToken cancellation = default) =>
        (await FailuresAsync(state, cancellation)).FirstOrDefault(f => f.Report == report);

    /// <summary>What a report says to this reader (see <see cref="StoredAsync"/>); null when there is none.</summary>
    public Task<IReportContent?> ContentAsync(OperationState state, ReportId report, CancellationToken cancellation = default) =>
        ContentAsync(state, report, 0, cancellation);

    private async Task<IReportContent?> ContentAsync(OperationState state, ReportId report, int revision, CancellationToken cancellation) =>
        await ReadAsync(state, report, revision > 0 ? revision : null, cancellation) is { } stored
            ? ReportRules.Of(stored.TaskForce).Read(stored.Content)
            : null;

    /// <summary>The same with how its sums are written; null when there is none.</summary>
    public async Task<(IReportContent Content, ReportSums Sums)?> SumsAsync(
        OperationState state, ReportId report, CancellationToken cancellation = default)
    {
        if (await ReadAsync(state, report, null, cancellation) is not { } stored)
        {
            return null;
        }

        var content = ReportRules.Of(stored.TaskForce).Read(stored.Content);
        return (content,
            stored.Annex is null
            ? new ReportSums(content, UnknownParts.Count(RecordsJson.Deserialize(stored.Records)))
            : ReportSums.Of(content, stored.Annex));
    }

    /// <summary>
    /// What the report before the period that runs on <paramref name="day"/> says to this reader, computed first if it must be; null when there is
    /// none. On the day of a meeting that period is the meeting's own.
    /// </summary>
    public async Task<ReportPoint?> BeforeAsync(OperationState state, DateOnly day, CancellationToken cancellation = default)
    {
        if (state.Situation.Calendar.Before(state.Situation.Calendar.Current(day).Number)?.Report is not { } report)
        {
            return null;
        }

        await EnsureAsync(state, [report], cancellation);
        return await SumsAsync(state, report, cancellation) is { } before
            ? ReportPoints.Of(report.Number, (ReportContent)before.Content, before.Sums, null)
            : null;
    }

    /// <summary>Every due meeting and every published report, by day, with what became of it.</summary>
    public async Task<IReadOnlyList<LedgerRow>> LedgerAsync(OperationState state, CancellationToken cancellation = default)
    {
        // Of several revisions the last one listed is the latest published, or else the draft.
        var stored = (await reports.ListAsync(state.Id, cancellation)).GroupBy(r => r.Report).ToDictionary(g => g.Key, g => g.Last());
        var failures = (await FailuresAsync(state, cancellation)).ToDictionary(f => f.Report);
        var came = state.IsWhole ? null : await readings.ListAsync(state.Id, state.Audience.Ceiling, cancellation);
        return [.. Reports(state).Select(p => Row(p, stored.GetValueOrDefault(p.Report), failures.GetValueOrDefault(p.Report), came))];
    }

    /// <summary>
    /// Computes what is missing of the reports of <paramref name="wanted"/>, for a page that shows them. A reader sees the others although one
    /// fails; the ledger says which.
    /// </summary>
    public async Task EnsureAsync(OperationState state, IReadOnlyCollection<ReportId> wanted, CancellationToken cancellation = default)
    {
        try
        {
            await ensure.RunForPageAsync(state.Situation.Operation.Code, wanted, cancellation);
        }
        catch (AggregateException e)
        {
            log.LogWarning(e, "Some reports of {Operation} are missing", state.Situation.Operation.Code);
        }
    }

    /// <summary>The same for a report and the one before it: a draft tells what has moved since.</summary>
    public Task EnsureWithBeforeAsync(OperationState state, ReportId report, CancellationToken cancellation = default) =>
        EnsureAsync(state, state.Situation.Before(report) is { } before ? [before.Report, report] : [report], cancellation);

    private bool IsCurrent(OperationState state, ReportHeader draft, int revisionBefore) =>
        state.Situation.CalendarOf(draft.TaskForce).ToPublish(draft.Number, Today(state)) is { } period
            && EnsureReports.IsCurrent(draft, state, period, revisionBefore);

    private async Task<StoredReport?> ReadAsync(OperationState state, ReportId report, int? revision, CancellationToken cancellation)
    {
        // A draft has no address of its own: it is what there is as long as nothing is published.
        if (revision is not null and < 1)
        {
            return null;
        }

        var stored = await reports.FindAsync(state.Id, report, revision, cancellation);
        if (stored is null or { State: ReportState.Published } || state.IsWhole)
        {
            return stored;
        }

        if (Reports(state).FirstOrDefault(p => p.Report == report) is not { Number: > 0 } period)
        {
            return null;
        }

        var before = EnsureReports.RevisionBefore(state, report, (await reports.ListAsync(state.Id, cancellation)).ToLookup(r => r.Report));
        var computed = await published.ComputeAsync(state, period, before, cancellation);
        var (content, records) = (ReportRules.Of(computed.Content).Write(computed.Content), RecordsJson.Serialize(computed.Records));
        return stored with
        {
            Content = content,
            ContentHash = ReportJson.Hash(content),
            Records = records,
            ComparedRevision = before,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            ChangeNumber = state.ChangeNumber,
            ComputedAt =
                await readings.CameOutAsync(
                    state.Id, report, state.Audience.Ceiling, ReportJson.Hash(content + records), clock.GetUtcNow(), cancellation),
        };
    }

    // An error may quote a record.
    private async Task<IReadOnlyList<ReportFailure>> FailuresAsync(OperationState state, CancellationToken cancellation)
    {
        var failures = await reports.FailuresAsync(state.Id, cancellation);
        return state.IsWhole ? failures : [.. failures.Select(f => f with { Error = Texts.FailedForManagers })];
    }

    private DateOnly Today(OperationState state) => state.Situation.Operation.Today(clock.GetUtcNow());

    private IReadOnlyList<ReportPeriod> Reports(OperationState state) => state.Situation.Reports(Today(state));

    // A published report is not computed again, whatever failed before.
    private static LedgerRow Row(
        ReportPeriod period, ReportHeader? report, ReportFailure? failure, IReadOnlyDictionary<ReportId, DateTimeOffset>? came) =>
        report is { State: ReportState.Published }
        ? new LedgerRow(period, ReportLedgerState.Published, report.ComputedAt, null, null)
        : new LedgerRow(
            period,
            failure is not null ? ReportLedgerState.Failed : report is null ? ReportLedgerState.Missing : ReportLedgerState.Draft,
            came is null ? report?.ComputedAt : came.TryGetValue(period.Report, out var at) ? at : null,
            failure?.Error,
            failure?.FailedAt);
}
