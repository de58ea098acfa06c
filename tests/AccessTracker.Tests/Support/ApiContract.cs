using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AccessTracker.Tests.Support;

/// <summary>
/// Holds each answer of the API against the document that it serves: the status and the type of content are named there, and JSON is as its schema
/// says, without a field that the schema does not know.
/// </summary>
internal sealed class ApiContract(JsonElement document)
{
    public static async Task<ApiContract> OfAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json"));
        return new ApiContract(document.RootElement.Clone());
    }

    public JsonElement Document => document;

    /// <summary>A client's part that fails the test on an answer that differs.</summary>
    public DelegatingHandler Handler() => new Checking(this);

    private async Task<string?> DifferenceAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api/", StringComparison.Ordinal) || path == "/api/v1/openapi.json" || request.Method == HttpMethod.Options)
        {
            return null;
        }

        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var method = request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant();
        var named = document.GetProperty("paths").EnumerateObject().Where(p => Regex.IsMatch(path, Pattern(p.Name)))
            .OrderBy(p => p.Name.Count(c => c == '{')).FirstOrDefault();
        var responses = named.Value.ValueKind == JsonValueKind.Object && named.Value.TryGetProperty(method, out var operation)
            ? operation.GetProperty("responses")
            : default;
        if (responses.ValueKind != JsonValueKind.Object)
        {
            return (int)answer.StatusCode >= 400 ? await ProblemAsync(answer) : "the document does not name it";
        }

        if (!responses.TryGetProperty(status, out var response)
            && ((int)answer.StatusCode < 400 || !responses.TryGetProperty("default", out response)))
        {
            return "the document does not name the status";
        }

        response = Resolved(response);
        if (request.Method == HttpMethod.Head || answer.StatusCode is System.Net.HttpStatusCode.NotModified)
        {
            return null;
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        if (!response.TryGetProperty("content", out var content))
        {
            return (await answer.Content.ReadAsByteArrayAsync()).Length == 0 ? null : "the document names no content";
        }

        if (type is null || !content.TryGetProperty(type, out var media))
        {
            return $"the document does not name the type '{type}'";
        }

        return type.EndsWith("json", StringComparison.Ordinal) && media.TryGetProperty("schema", out var schema)
            ? await JsonAsync(answer, type, schema)
            : null;
    }

    private async Task<string?> JsonAsync(HttpResponseMessage answer, string type, JsonElement schema)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var lines = type.Contains("ndjson", StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text];
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (new ApiSchema(document).Difference(json.RootElement, schema, "$") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private Task<string?> ProblemAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is not "application/problem+json" and var type
            ? Task.FromResult<string?>($"no problem, but '{type}'")
            : JsonAsync(answer, "application/problem+json", document.GetProperty("components").GetProperty("schemas").GetProperty("ApiProblem"));

    private JsonElement Resolved(JsonElement element) =>
        element.TryGetProperty("$ref", out var reference) ? ApiSchema.At(document, reference.GetString()!) : element;

    private static string Pattern(string path) => "^" + Regex.Replace(Regex.Escape(path), @"\\\{[^}]+}", "[^/]+") + "$";

    private sealed class Checking(ApiContract contract) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            if (await contract.DifferenceAsync(request, answer) is { } difference)
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                Assert.Fail(
                    $"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}: {difference}\n{text[..Math.Min(text.Length, 500)]}");
            }

            return answer;
        }
    }
}
