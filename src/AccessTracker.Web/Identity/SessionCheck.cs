using System.Security.Claims;

namespace AccessTracker.Web.Identity;

/// <summary>Whether somebody who has signed in still may be.</summary>
public sealed class SessionCheck
{
    public Task<bool> IsValidAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(principal.Identity?.IsAuthenticated == true);
    }
}
