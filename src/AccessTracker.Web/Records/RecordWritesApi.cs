using System.ComponentModel;
using AccessTracker.Web.Api;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Records;

/// <summary>Programs add, change, withdraw and restore records, one or many.</summary>
internal static class RecordWritesApi
{
    private const string Json = "application/json";
    private const string MergePatch = "application/merge-patch+json";
    private const string KindText = "The kind, named like its file in a bundle: convoys, access-requests.";
    private const string KeyText = "The key of the record as lists give it; parts of a key are separated by ~.";
    private const string MatchText = "The version that was read, in quotation marks.";
    private const string OnceText = "A text of your own: sent again with it, the same request is written once and answered the same.";

    public static void MapRecordWrites(this RouteGroupBuilder operation)
    {
        var writes = operation.MapGroup("/{kind}").RequireAuthorization(ApiScopes.Write).WithTags("Records");
        Describe<WrittenRecord>(writes.MapPut("/{key}", PutAsync), "putRecord", "Create or replace a record",
            "With `If-None-Match: *` the record is to be new, with `If-Match: \"version\"` it replaces the one that was read. Fields that are not "
            + "sent become unknown; sealed fields stay as they are unless they are sent.")
            .Accepts<RecordToWrite>(Json).Produces<WrittenRecord>(StatusCodes.Status201Created).ProducesProblems(428);
        Describe<WrittenRecord>(writes.MapPatch("/{key}", PatchAsync), "patchRecord", "Change fields of a record",
            "Fields that are not sent stay as they are; null makes one unknown.")
            .Accepts<RecordToWrite>(Json, MergePatch).ProducesProblems(428);
        Describe<WrittenRecord>(writes.MapPost("", PostAsync), "addRecord", "Add a record",
            "A kind whose key is one text is given one where none is sent.")
            .Accepts<RecordToWrite>(Json).Produces<WrittenRecord>(StatusCodes.Status201Created);
        Describe<WrittenBatch>(writes.MapPost("/batch", BatchAsync), "writeRecords", "Write up to 10,000 records",
            "All in one change of the operation. A row without `version` replaces whatever is stored under its key.")
            .Accepts<RecordsToWrite>(Json).RequireRateLimiting(RateLimits.Batch)
            .WithMetadata(new RequestSizeLimitAttribute(RecordWriting.LongestBatch));
        Describe<WrittenRecord>(writes.MapPost("/{key}/withdraw", WithdrawAsync), "withdrawRecord", "Withdraw a record",
            "It stays, with its history, and counts no more; its parts are withdrawn with it.")
            .Accepts<ReasonToWrite>(Json).ProducesProblems(428);
        Describe<WrittenRecord>(writes.MapPost("/{key}/restore", RestoreAsync), "restoreRecord", "Restore a withdrawn record",
            "It counts again, with what was withdrawn with it.")
            .Accepts<ReasonToWrite>(Json).ProducesProblems(428);
    }

    private static Task<IResult> PutAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key,
        [Description(MatchText), FromHeader(Name = "If-Match")] string? match,
        [Description("* of a record that is to be new."), FromHeader(Name = "If-None-Match")] string? noneMatch,
        [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.PutAsync(context, kind, key);

    private static Task<IResult> PatchAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key,
        [Description(MatchText), FromHeader(Name = "If-Match")] string? match,
        [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.PatchAsync(context, kind, key);

    private static Task<IResult> PostAsync(
        [Description(KindText)] string kind, [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.PostAsync(context, kind);

    private static Task<IResult> BatchAsync(
        [Description(KindText)] string kind,
        [Description("none (default): one refused row refuses all; good: the others are stored.")] string? onError,
        [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.BatchAsync(context, kind, onError);

    private static Task<IResult> WithdrawAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key,
        [Description(MatchText), FromHeader(Name = "If-Match")] string? match,
        [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.MarkAsync(context, kind, key, isWithdrawn: true);

    private static Task<IResult> RestoreAsync(
        [Description(KindText)] string kind, [Description(KeyText)] string key,
        [Description(MatchText), FromHeader(Name = "If-Match")] string? match,
        [Description(OnceText), FromHeader(Name = SentOnce.KeyHeader)] string? idempotencyKey,
        HttpContext context, [FromServices] RecordWriting writing) => writing.MarkAsync(context, kind, key, isWithdrawn: false);

    private static RouteHandlerBuilder Describe<T>(RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint
        .WithName(name).WithSummary(summary).WithDescription(description)
        .Produces<T>()
        .ProducesProblems(400, 403, 404, 409, 412, 413, 415, 422);
}
