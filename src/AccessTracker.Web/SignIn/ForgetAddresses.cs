using AccessTracker.Data.Accounts;
using Hangfire;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Forgets from where, and with what browser, people were signed in, and the browsers that nobody came back in: after 90 days it helps nobody.
/// </summary>
public sealed class ForgetAddresses(SessionStore sessions, TimeProvider clock)
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(CancellationToken cancellation) => sessions.ForgetAddressesAsync(clock.GetUtcNow(), cancellation);
}
