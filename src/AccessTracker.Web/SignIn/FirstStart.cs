using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AccessTracker.Web.SignIn;

/// <summary>Where whoever started the program reads along. What a log must not hold is said here.</summary>
public sealed record OperatorConsole(TextWriter Output);

/// <summary>
/// A store without an administrator, anywhere but at a desk: once the program serves, it says by which link the first one
/// is made. There is no default password that somebody could forget to change.
/// </summary>
public sealed class FirstStart(
    LinkStore links, IServer server, SiteSettings site, IHostEnvironment environment, TimeProvider clock, OperatorConsole console,
    ILogger<FirstStart> log)
    : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && await links.IssueSetUpAsync(new Actor("start"), clock.GetUtcNow(), cancellationToken) is { } token)
        {
            await console.Output.WriteLineAsync($"There is no administrator yet. Create one within 24 hours at "
                + $"{string.Join(" or ", Addresses().Select(a => a + Urls.SetUp(token)))}");
            log.LogWarning("There is no administrator yet. A link that creates one has been printed to standard output");
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> Addresses()
    {
        if (site.Address is { } address)
        {
            return [address];
        }

        return server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } served ? served.Select(a => a.TrimEnd('/')) : [""];
    }
}
