using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace AccessTracker.Web.Hosting;

/// <summary>Puts down that the policy refused somebody a page or an endpoint.</summary>
public sealed class RefusalAudit(AuditStore audit, TimeProvider clock)
{
    private const int LongestPath = 500;

    /// <summary>
    /// The path without its query, which may hold what somebody typed. <paramref name="what"/>: what was refused, unless it is the page.
    /// </summary>
    public Task RecordAsync(Person person, HttpContext context, string? what = null)
    {
        var path = context.Request.Path.Value ?? "";
        var operation = Policies.OperationOf(context);
        var entry = new AuditEvent(AuditAction.Refused)
        {
            Operation = operation,
            Level = operation is null ? Sensitivity.Low : NamesRecord(context) ? Sensitivity.High : LevelOf(person, operation),
            Details = (what is null ? "" : $"{what}: ") + Unicode.Start(Unicode.Mend(path), LongestPath),
        };
        return audit.RecordAsync(
            entry, Actor.Of(person, operation, context.Connection.RemoteIpAddress?.ToString()), clock.GetUtcNow(), CancellationToken.None);
    }

    // Whoever guesses an address may have guessed what neither they nor the reader of the audit may know of.
    private static bool NamesRecord(HttpContext context) =>
        context.Request.RouteValues.Keys.Any(k => !k.Equals("Operation", StringComparison.OrdinalIgnoreCase));

    private static Sensitivity LevelOf(Person person, string operation) =>
        AccessPolicy.Ceiling(person, operation) is { } ceiling ? (Sensitivity)Math.Min((int)ceiling, (int)Sensitivity.High) : Sensitivity.Low;
}

/// <summary>Lets the framework answer as it does, after the refusal of somebody who has signed in is put down.</summary>
public sealed class AuditedRefusals(RefusalAudit refusals) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _inner = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
        {
            await refusals.RecordAsync(PersonClaims.Of(context.User), context);
        }

        await _inner.HandleAsync(next, context, policy, authorizeResult);
    }
}
