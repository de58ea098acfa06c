using AccessTracker.Domain.Identity;
using Microsoft.AspNetCore.Authorization;

namespace AccessTracker.Web.Identity;

/// <summary>What a page or an endpoint asks of a person beyond having signed in. Each asks <see cref="AccessPolicy"/>.</summary>
public static class Policies
{
    /// <summary>See the jobs' dashboard.</summary>
    public const string SeeScheduler = "see-scheduler";

    /// <summary>Start a job now; the resource is the code of the operation.</summary>
    public const string RunJobs = "run-jobs";

    /// <summary>Run the accounts.</summary>
    public const string ManageAccounts = "manage-accounts";

    /// <summary>Read the audit.</summary>
    public const string ReadAudit = "read-audit";

    public static AuthorizationBuilder AddPersonPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(SeeScheduler, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.SeeScheduler)))
        .AddPolicy(RunJobs, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.RunJobs)))
        .AddPolicy(ManageAccounts, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.ManageAccounts)))
        .AddPolicy(ReadAudit, p => p.RequireAuthenticatedUser().RequireAssertion(c => May(c, Verb.ReadAudit)));

    private static bool May(AuthorizationHandlerContext context, Verb verb) =>
        AccessPolicy.May(PersonClaims.Of(context.User), verb, new Subject(context.Resource as string));
}
