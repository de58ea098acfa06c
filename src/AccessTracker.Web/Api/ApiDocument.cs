using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AccessTracker.Web.Api;

/// <summary>
/// The OpenAPI document of the API, which the framework makes from the endpoints: what is in it is what there is. It is the same as long as the
/// program runs, and stands in docs/openapi.json, which a test keeps so.
/// </summary>
public sealed class ApiDocument(IServiceProvider services)
{
    private const string Name = "v1";
    private const string Scheme = "token";

    private static readonly (int Status, string Name, string Description)[] _problems =
    [
        (401, "NoToken", "No token came, or one that does not hold (any more)."),
        (429, "TooOften", "The token asked too often in this minute; Retry-After says in how many seconds to ask again."),
    ];

    private static readonly (string Name, string Description)[] _tags =
    [
        ("Tokens", "Who comes by a token, and what it allows."),
        ("Operations", "The operations that a token opens."),
        ("Records", "Records of an operation: lists, changes since, one with its history, and writing them."),
        ("Reports", "Published reports with their files and revisions."),
        ("Answers", "What the boards of the program say: places not reached, permits, targets, trends."),
        ("Import", "Bundles of records, imported as a job."),
    ];

    private readonly Lazy<Task<byte[]>> _bytes = new(() => MakeAsync(services));

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(Name, o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.ShouldInclude = d => d.ActionDescriptor.EndpointMetadata.OfType<ApiEndpoint>().Any() && d.HttpMethod != HttpMethods.Head;
            o.AddSchemaTransformer((schema, context, _) => SayType(schema, context.JsonTypeInfo.Type));
            o.AddDocumentTransformer((document, context, cancellation) => DescribeAsync(document, context, cancellation));
        });
    }

    public static void Map(RouteGroupBuilder root) => root.MapGet("/openapi.json", async (ApiDocument document, HttpContext context) =>
    {
        var bytes = await document.ReadAsync();
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
        return Results.Bytes(bytes, "application/json", entityTag: Microsoft.Net.Http.Headers.EntityTagHeaderValue.Parse(tag));
    }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The document, as JSON in UTF-8.</summary>
    public Task<byte[]> ReadAsync() => _bytes.Value;

    private static async Task<byte[]> MakeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return Encoding.UTF8.GetBytes(json.ReplaceLineEndings("\n") + "\n");
    }

    // The words of an enum are texts, which the framework leaves unsaid.
    private static Task SayType(OpenApiSchema schema, Type type)
    {
        if (type.IsEnum)
        {
            schema.Type ??= JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "AccessTracker",
            Version = "1",
            Description = "Records, reports and answers of AccessTracker, for programs. An access token is made on the account page; it lets a "
                + "program do what its person may do on the pages at that moment, within the token's scopes. What somebody may not see does not "
                + "exist for them. Days are written yyyy-MM-dd, instants in ISO 8601 with their zone, and what is not known is null and never 0.",
            License = new OpenApiLicense { Name = "As the program's", Identifier = "LicenseRef-AccessTracker" },
            Contact = new OpenApiContact { Name = "Whoever runs this AccessTracker" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "at_…",
            Description = "An access token of the account page. Cookies are not looked at.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        document.AddComponent<IOpenApiParameter>("Operation", new OpenApiParameter
        {
            Name = "operation",
            In = ParameterLocation.Path,
            Required = true,
            Description = "Code of the operation, as /operations lists it.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        await AddProblemsAsync(document, context, cancellation);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in (item.Operations ?? []).Values)
            {
                used.UnionWith((operation.Tags ?? new HashSet<OpenApiTagReference>()).Select(t => t.Name ?? ""));
                AddProblems(document, operation);
                SayForms(operation);
                if (path.Contains("{operation}", StringComparison.Ordinal))
                {
                    (operation.Parameters ??= []).Insert(0, new OpenApiParameterReference("Operation", document));
                }
            }
        }

        document.Tags = new HashSet<OpenApiTag>(
            _tags.Where(t => used.Contains(t.Name)).Concat(used.Except(_tags.Select(t => t.Name)).Order(StringComparer.Ordinal).Select(n => (n, n)))
                .Select(t => new OpenApiTag { Name = t.Item1, Description = t.Item2 }));
    }

    private static async Task AddProblemsAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.AddComponent<IOpenApiSchema>(nameof(ApiProblem), await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancellation));
        foreach (var (_, name, description) in _problems.Append((0, "Problem", "Anything else that goes wrong, as a problem of RFC 9457.")))
        {
            document.AddComponent<IOpenApiResponse>(name, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ApiProblems.MediaType] = new() { Schema = new OpenApiSchemaReference(nameof(ApiProblem), document) },
                },
            });
        }
    }

    // The same type is named for every form of an answer: what is no JSON is a text.
    private static void SayForms(OpenApiOperation operation)
    {
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        {
            foreach (var (type, media) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
            {
                if (!type.EndsWith("json", StringComparison.Ordinal))
                {
                    media.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
                }
            }
        }
    }

    private static void AddProblems(OpenApiDocument document, OpenApiOperation operation)
    {
        operation.Responses ??= [];
        foreach (var (status, name, _) in _problems)
        {
            operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponseReference(name, document);
        }

        operation.Responses["default"] = new OpenApiResponseReference("Problem", document);
    }
}
