using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Access;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Http.Features;

namespace AccessTracker.Web.Api;

/// <summary>The operation of an address, for who asks.</summary>
/// <param name="Stored">As it stands.</param>
/// <param name="Person">Who asks, with no more than the token allows.</param>
/// <param name="Actor">The same for histories and the audit.</param>
public sealed record ApiOperation(StoredOperation Stored, Person Person, Actor Actor)
{
    public string Code => Stored.Operation.Code;

    /// <summary>The operation that the request's address names; each endpoint of the operation's group has one.</summary>
    public static ApiOperation Of(HttpContext context) => context.Features.GetRequiredFeature<ApiOperation>();

    // What somebody may not read of does not exist for them.
    internal static async ValueTask<object?> FindAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var person = PersonClaims.Of(context.User);
        if (Policies.OperationOf(context) is not { } code
            || AccessPolicy.Ceiling(person, code) is null
            || await context.RequestServices.GetRequiredService<OperationStore>().FindAsync(code, context.RequestAborted) is not { } stored)
        {
            return ApiProblems.NotFound;
        }

        context.Features.Set(new ApiOperation(stored, person, Actor.Of(person, code, ClientInfo.Origin(context)) with
        {
            Token = ApiTokenHandler.NameOf(context.User),
        }));
        return await next(invocation);
    }
}
