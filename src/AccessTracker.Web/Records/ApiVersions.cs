using System.Globalization;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>The version of a record in the headers of a request and an answer: its number as a tag, <c>"3"</c>.</summary>
internal static class ApiVersions
{
    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The version that a request expects: 0 of what is to be new (<c>If-None-Match: *</c>), else that of <c>If-Match</c>. The problem says why there
    /// is none.
    /// </summary>
    /// <param name="mayBeNew">What is not there yet can be asked for.</param>
    public static (long Version, IResult? Problem) Expected(HttpRequest request, bool mayBeNew)
    {
        var (match, none) = (request.Headers.IfMatch, request.Headers.IfNoneMatch);
        return (match.Count, none.Count) switch
        {
            (0, 0) => (0, ApiProblems.Of(ApiProblemCode.PreconditionRequired, mayBeNew ? Texts.ApiVersionOrNew : Texts.ApiVersionNeeded)),
            (0, 1) when mayBeNew => none[0]?.Trim() == "*" ? (0, null) : (0, ApiProblems.Invalid("If-None-Match", none, Texts.ApiOnlyStar)),
            (1, 0) => RecordTag.VersionOf(match[0] ?? "") is { } version and > 0
                ? (version, null)
                : (0, ApiProblems.Invalid("If-Match", match, Texts.ApiOneVersion)),
            _ => (0, ApiProblems.Invalid("If-Match", match, mayBeNew ? Texts.ApiVersionOrNew : Texts.ApiVersionNeeded)),
        };
    }
}
