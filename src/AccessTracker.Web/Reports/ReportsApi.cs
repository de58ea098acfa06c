using System.ComponentModel;
using System.Text;
using System.Text.Json;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Reports;

/// <summary>Reports of both task forces, for programs: published revisions as the bytes that were stored, drafts to whom pages show them.</summary>
internal static class ReportsApi
{
    private const string Json = "application/json";
    private const string ForEver = "private, max-age=31536000, immutable";

    public static void MapReports(this RouteGroupBuilder operation)
    {
        operation.MapGet("/reports", ListAsync)
            .DescribeRead<ReportList>(
                "listReports", "Reports", "Every meeting that is due and every published report, latest first",
                "What became of each meeting's report, and the published revisions of it. A published revision never changes.");
        operation.MapGet("/reports/{number:int}", ReadAsync)
            .DescribeRead<ReportAnswer>(
                "readReport", "Reports", "The newest published revision of a report, or its draft",
                "With its files and, by the path of each figure, the records behind it.");
        operation.MapGet("/reports/{number:int}/revisions/{revision:int}", ReadRevisionAsync)
            .DescribeRead<object>(
                "readReportRevision", "Reports", "What a published revision says: the very bytes that were stored",
                "The ETag is the SHA-256 of these bytes, which is printed in the report. They never change and may be kept for ever.",
                Json);
        operation.MapGet("/reports/{number:int}/revisions/{revision:int}/figures", ReadFiguresAsync)
            .DescribeRead<FiguresAnswer>(
                "readReportFigures", "Reports", "The figures of a published revision, with definitions and records as they were published",
                "Definitions are those that the revision was published with.");
        operation.MapGet("/reports/{number:int}/files/{name}", ReadFileAsync)
            .WithName("readReportFile")
            .WithTags("Reports")
            .WithSummary("A file of a report: PDF, Word, Excel, CSV or JSON, in each language")
            .WithDescription(
                "By the names that the report gives. Of a published revision the stored bytes, whose SHA-256 is the ETag. Each is audited.")
            .RequireRateLimiting(RateLimits.Export)
            .Produces<object>(StatusCodes.Status200OK, "application/pdf", ReportFormats.Word, ReportFormats.Excel, "application/zip", Json)
            .Produces(StatusCodes.Status304NotModified);
    }

    /// <summary>Null: the word names no task force.</summary>
    internal static TaskForce? TaskForceOf(string? word) =>
        string.IsNullOrEmpty(word) ? TaskForce.Humanitarian : EnumCode.TryParse<TaskForce>(word, out var taskForce) ? taskForce : null;

    private static Task<IResult> ListAsync(
        HttpContext context, OperationAnswers answers, ReportReader reports,
        [Description("humanitarian or ceasefire; both without it.")] string? taskForce)
    {
        if (TaskForceOf(taskForce) is not { } force)
        {
            return Task.FromResult<IResult>(NoTaskForce(taskForce));
        }

        return answers.TaggedAsync<ReportList>(context, async basis =>
        {
            var revisions = await reports.RevisionsAsync(basis.Held, context.RequestAborted);
            var ledger = LedgerRow.Sorted(await reports.LedgerAsync(basis.Held, context.RequestAborted));
            return new ReportList(
                [.. ledger.Where(r => string.IsNullOrEmpty(taskForce) || r.Period.TaskForce == force)
                    .Select(r => Item(basis, r, revisions[r.Period.Report]))]);
        });
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context, OperationAnswers answers, ReportReader reports, ReportStore store, ReportFiles files, FileLanguages languages,
        int number, [Description(EndpointDescription.TaskForce)] string? taskForce)
    {
        if (TaskForceOf(taskForce) is not { } force)
        {
            return NoTaskForce(taskForce);
        }

        return await answers.TaggedAsync<ReportAnswer>(context, async basis =>
        {
            if (await reports.FindAsync(basis.Held, new ReportId(force, number), cancellation: context.RequestAborted) is not { } report)
            {
                return null;
            }

            var header = report.Header;
            var named = report.IsPublished
                ? (await store.FilesAsync(basis.Held.Id, header.Report, header.Revision, context.RequestAborted))
                    .Select(f => File(basis, header.Report, f.Name, f))
                : languages.All.SelectMany(l => files.Endings.Select(e => ReportFormats.NameOf(header, e, l))).Distinct()
                    .Select(name => File(basis, header.Report, name, null));
            return new ReportAnswer(
                force, number, report.IsPublished ? header.Revision : null, header.State, header.PeriodStart, header.PeriodEnd, header.ComputedAt,
                header.PublishedAt, header.ContentHash, report.IsPublished || basis.Held.IsWhole ? header.ChangeNumber : null,
                report.IsStale, [.. report.Revisions.Select(r => Revision(basis, r))], [.. named],
                JsonSerializer.SerializeToElement(ReportJson.ToNode(report.Content)),
                new RecordIndex(basis.Held.Situation).Known(report.Records));
        });
    }

