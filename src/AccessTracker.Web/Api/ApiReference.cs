using System.Text.Json;

namespace AccessTracker.Web.Api;

/// <summary>What the page for people shows of the document.</summary>
/// <param name="Description">Of the whole.</param>
/// <param name="Groups">The endpoints by what they are about, in the order of the document.</param>
internal sealed record ApiReference(
    string Description, IReadOnlyList<(string Tag, string Description, IReadOnlyList<ApiReference.Operation> Operations)> Groups)
{
    public static ApiReference Empty { get; } = new("", []);

    /// <summary>Reads a document of OpenAPI.</summary>
    public static ApiReference Of(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var operations = root.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => (Tag: Tag(o.Value), Operation: Read(root, p.Name, o.Name, o.Value))))
            .ToLookup(o => o.Tag, o => o.Operation, StringComparer.Ordinal);
        return new ApiReference(
            Text(root.GetProperty("info"), "description"),
            [.. root.GetProperty("tags").EnumerateArray().Select(t =>
                (Text(t, "name"), Text(t, "description"), (IReadOnlyList<Operation>)[.. operations[Text(t, "name")]]))]);
    }

    private static Operation Read(JsonElement root, string path, string method, JsonElement operation) => new(
        Text(operation, "operationId"), method.ToUpperInvariant(), path, Text(operation, "summary"), Text(operation, "description"),
        operation.TryGetProperty("parameters", out var parameters)
            ? [.. parameters.EnumerateArray().Select(p => Resolved(root, p)).Select(p => (Text(p, "name"), Text(p, "in"), Text(p, "description")))]
            : [],
        [.. operation.GetProperty("responses").EnumerateObject().Select(r => Answer(r.Name, Resolved(root, r.Value)))]);

    private static string Answer(string status, JsonElement response) => response.TryGetProperty("content", out var content)
        ? $"{status} {string.Join(' ', content.EnumerateObject().Select(c => c.Name))}"
        : status;

    private static string Tag(JsonElement operation) => operation.GetProperty("tags")[0].GetString()!;

    private static JsonElement Resolved(JsonElement root, JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, step) => at.GetProperty(step))
        : element;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    /// <summary>An endpoint.</summary>
    /// <param name="Parameters">Name, where it stands, and what it means.</param>
    /// <param name="Answers">Each status with the types of content.</param>
    internal sealed record Operation(
        string Id, string Method, string Path, string Summary, string Description,
        IReadOnlyList<(string Name, string Place, string Meaning)> Parameters, IReadOnlyList<string> Answers);
}
