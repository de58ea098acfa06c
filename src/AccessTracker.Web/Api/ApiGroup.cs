using AccessTracker.Web.Components;

namespace AccessTracker.Web.Api;

/// <summary>Where endpoints of the API are put: at its root, or in one operation, which is there for who asks or is not.</summary>
/// <param name="Root">/api/v1.</param>
/// <param name="Operation">/api/v1/operations/{operation}: <see cref="ApiOperation.Of"/> gives the operation.</param>
public sealed record ApiGroup(RouteGroupBuilder Root, RouteGroupBuilder Operation)
{
    public static ApiGroup Map(WebApplication app)
    {
        var root = app.MapGroup(Urls.ApiV1)
            .WithMetadata(ApiEndpoint.Instance)
            .RequireAuthorization(ApiScopes.Read)
            .DisableAntiforgery();
        ((IEndpointConventionBuilder)root).Finally(OfferHead);
        return new ApiGroup(root, root.MapGroup("/operations/{operation}").AddEndpointFilter(ApiOperation.FindAsync));
    }

    // What can be read can be asked about, without its body.
    private static void OfferHead(EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault();
        if (methods is not null && methods.HttpMethods is [var only] && HttpMethods.IsGet(only))
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }
}
