using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Api;

/// <summary>
/// Makes the problems that the API answers with (RFC 9457), in the reader's language, from the one catalogue of refusals.
/// </summary>
public static class ApiProblems
{
    public const string MediaType = "application/problem+json";

    private const string Urn = "urn:accesstracker:problem:";

    /// <summary>There is no such thing for who asks.</summary>
    public static ApiProblemResult NotFound { get; } = new(ApiProblemCode.NotFound, null, null);

    /// <param name="detail">What is wrong here and how to put it right; null: what the problem says in general.</param>
    public static ApiProblemResult Of(ApiProblemCode code, string? detail = null, IReadOnlyList<ApiError>? errors = null) =>
        new(code, detail, errors);

    /// <summary>A parameter or header that cannot be read: its name, what stood there, what would be right.</summary>
    public static ApiProblemResult Invalid(string field, string? value, string expected) =>
        Of(ApiProblemCode.Invalid, errors: [new ApiError("invalid", expected) { Field = field, Value = Shown(value) }]);

    /// <summary>One row of an import as an error: columns by their names in the API.</summary>
    public static ApiError ErrorOf(RefusedRow row) => new(EnumCode.Of(row.Refusal.Code), row.Refusal.Message)
    {
        Field = row.Column is { } column ? ApiNames.Of(column) : null,
        Value = Shown(row.Value),
        Candidates = row.Candidates,
        Row = row.Row,
    };

    public static int StatusOf(ApiProblemCode code) => code switch
    {
        ApiProblemCode.Invalid => StatusCodes.Status400BadRequest,
        ApiProblemCode.Unauthenticated or ApiProblemCode.InvalidToken => StatusCodes.Status401Unauthorized,
        ApiProblemCode.InsufficientScope or ApiProblemCode.Forbidden => StatusCodes.Status403Forbidden,
        ApiProblemCode.NotFound => StatusCodes.Status404NotFound,
        ApiProblemCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ApiProblemCode.NotAcceptable => StatusCodes.Status406NotAcceptable,
        ApiProblemCode.Gone => StatusCodes.Status410Gone,
        ApiProblemCode.Conflict or ApiProblemCode.Doubtful => StatusCodes.Status409Conflict,
        ApiProblemCode.Stale => StatusCodes.Status412PreconditionFailed,
        ApiProblemCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ApiProblemCode.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ApiProblemCode.Refused => StatusCodes.Status422UnprocessableEntity,
        ApiProblemCode.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ApiProblemCode.TooManyRequests => StatusCodes.Status429TooManyRequests,
        ApiProblemCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The problem of a status that something else than an endpoint gave.</summary>
    public static ApiProblemCode CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiProblemCode.InvalidToken,
        StatusCodes.Status403Forbidden => ApiProblemCode.Forbidden,
        _ => Enum.GetValues<ApiProblemCode>().FirstOrDefault(
            c => StatusOf(c) == status, status < StatusCodes.Status500InternalServerError ? ApiProblemCode.Invalid : ApiProblemCode.Failed),
    };

    /// <summary>Writes a problem as the answer. <paramref name="status"/>: another one than the problem's own.</summary>
    internal static Task WriteAsync(
        HttpContext context, ApiProblemCode code, string? detail = null, IReadOnlyList<ApiError>? errors = null, string? reference = null,
        int? status = null)
    {
        var problem = new ApiProblem(
            Urn + EnumCode.Of(code).Replace('_', '-'), EnumText.Of(code), status ?? StatusOf(code), detail ?? EnumText.Find($"ApiProblem_{code}")!)
        {
            Reference = reference,
            Errors = errors,
        };
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(problem, ApiJson.Options, MediaType, context.RequestAborted);
    }

    private static string? Shown(string? value) => value is null ? null : Unicode.Start(Unicode.Mend(value), 200);
}

/// <summary>An answer that is a problem.</summary>
public sealed class ApiProblemResult(ApiProblemCode code, string? detail, IReadOnlyList<ApiError>? errors) : IResult
{
    public ApiProblemCode Code => code;

    public Task ExecuteAsync(HttpContext httpContext) => ApiProblems.WriteAsync(httpContext, code, detail, errors);
}
