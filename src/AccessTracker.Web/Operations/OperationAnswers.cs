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

    /// <summary>Where the history of the operation's records stood.</summary>
    public long ChangeNumber => Held.ChangeNumber;
}

/// <summary>
/// Answers of the API that are made of an operation as it stands. Who asks again with the ETag is told 304 without anything being computed: the tag
/// is the point of the operation's history, the reader's audience, the day that it is, the language and the program.
/// </summary>
internal sealed class OperationAnswers(SituationCache situations, TimeProvider clock)
{
    /// <param name="context">The caller's.</param>
    /// <param name="day">The day as it was asked for, <c>yyyy-MM-dd</c>; null: today. A later day than today is today, as on pages.</param>
    /// <param name="make">Makes the answer.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, string? day, Func<AnswerBasis, ValueTask<IResult>> make)
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
        return IsKnown(context, TagOf(held, today))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : await make(new AnswerBasis(held, IsoDay.UpTo(today, day), today));
    }

    /// <summary>The same of what takes no time to wait for.</summary>
    public Task<IResult> AnswerAsync<T>(HttpContext context, string? day, Func<AnswerBasis, T> make) where T : class =>
        AnswerAsync(context, day, basis => ValueTask.FromResult<IResult>(TypedResults.Ok(make(basis))));

    /// <summary>The same of what jobs change without a change of records: the tag is of the answer itself.</summary>
    public async Task<IResult> TaggedAsync<T>(HttpContext context, Func<AnswerBasis, Task<T?>> make) where T : class
    {
        var operation = ApiOperation.Of(context);
        if (await situations.FindAsync(operation.Code, operation.Person, context.RequestAborted) is not { } held)
        {
            return ApiProblems.NotFound;
        }

        var today = held.Situation.Operation.Today(clock.GetUtcNow());
        if (await make(new AnswerBasis(held, today, today)) is not { } answer)
        {
            return ApiProblems.NotFound;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Options);
        return IsKnown(context, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }

    /// <summary>Names the state of an answer in its headers, and tells whether the caller has it already.</summary>
    internal static bool IsKnown(HttpContext context, EntityTagHeaderValue tag, string caching = "private, no-cache")
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.Append(HeaderNames.Vary, "Authorization, Accept-Language");
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
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
