using AccessTracker.Data.Common;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AccessTracker.Web.Records;

/// <summary>
/// Before the forms of a record's page: who may not see the record, or could send none of them, is answered as by a page that
/// never was. It stands before the forms' tokens are asked for, whose answer would tell which records there are.
/// </summary>
internal sealed class RecordForms(RequestDelegate next, SituationCache situations, RecordStore records, RecordKinds kinds, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(RecordPage)
            && !await MayActAsync(context))
        {
            // The page that says so, which follows on this answer, is read.
            context.Request.Method = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(context);
    }

    private async Task<bool> MayActAsync(HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        var operation = Policies.OperationOf(context)!;
        return context.GetRouteValue(nameof(RecordPage.Kind)) is string kind
            && kinds.Find(kind) is not null
            && context.GetRouteValue(nameof(RecordPage.Key)) is string key
            && await situations.FindAsync(operation, person, context.RequestAborted) is { } held
            && await records.MayActAsync(
                held.Stored, kind, RecordAddress.KeyOf(key), Actor.Of(person, operation, ClientInfo.Origin(context)), clock.GetUtcNow(),
                context.RequestAborted);
    }
}
