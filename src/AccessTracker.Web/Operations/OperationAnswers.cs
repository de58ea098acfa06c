using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AccessTracker.Data.Operations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Operations;

/// <summary>What an answer of the API is made of: what pages of the same reader are made of.</summary>
/// <param name="Held">What the caller may read.</param>
/// <param name="Day">The day that is asked about, at whose end everything is read.</param>
/// <param name="Today">The operation's.</param>
internal sealed record AnswerBasis(OperationState Held, DateOnly Day, DateOnly Today)
{
    /// <summary>Before its baseline an operation has nothing that could be counted.</summary>
    public bool HasBegun => Today >= Held.Situation.Operation.Since;

    /// <summary>Where the history of the operation's records stood; null for who may not read all of them: it would tell of the others.</summary>
    public long? ChangeNumber => Held.IsWhole ? Held.ChangeNumber : null;
}

/// <summary>
/// Answers of the API that are made of an operation as it stands. Who may read everything, and asks again with the ETag, is told 304 without anything
/// being computed: the tag is the point of the operation's history, the day that it is, the language and the program. To others that tag would tell
/// of each change of what they may not read; theirs is of the answer itself.
/// </summary>
internal sealed class OperationAnswers(SituationCache situations, TimeProvider clock)
{
    private const string Json = "application/json; charset=utf-8";

    /// <param name="context">The caller's.</param>
    /// <param name="day">The day as it was asked for, <c>yyyy-MM-dd</c>; null: today. A later day than today is today, as on pages.</param>
    /// <param name="make">Makes the answer.</param>
    /// <param name="type">Its media type.</param>
    public async Task<IResult> AnswerAsync<T>(HttpContext context, string? day, Func<AnswerBasis, T> make, string type = Json)
        where T : class
    {
        if (!string.IsNullOrEmpty(day) && IsoDay.Of(day) is null)
        {
            return ApiProblems.Invalid("day", day, Texts.ApiExpectedDay);
        }

        var operation = ApiOperation.Of(context);
        if (await situations.FindAsync(operation.Code, operation.Person, context.RequestAborted) is not { } held)
        {
            return ApiProblems.NotFound;
        }

        var today = held.Situation.Operation.Today(clock.GetUtcNow());
        var basis = new AnswerBasis(held, IsoDay.UpTo(today, day), today);
        return !held.IsWhole ? Tagged(context, make(basis), type)
            : IsKnown(context, TagOf(held, today)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(make(basis), contentType: type);
    }

    /// <summary>The same of what jobs change without a change of records: the tag is of the answer itself.</summary>
    public async Task<IResult> TaggedAsync<T>(HttpContext context, Func<AnswerBasis, Task<T?>> make) where T : class
    {
        var operation = ApiOperation.Of(context);
        if (await situations.FindAsync(operation.Code, operation.Person, context.RequestAborted) is not { } held)
        {
            return ApiProblems.NotFound;
        }

        var today = held.Situation.Operation.Today(clock.GetUtcNow());
        return await make(new AnswerBasis(held, today, today)) is { } answer ? Tagged(context, answer, Json) : ApiProblems.NotFound;
    }

    /// <summary>Names the state of an answer in its headers, and tells whether the caller has it already.</summary>
    internal static bool IsKnown(HttpContext context, EntityTagHeaderValue tag, string caching = "no-store")
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.Append(HeaderNames.Vary, "Authorization, Accept-Language");
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }

    private static IResult Tagged<T>(HttpContext context, T answer, string type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        return IsKnown(context, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, type);
    }

    private static EntityTagHeaderValue TagOf(OperationState held, DateOnly today)
    {
        var at = held.Stored.At;
        var (language, version) = (CultureInfo.CurrentUICulture.Name, AppVersion.Text);
        var state = string.Create(
            CultureInfo.InvariantCulture,
            $"{at.Epoch} {at.ChangeNumber} {at.Hash} {at.Publications} {held.Audience} {today:O} {language} {version}");
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..32]}\"", isWeak: true);
    }
}
