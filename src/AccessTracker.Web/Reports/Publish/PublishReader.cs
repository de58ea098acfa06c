using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Tables;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>What a draft is compared with, and the records changed since.</summary>
/// <param name="Title">Since when.</param>
/// <param name="Label">What the figures of then are called.</param>
/// <param name="Then">What was said then; null: nothing was.</param>
/// <param name="Missing">Why there is nothing to compare with.</param>
/// <param name="Changes">Null: they are not to be told.</param>
public sealed record DraftComparison(string Title, string Label, ComparedContent? Then, string Missing, ChangedRecords? Changes);

/// <summary>A draft as its publisher looks at it.</summary>
/// <param name="Header">The draft's.</param>
/// <param name="Compared">What it says.</param>
/// <param name="Published">The latest revision; null: it was never published.</param>
/// <param name="Comparisons">With yesterday, with the report before, with what was published under this number.</param>
/// <param name="Failure">It is older than the records, because of this; null: it is not.</param>
public sealed record PublishView(
    ReportHeader Header, ComparedContent Compared, ReportHeader? Published, IReadOnlyList<DraftComparison> Comparisons, ReportFailure? Failure)
{
    /// <summary>What its tables are made of.</summary>
    public TableInput Tables { get; } = TableInput.Of(Compared.Content, new FigureIndex(FigureDefinitions.All(Compared.Content)), Compared.Sums);

    public IReportContent Content => Compared.Content;

    /// <summary>The revision that it would become.</summary>
    public int Revision => (Published?.Revision ?? 0) + 1;
}

/// <summary>Reads a draft for those who publish it, and begins one beside a published report.</summary>
public sealed class PublishReader(
    ReportStore reports, RecordChanges changes, ReportReader reader, EnsureReports ensure, TimeProvider clock, ILogger<PublishReader> log)
{
    /// <summary>Records of each list; the history of each has the rest.</summary>
    public const int Shown = 15;

    /// <summary>The draft of a due meeting, brought up to date; null when it cannot be computed.</summary>
    public async Task<PublishView?> FindAsync(OperationState state, ReportPeriod period, Actor actor, CancellationToken cancellation = default)
    {
        ReportFailure? failure = null;
        try
        {
            // The report before it too: the draft is compared with it.
            await reader.EnsureWithBeforeAsync(state, period.Report, cancellation);
            await ensure.RunForPublisherAsync(state.Situation.Operation.Code, period, cancellation);
        }
        catch (AggregateException e)
        {
            log.LogWarning(
                e, "Report {Report} of {Operation} could not be computed for its publisher", period.Report, state.Situation.Operation.Code);
            failure = (await reports.FailuresAsync(state.Id, cancellation)).FirstOrDefault(f => f.Report == period.Report);
        }

        if (await reports.FindAsync(state.Id, period.Report, revision: 0, cancellation) is not { } draft)
        {
            return null;
        }

        var latest = await reports.FindAsync(state.Id, period.Report, cancellation: cancellation);
        var published = latest is { State: ReportState.Published } ? latest : null;
        List<DraftComparison> comparisons = [await YesterdayAsync(state, period.Report, draft, actor, cancellation)];
        if (state.Situation.Before(period.Report) is { } before)
        {
            comparisons.Add(await PreviousAsync(state, before.Report, actor, cancellation));
        }

        if (published is not null)
        {
            comparisons.Add(new DraftComparison(
                Format.With(Texts.SinceRevision, published.Revision),
                Format.With(Texts.RevisionNumber, published.Revision),
                ComparedContent.Of(published),
                "",
                await ChangesAsync(state, published.PublishedAt!.Value, actor, cancellation)));
        }

        return new PublishView(draft, ComparedContent.Of(draft), published, comparisons, failure);
    }

    private async Task<DraftComparison> YesterdayAsync(
        OperationState state, ReportId report, StoredReport draft, Actor actor, CancellationToken cancellation)
    {
        // An operation that is over stands still, and its records do not.
        var today = state.Situation.Operation.DayOf(clock.GetUtcNow());
        var start = state.Situation.Operation.StartOf(today);
        var then = await reports.DraftBeforeAsync(state.Id, report, today, cancellation) is { } earlier
            ? Of(report.TaskForce, earlier)
            : draft.ComputedAt < start ? ComparedContent.Of(draft) : null;
        return new DraftComparison(
            Texts.SinceYesterday, Texts.Yesterday, then, Texts.NoDraftYesterday, await ChangesAsync(state, start, actor, cancellation));
    }

    private async Task<DraftComparison> PreviousAsync(OperationState state, ReportId report, Actor actor, CancellationToken cancellation)
    {
        var previous = await reports.FindAsync(state.Id, report, cancellation: cancellation);
        return new DraftComparison(
            Format.With(Texts.SinceReport, ReportName.InSentence(report)),
            ReportName.Of(report),
            previous is null ? null : ComparedContent.Of(previous),
            Texts.NoReportBefore,
            previous?.PublishedAt is { } at ? await ChangesAsync(state, at, actor, cancellation) : null);
    }

    private Task<ChangedRecords> ChangesAsync(OperationState state, DateTimeOffset since, Actor actor, CancellationToken cancellation) =>
        changes.SinceAsync(state.Stored, since, Shown, actor, clock.GetUtcNow(), cancellation);

    // Of a draft of yesterday the records are not kept, but how many parts of its sums were unknown.
    private static ComparedContent Of(TaskForce taskForce, EarlierDraft draft)
    {
        var content = ReportRules.Of(taskForce).Read(draft.Content);
        return new ComparedContent(
            content, new ReportSums(content, draft.Unknown is { } unknown ? JsonSerializer.Deserialize<Dictionary<string, int>>(unknown)! : []));
    }
}
