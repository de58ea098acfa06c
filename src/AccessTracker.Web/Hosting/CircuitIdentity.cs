using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AccessTracker.Web.Hosting;

/// <summary>Who looks at a page, in its circuit: nobody, once the session has ended.</summary>
public sealed class CircuitIdentity(ILoggerFactory logs, SessionQuestion isValid) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => CircuitRevalidationService.Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        isValid(authenticationState.User, cancellationToken);
}
