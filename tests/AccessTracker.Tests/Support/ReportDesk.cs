using AccessTracker.Data.Reports;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;

namespace AccessTracker.Tests.Support;

/// <summary>Publishes reports as a manager would, without the pages for it.</summary>
internal static class ReportDesk
{
    /// <summary>Why a later revision is published.</summary>
    public const string Reason = "The figure of Madaya came late.";

    /// <summary>The draft as it stands becomes the next revision.</summary>
    public static async Task<StoredReport> PublishAsync(
        ReportStore reports, OperationState state, ReportId number, DateTimeOffset now, ReportAnnex? annex = null)
    {
        var draft = (await reports.FindAsync(state.Id, number, revision: 0))!;
        var revision = PublishedReports.LatestRevision((await reports.ListAsync(state.Id)).Where(r => r.Report == number)) + 1;
        var publication = APublication.Of(draft, revision, now, revision > 1 ? Reason : null);
        var result =
            await reports.PublishAsync(
                state.Stored, annex is null ? publication : publication with { Annex = annex.ToJson() }, APublication.Publisher);
        Assert.Null(result.Refusal);
        return result.Report!;
    }

    /// <summary>What the records say today becomes the next revision.</summary>
    public static async Task<StoredReport> ReviseAsync(
        ReportStore reports, PublishedReports published, OperationState state, ReportId number, DateTimeOffset now)
    {
        var period = state.Situation.CalendarOf(number.TaskForce).ToPublish(number.Number, DateOnly.FromDateTime(now.UtcDateTime))!.Value;
        var before = EnsureReports.RevisionBefore(state, number, (await reports.ListAsync(state.Id)).ToLookup(r => r.Report));
        var report = await published.ComputeAsync(state, period, before);
        await reports.SaveDraftAsync(
            state.Id,
            new ComputedReport(
                number, period.Start, period.End, ReportRules.Of(number.TaskForce).Write(report.Content), RecordsJson.Serialize(report.Records),
                    state.Stored.At,
                before) { Method = ReportRules.Of(number.TaskForce).Method },
            now);
        return await PublishAsync(reports, state, number, now);
    }
}
