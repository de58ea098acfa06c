using System.Security.Claims;

namespace AccessTracker.Web.SignIn;

/// <summary>Whether somebody who has signed in still may be, asked outside of a request.</summary>
public delegate Task<bool> SessionQuestion(ClaimsPrincipal person, CancellationToken cancellation);
