using AccessTracker.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace AccessTracker.Web.SignIn;

/// <summary>What a page or an endpoint asks of a person beyond having signed in. Each asks <see cref="AccessPolicy"/>.</summary>
public static class Policies
{
    /// <summary>See the jobs' dashboard.</summary>
    public const string SeeScheduler = "see-scheduler";

    /// <summary>Take records out; the operation is the one of the address.</summary>
    public const string Export = "export";

    /// <summary>Bring records in; the operation is the one of the address.</summary>
    public const string Import = "import";

    /// <summary>Begin an operation.</summary>
    public const string AddOperation = "add-operation";

    /// <summary>See what an operation still needs; the operation is the one of the address.</summary>
    public const string SetUp = "set-up";

    /// <summary>Run the accounts.</summary>
    public const string ManageAccounts = "manage-accounts";

    /// <summary>Read the audit.</summary>
    public const string ReadAudit = "read-audit";

    /// <summary>See who got which report, and send again; the operation is the one of the address.</summary>
    public const string Deliver = "deliver";

    public static AuthorizationBuilder AddPersonPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(SeeScheduler, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.SeeScheduler)))
        .AddPolicy(Export, p => p.RequireAuthenticatedUser().RequireAssertion(c => MayHere(c, Verb.Export)))
        .AddPolicy(Import, p => p.RequireAuthenticatedUser().RequireAssertion(c => MayHere(c, Verb.Import)))
        .AddPolicy(Deliver, p => p.RequireAuthenticatedUser().RequireAssertion(c => MayHere(c, Verb.RunJobs)))
        .AddPolicy(AddOperation, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.AddOperation)))
        .AddPolicy(SetUp, p => p.RequireAuthenticatedUser().RequireAssertion(c => MayHere(c, Verb.RunJobs)))
        .AddPolicy(ManageAccounts, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.ManageAccounts)))
        .AddPolicy(ReadAudit, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.ReadAudit)));

    /// <summary>Code of the operation that a request is about; null: of none.</summary>
    public static string? OperationOf(HttpContext context) => context.GetRouteValue("Operation") as string;

    // Asked before a page by its request, and within it by its route.
    private static bool MayHere(AuthorizationHandlerContext context, Verb verb)
    {
        var operation = context.Resource switch
        {
            HttpContext request => OperationOf(request),
            Microsoft.AspNetCore.Components.RouteData page => page.RouteValues.GetValueOrDefault("Operation") as string,
            _ => null,
        };
        return operation is not null && AccessPolicy.May(PersonClaims.Of(context.User), verb, new Subject(operation));
    }

    private static bool May(AuthorizationHandlerContext context, Verb verb) =>
        AccessPolicy.May(PersonClaims.Of(context.User), verb, new Subject(context.Resource as string));
}