    private static async Task<IResult> ReadRevisionAsync(
        HttpContext context, ReportStore store, int number, int revision, [Description(EndpointDescription.TaskForce)] string? taskForce)
    {
        if (TaskForceOf(taskForce) is not { } force)
        {
            return NoTaskForce(taskForce);
        }

        return revision > 0
            && await store.FindAsync(ApiOperation.Of(context).Stored.Id, new ReportId(force, number), revision, context.RequestAborted) is { } stored
            ? OperationAnswers.IsKnown(context, new EntityTagHeaderValue($"\"{stored.ContentHash}\""), ForEver)
                ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                : TypedResults.Bytes(Encoding.UTF8.GetBytes(stored.Content), Json)
            : ApiProblems.NotFound;
    }

    private static async Task<IResult> ReadFiguresAsync(
        HttpContext context, OperationAnswers answers, ReportReader reports, int number, int revision,
        [Description(EndpointDescription.TaskForce)] string? taskForce)
    {
        if (TaskForceOf(taskForce) is not { } force)
        {
            return NoTaskForce(taskForce);
        }

        return await answers.TaggedAsync<FiguresAnswer>(context, async basis =>
            revision > 0
            && await reports.StoredAsync(basis.Held, new ReportId(force, number), revision, context.RequestAborted) is { } report
                ? FiguresApi.Of(
                    basis.Held.Situation, report.Header.PeriodEnd, report.Header.ChangeNumber, force, report.Content, report.Records, report.Figures)
                : null);
    }

    private static async Task<IResult> ReadFileAsync(
        HttpContext context, ReportDownload download, int number, [Description("As the report names it.")] string name,
        [Description(EndpointDescription.TaskForce)] string? taskForce)
    {
        if (TaskForceOf(taskForce) is not { } force)
        {
            return NoTaskForce(taskForce);
        }

        // A problem, where there is no such file, takes this back.
        var report = new ReportId(force, number);
        context.Response.Headers.CacheControl = ReportDownload.RevisionOf(report, name) > 0 ? ForEver : "no-store";
        return await download.SendAsync(ApiOperation.Of(context).Code, report, name, context);
    }

    private static ApiProblemResult NoTaskForce(string? word) => ApiProblems.Invalid("taskForce", word, ExpectedWords.Of<TaskForce>());

    private static ReportItem Item(AnswerBasis basis, LedgerRow row, IEnumerable<ReportHeader> revisions) => new(
        row.Period.TaskForce, row.Period.Number, row.State, row.Period.Start, row.Period.End, row.ComputedAt,
        [.. revisions.Select(r => Revision(basis, r))], Urls.ApiReport(basis.Held.Situation.Operation.Code, row.Period.Report));

    private static RevisionItem Revision(AnswerBasis basis, ReportHeader header) => new(
        header.Revision, header.PublishedAt, header.Reason, header.ContentHash,
        Urls.ApiReport(basis.Held.Situation.Operation.Code, header.Report, header.Revision));

    private static ReportFileItem File(AnswerBasis basis, ReportId report, string name, ReportFileHeader? stored) => new(
        name, ReportFormats.LanguageOf(name), stored?.MediaType, stored?.Bytes, stored?.Sha256,
        Urls.ApiReportFile(basis.Held.Situation.Operation.Code, report, name));
}
