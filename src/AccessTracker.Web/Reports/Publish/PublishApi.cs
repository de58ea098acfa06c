using System.ComponentModel;
using System.Text.Json;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>A draft that can be published.</summary>
/// <param name="Number">Of the report.</param>
/// <param name="Revision">The one that it would become.</param>
/// <param name="ContentHash">Of what it says.</param>
/// <param name="Narratives">The version of each narrative that goes with it, by language.</param>
/// <param name="Failure">Why it is older than the records and cannot be published; null: it is not.</param>
public sealed record DraftToPublish(
    int Number, int Revision, string ContentHash, IReadOnlyDictionary<string, long> Narratives, string? Failure);

/// <summary>What is published: the draft as it was read.</summary>
/// <param name="Revision">See <see cref="DraftToPublish"/>.</param>
/// <param name="ContentHash">See <see cref="DraftToPublish"/>.</param>
/// <param name="Narratives">See <see cref="DraftToPublish"/>.</param>
/// <param name="Reason">Why there is another revision, up to 500 characters; null for the first.</param>
public sealed record PublishOrder(int Revision, string ContentHash, IReadOnlyDictionary<string, long>? Narratives, string? Reason);

/// <summary>A report that was published.</summary>
public sealed record PublishAnswer(int Number, int Revision, string ContentHash, DateTimeOffset PublishedAt);

/// <summary>Programs publish what was looked at, as the page does, and are refused as it refuses.</summary>
internal static class PublishApi
{
    private const int LongestBody = 64 * 1024;

    public static void MapPublishing(this RouteGroupBuilder operation)
    {
        operation.MapGet("/reports/{number:int}/draft", DraftAsync)
            .RequireAuthorization(ApiScopes.Publish)
            .WithName("readDraft").WithTags("Publishing").WithSummary("The draft of a report, for who may publish it")
            .WithDescription("It is brought up to date with the records first. What it says is read at the report's own address.")
            .Produces<DraftToPublish>().ProducesProblems(404);
        operation.MapPost("/reports/{number:int}/publish", PublishAsync)
            .RequireAuthorization(ApiScopes.Publish)
            .WithName("publishReport").WithTags("Publishing").WithSummary("Publish a report")
            .WithDescription(
                "Publishes the draft that was read, or nothing: 412 says that the draft or a narrative has changed since. Sent again by the same "
                + "person it publishes nothing more and is answered the same.")
            .Accepts<PublishOrder>("application/json")
            .Produces<PublishAnswer>()
            .ProducesProblems(400, 403, 404, 409, 412, 415, 422);
    }

    private static async Task<IResult> DraftAsync(
        int number, [Description(EndpointDescription.TaskForce)] string? taskForce, HttpContext context, [FromServices] SituationCache situations,
        [FromServices] PublishReader reader, [FromServices] NarrativeStore narratives, [FromServices] TimeProvider clock)
    {
        if (await FindAsync(context, number, taskForce, situations, clock) is not var (held, period))
        {
            return ApiProblems.NotFound;
        }

        return await reader.FindAsync(held, period, ApiOperation.Of(context).Actor, context.RequestAborted) is not { } view
            ? ApiProblems.NotFound
            : TypedResults.Ok(new DraftToPublish(
                number, view.Revision, view.Header.ContentHash,
                (await narratives.LatestAsync(held.Stored, period.Report, context.RequestAborted)).ToDictionary(n => n.Language, n => n.Version),
                view.Failure is null ? null : Texts.PublishStale));
    }

    private static async Task<IResult> PublishAsync(
        int number, [Description(EndpointDescription.TaskForce)] string? taskForce, HttpContext context, [FromServices] SituationCache situations,
        [FromServices] ReportPublisher publisher, [FromServices] ReportStore reports, [FromServices] JobRunner jobs,
        [FromServices] TimeProvider clock)
    {
        if (await FindAsync(context, number, taskForce, situations, clock) is not var (held, period))
        {
            return ApiProblems.NotFound;
        }

        SeenDraft seen;
        try
        {
            seen = Read(await JsonBody.ReadAsync(context.Request, LongestBody, context.RequestAborted));
        }
        catch (BodyException wrong)
        {
            return wrong.Result;
        }

        // The page offers none as long as it cannot be brought up to date; and a first revision has no reason.
        if ((await reports.FailuresAsync(held.Id, context.RequestAborted)).Any(f => f.Report == period.Report))
        {
            return ApiProblems.Of(ApiProblemCode.Conflict, Texts.PublishStale);
        }

        var result = await publisher.PublishAsync(
            held, period.Report, seen.Revision > 1 ? seen : seen with { Reason = null }, ApiOperation.Of(context).Actor, context.RequestAborted);
        if (result.Report is not { } report)
        {
            return ApiProblems.Of(CodeOf(result.Refusal), PublishPage.Why(result.Refusal));
        }

        jobs.RunNow(JobSchedule.DeliverReportsId);
        return TypedResults.Ok(new PublishAnswer(number, report.Revision, report.ContentHash, report.PublishedAt!.Value));
    }

    // For anybody else there is nothing to publish, as on the page.
    private static async Task<(OperationState Held, ReportPeriod Period)?> FindAsync(
        HttpContext context, int number, string? taskForce, SituationCache situations, TimeProvider clock)
    {
        var operation = ApiOperation.Of(context);
        return ReportsApi.TaskForceOf(taskForce) is { } force
            && AccessPolicy.May(operation.Person, Verb.Publish, new Subject(operation.Code))
            && await situations.FindAsync(operation.Code, operation.Person, context.RequestAborted) is { IsWhole: true } held
            && held.Situation.CalendarOf(force).ToPublish(number, held.Situation.Operation.Today(clock.GetUtcNow())) is { } period
                ? (held, period)
                : null;
    }

    private static SeenDraft Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonBody.Parse(body);
        var members = JsonBody.Members(document.RootElement, ["revision", "contentHash", "narratives", "reason"]);
        try
        {
            var order = document.Deserialize<PublishOrder>(ApiJson.Options)!;
            var reason = order.Reason?.Trim();
            return !members.ContainsKey("contentHash") || order.ContentHash is null ? throw new BodyException("contentHash", null, Texts.ApiDraftRead)
                : order.Revision < 1 ? throw new BodyException("revision", $"{order.Revision}", Texts.ApiDraftRead)
                : reason?.Length > PublishPage.LongestReason ? throw new BodyException("reason", reason, Texts.ReasonNeeded)
                : new SeenDraft(
                    order.ContentHash, order.Revision, order.Narratives ?? new Dictionary<string, long>(),
                    string.IsNullOrEmpty(reason) ? null : reason);
        }
        catch (JsonException)
        {
            throw new BodyException(null, null, Texts.ApiDraftRead);
        }
    }

    private static ApiProblemCode CodeOf(PublishRefusal? refusal) => refusal switch
    {
        PublishRefusal.NotAllowed => ApiProblemCode.Forbidden,
        PublishRefusal.SamePerson => ApiProblemCode.Conflict,
        PublishRefusal.NoReason => ApiProblemCode.Refused,
        _ => ApiProblemCode.Stale,
    };
}
