using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Api;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Operations;

/// <summary>Which operations there are for who asks.</summary>
internal static class OperationsApi
{
    public static void MapOperations(this RouteGroupBuilder root) => root.MapGet("/operations", ListAsync)
        .WithName("listOperations")
        .WithTags("Operations")
        .WithSummary("The operations that the token opens")
        .WithDescription("By code. What an operation is called in addresses of the API, and what the token's person may do in it.");

    private static async Task<OperationList> ListAsync(HttpContext context, SituationCache situations)
    {
        var person = PersonClaims.Of(context.User);
        return new OperationList(
            [.. (await situations.OperationsAsync(person, context.RequestAborted)).Select(o => Entry(o, person))]);
    }

    private static OperationEntry Entry(Operation operation, Person person) => new(
        operation.Code, operation.Name, operation.Since, operation.Until, operation.TimeZone,
        AccessPolicy.Ceiling(person, operation.Code)!.Value,
        AccessPolicy.May(person, Verb.Import, new Subject(operation.Code)),
        AccessPolicy.May(person, Verb.Publish, new Subject(operation.Code)));
}

/// <summary>The operations that a token opens.</summary>
public sealed record OperationList(IReadOnlyList<OperationEntry> Items);

/// <summary>An operation, and what may be done in it.</summary>
/// <param name="Code">Names it in addresses.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Since">Its first day.</param>
/// <param name="Until">Its last day; null: it goes on.</param>
/// <param name="TimeZone">The zone that its days are of.</param>
/// <param name="ReadsUpTo">The highest level of records that can be read.</param>
/// <param name="MayWrite">Records of some kinds may be written, perhaps in some governorates only.</param>
/// <param name="MayPublish">Reports may be published.</param>
public sealed record OperationEntry(
    string Code, string Name, DateOnly Since, DateOnly? Until, string TimeZone, Sensitivity ReadsUpTo, bool MayWrite, bool MayPublish);
