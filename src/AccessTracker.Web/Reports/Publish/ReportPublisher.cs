using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>What the publisher had before their eyes.</summary>
/// <param name="ContentHash">Of the draft.</param>
/// <param name="Revision">The one that it was to become.</param>
/// <param name="Narratives">The version shown, by language.</param>
/// <param name="Reason">Why there is another revision; null for the first.</param>
public sealed record SeenDraft(string ContentHash, int Revision, IReadOnlyDictionary<string, long> Narratives, string? Reason);

/// <summary>
/// Publishes a report: makes annex and files of what was seen, and hands all of it to the store, which takes it whole or not at all.
/// </summary>
public sealed class ReportPublisher(
    ReportStore reports, NarrativeStore narratives, ReportAnnexes annexes, ReportFiles files, PublishSettings settings, TimeProvider clock)
{
    /// <summary>Sent again it publishes nothing more, and finds what it published.</summary>
    /// <exception cref="ArgumentException"><paramref name="state"/> lacks records, or there is a reason for the first revision.</exception>
    public async Task<PublishResult> PublishAsync(
        OperationState state, ReportId report, SeenDraft seen, Actor actor, CancellationToken cancellation = default)
    {
        if (!state.IsWhole)
        {
            throw new ArgumentException("What is published is computed from all records.", nameof(state));
        }

        if (await reports.FindAsync(state.Id, report, revision: 0, cancellation) is not { } draft || draft.ContentHash != seen.ContentHash)
        {
            var done = await reports.FindAsync(state.Id, report, seen.Revision, cancellation);
            return seen.Revision > 0 && done?.ContentHash == seen.ContentHash && done.PublishedBy == actor.Name
                ? new PublishResult(done, null)
                : new PublishResult(null, PublishRefusal.StaleDraft);
        }

        var content = ReportRules.Of(draft.TaskForce).Read(draft.Content);
        var header = new ReportHeader
        {
            TaskForce = report.TaskForce,
            Number = report.Number,
            Revision = seen.Revision,
            State = ReportState.Published,
            PeriodStart = draft.PeriodStart,
            PeriodEnd = draft.PeriodEnd,
            ComputedAt = draft.ComputedAt,
            ChangeNumber = draft.ChangeNumber,
            Method = draft.Method,
            ContentHash = draft.ContentHash,
            PublishedAt = clock.GetUtcNow(),
            PublishedBy = actor.Name,
            Reason = seen.Reason,
        };
        var annex = await annexes.BuildAsync(
            state, report, content, UnknownParts.Count(RecordsJson.Deserialize(draft.Records)),
            await narratives.LatestAsync(state.Stored, report, cancellation), cancellation);
        var made = await files.MakeAsync(new ReportDocument(header, content, annex), cancellation);
        return await reports.PublishAsync(
            state.Stored, new Publication(header, state.Stored.At, annex.ToJson(), made, seen.Narratives, settings.SecondPerson), actor,
            cancellation);
    }
}
