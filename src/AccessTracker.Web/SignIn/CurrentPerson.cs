using AccessTracker.Domain.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace AccessTracker.Web.SignIn;

/// <summary>Who looks at the page, with or without a circuit. Asked anew each time: roles change while a page is open.</summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication)
{
    public async Task<Person> FindAsync() => PersonClaims.Of((await authentication.GetAuthenticationStateAsync()).User);
}
