using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Who sits before a page that has a circuit. The circuit keeps the person with whom it was opened, for hours: a role that was taken, or an account
/// that was disabled, shows only in the session, which has ended with it.
/// </summary>
public sealed class CircuitPerson(AuthenticationStateProvider authentication, SessionQuestion isValid)
{
    /// <summary>Asks anew. Null: the session does not stand any more.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(CancellationToken cancellation)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return await isValid(user, cancellation) ? user : null;
    }
}
