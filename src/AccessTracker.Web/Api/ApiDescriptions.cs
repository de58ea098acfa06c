using System.Globalization;
using Microsoft.OpenApi;

namespace AccessTracker.Web.Api;

/// <summary>Says in the document what an answer holds, where its type alone does not.</summary>
internal static class ApiDescriptions
{
    /// <summary>In the form <paramref name="mediaType"/> the answer, or each of its lines, is one of <paramref name="types"/>.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, string mediaType, params Type[] types) =>
        endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellation) =>
        {
            var document = context.Document!;
            var choices = new List<IOpenApiSchema>();
            foreach (var type in types)
            {
                if (document.Components?.Schemas?.ContainsKey(type.Name) != true)
                {
                    document.AddComponent<IOpenApiSchema>(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancellation));
                }

                choices.Add(new OpenApiSchemaReference(type.Name, document));
            }

            if (operation.Responses?[StatusCodes.Status200OK.ToString(CultureInfo.InvariantCulture)].Content?[mediaType] is { } media)
            {
                media.Schema = choices is [var only] ? only : new OpenApiSchema { AnyOf = choices };
            }
        });
}
