using System.Text.Json.Serialization;

namespace AccessTracker.Web.Api;

/// <summary>Why a request was not done. The words are stable; programs go by them, people by the texts.</summary>
public enum ApiProblemCode
{
    /// <summary>400: a parameter, a header or the body is not what the document says.</summary>
    Invalid,

    /// <summary>401: no token came.</summary>
    Unauthenticated,

    /// <summary>401: the token is none, was revoked, has ended, or its person may come in no more.</summary>
    InvalidToken,

    /// <summary>403: the token has not the scope.</summary>
    InsufficientScope,

    /// <summary>403: the token's person may not do that.</summary>
    Forbidden,

    /// <summary>404: there is no such thing for who asks.</summary>
    NotFound,

    /// <summary>405.</summary>
    MethodNotAllowed,

    /// <summary>406.</summary>
    NotAcceptable,

    /// <summary>409: it does not fit what is there now.</summary>
    Conflict,

    /// <summary>410: what has changed since then is not known any more, and is read anew.</summary>
    Gone,
    /// <summary>409: what was sent can hardly be right, and nobody has confirmed it.</summary>
    Doubtful,

    /// <summary>412: the record has changed since it was read.</summary>
    Stale,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>415.</summary>
    UnsupportedMediaType,

    /// <summary>422: the records were read and are refused, each for what <c>errors</c> says.</summary>
    Refused,

    /// <summary>428: a change names the version that it changes.</summary>
    PreconditionRequired,

    /// <summary>429.</summary>
    TooManyRequests,

    /// <summary>500: a fault of the program.</summary>
    Failed,

    /// <summary>503: the store does not answer.</summary>
    Unavailable,
}

/// <summary>A problem as RFC 9457 writes it.</summary>
/// <param name="Type">A URN that ends in the problem's word and does not change.</param>
/// <param name="Title">What it is, in the reader's language.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">What is wrong here and how to put it right, in the reader's language.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail)
{
    /// <summary>What the operator finds the failure by in the log.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    /// <summary>What was refused, one by one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiError>? Errors { get; init; }
}

/// <summary>One thing that was refused.</summary>
/// <param name="Code">The refusal's word, which does not change.</param>
/// <param name="Expected">What would be right, in the reader's language.</param>
public sealed record ApiError(string Code, string Expected)
{
    /// <summary>Name of the field or parameter; null: the whole record.</summary>
    public string? Field { get; init; }

    /// <summary>What stood there.</summary>
    public string? Value { get; init; }

    /// <summary>Sent back in <c>confirmed</c> where the value is meant; null: it cannot be stored so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Confirm { get; init; }

    /// <summary>What may have been meant.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>Of a batch: the number of the row, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Row { get; init; }
}
