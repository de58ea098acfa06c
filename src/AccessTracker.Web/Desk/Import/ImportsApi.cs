using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Records;
using Hangfire;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Desk.Import;

/// <summary>Programs send bundles, which a job checks or imports; a status address tells how far it is.</summary>
internal static class ImportsApi
{
    // The bundle of a million deliveries is a fifth of it.
    private const int MostBytes = 100 * 1024 * 1024;

    private const string Zip = "application/zip";
    private const string Csv = "text/csv";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapImports(this RouteGroupBuilder operation)
    {
        operation.MapPost("/imports", SendAsync)
            .RequireAuthorization(ApiScopes.Write).RequireRateLimiting(RateLimits.Import)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithName("importBundle").WithTags("Imports").WithSummary("Import a bundle, or check one")
            .WithDescription(
                "The body is a bundle: an archive of its files, a workbook, or one file. A job reads it; Location tells where to ask how far it is.")
            .Accepts<byte[]>(Zip, Csv, Workbook)
            .Produces<BundleJob>(StatusCodes.Status202Accepted)
            .ProducesProblems(400, 403, 404, 409, 413, 415, 422, 429);
        operation.MapGet("/imports/{id}/outcome", FindAsync)
            .WithName("getImport").WithTags("Imports").WithSummary("How far a bundle is")
            .WithDescription("Of a bundle that the caller sent; a manager may ask about any, without its errors and doubts.")
            .Produces<BundleJob>().ProducesProblems(404);
    }

    private static async Task<IResult> SendAsync(
        [Description("true: check only, and store nothing.")] string? dryRun,
        [Description("none (default): one refused row refuses all; good: the others are stored.")] string? onError,
        [Description("Of one CSV file: the kind that it holds.")] string? kind,
        [Description("A text of your own: sent again with it, the same request is done once."), FromHeader(Name = SentOnce.KeyHeader)]
        string? idempotencyKey,
        HttpContext context, [FromServices] SentOnce once, [FromServices] ImportBatchStore batches, [FromServices] IBackgroundJobClient jobs,
        [FromServices] RecordKinds kinds, [FromServices] TimeProvider clock)
    {
        var operation = ApiOperation.Of(context);
        if (!AccessPolicy.May(operation.Person, Verb.Import, new Subject(operation.Code)))
        {
            return ApiProblems.Of(ApiProblemCode.Forbidden);
        }

        if (dryRun is not (null or "true" or "false"))
        {
            return ApiProblems.Invalid(nameof(dryRun), dryRun, Texts.ApiTrueOrFalse);
        }

        if (onError is not (null or "none" or "good"))
        {
            return ApiProblems.Invalid(nameof(onError), onError, Texts.ApiOnError);
        }

        if (NameOf(context.Request.ContentType, kind, kinds) is not { } name)
        {
            return ApiProblems.Invalid(nameof(kind), kind, Texts.ApiKindOfFile);
        }

        await using var file = TemporaryFolder.NewFile();
        await JsonBody.CopyAsync(context.Request, file, MostBytes, context.RequestAborted);
        file.Position = 0;
        var hash = await SHA256.HashDataAsync(file, context.RequestAborted);
        return await once.RunAsync(context, hash, operation.Actor, async sent =>
        {
            var now = clock.GetUtcNow();
            var id = Id<ImportBatch>.New(now);
            var state = dryRun == "true" ? BatchState.Checking : BatchState.Running;
            var job = BundleJob.Of(new ImportBatch { Id = id, State = state, UploadedAt = now }, null, [], kinds);
            var answer = new ApiAnswer(StatusCodes.Status202Accepted, JsonSerializer.SerializeToNode(job, ApiJson.Options)!)
            {
                Location = Urls.ApiImport(operation.Code, job.Id),
            };
            if (!await batches.AddBundleAsync(
                operation.Stored, id, name, file, state, onError == "good", operation.Actor, sent with { Answer = _ => answer.ToJson() }, now,
                context.RequestAborted))
            {
                return SentOnce.Repeated;
            }

            jobs.Enqueue<ImportSheets>(j => j.RunAsync(CancellationToken.None));
            return answer;
        });
    }

    private static async Task<IResult> FindAsync(
        [Description("Of the job.")] string id, HttpContext context, [FromServices] ImportBatchStore batches, [FromServices] BundleBatches bundles,
        [FromServices] SheetProgress progress, [FromServices] RecordKinds kinds)
    {
        var operation = ApiOperation.Of(context);
        if (!Guid.TryParse(id, out var asked)
            || await batches.FindBundleAsync(operation.Stored, new Id<ImportBatch>(asked), operation.Person, context.RequestAborted)
                is not { } batch)
        {
            return ApiProblems.NotFound;
        }

        // A sheet may hold what its sender may read and others may not, and so may what is told of its rows.
        var faults = batch.Result is null || !batch.IsOf(operation.Person) ? [] : await bundles.FaultsAsync(batch, context.RequestAborted);
        return TypedResults.Ok(BundleJob.Of(batch, progress.RowsOf(batch.Id), faults, kinds));
    }

    // Null: of one file it is not said which.
    private static string? NameOf(string? type, string? kind, RecordKinds kinds) => type?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        Csv => kind is null ? null : ApiKinds.Find(kinds.Records, kind)?.File,
        Workbook => "bundle.xlsx",
        _ => "bundle.zip",
    };
}
