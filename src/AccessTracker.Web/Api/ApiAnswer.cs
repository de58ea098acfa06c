using System.Text.Json;
using System.Text.Json.Nodes;

namespace AccessTracker.Web.Api;

/// <summary>What a program is answered that has written something, as it is kept, to be given again.</summary>
/// <param name="Status">Of the answer.</param>
/// <param name="Body">As JSON.</param>
public sealed record ApiAnswer(int Status, JsonNode Body) : IResult
{
    /// <summary>Where what was written can be read; null: there is no one such place.</summary>
    public string? Location { get; init; }

    /// <summary>The tag of what was written; null: it has none.</summary>
    public string? Tag { get; init; }

    /// <summary>The answer is one that was given before.</summary>
    public bool IsRepeated { get; init; }

    public string ToJson() => JsonSerializer.Serialize(new Kept(Status, Location, Tag, Body), ApiJson.Options);

    public static ApiAnswer Parse(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, ApiJson.Options)!;
        return new ApiAnswer(kept.Status, kept.Body) { Location = kept.Location, Tag = kept.Tag };
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
        }

        if (IsRepeated)
        {
            response.Headers[SentOnce.ReplayedHeader] = "true";
        }

        return response.WriteAsJsonAsync(Body, ApiJson.Options, httpContext.RequestAborted);
    }

    private sealed record Kept(int Status, string? Location, string? Tag, JsonNode Body);
}
