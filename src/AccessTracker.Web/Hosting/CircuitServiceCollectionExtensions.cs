using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AccessTracker.Web.Hosting;

/// <summary>What a circuit may take, and how long it is kept. Each number is said here, so that none changes with the framework.</summary>
public static class CircuitServiceCollectionExtensions
{
    public static void AddCircuits(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents(circuit =>
            {
                circuit.DetailedErrors = false;

                // A line that is cut takes all behind it at once: with fewer, whoever comes back after the others begins anew.
                circuit.DisconnectedCircuitMaxRetained = 300;
                circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(6);
                circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
                circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
                circuit.PersistedCircuitInMemoryMaxRetained = 1000;
                circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(30);
            })
            .AddHubOptions(hub =>
            {
                hub.EnableDetailedErrors = false;
                hub.MaximumReceiveMessageSize = 128 * 1024;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.HandshakeTimeout = TimeSpan.FromSeconds(15);
                hub.KeepAliveInterval = TimeSpan.FromSeconds(15);

                // A browser that is busy says nothing meanwhile, on a slow machine for half a minute.
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(60);
            });
        services.AddSingleton<OpenConnections>();
        services.TryAddScoped<SessionCheck>();
        services.TryAddSingleton<SessionQuestion>(provider => async (person, cancellation) =>
        {
            await using var scope = provider.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SessionCheck>().IsValidAsync(person, cancellation);
        });
        services.AddScoped<AuthenticationStateProvider, CircuitIdentity>();
        services.AddHostedService<CircuitRevalidationService>();
    }

    /// <summary>How circuits are connected.</summary>
    public static void Set(ServerComponentsEndpointOptions endpoint)
    {
        // The framework's own policy would be the weaker of two in one answer.
        endpoint.ContentSecurityFrameAncestorsPolicy = null;

        // What is sent is compressed message by message: a memory of what went before would be a quarter of a megabyte for each circuit.
        endpoint.ConfigureWebSocketAcceptContext = (_, socket) =>
        {
            socket.DangerousEnableCompression = true;
            socket.DisableServerContextTakeover = true;
            return Task.CompletedTask;
        };
    }
}

/// <summary>Who looks at a page, in its circuit: nobody, once the session has ended.</summary>
public sealed class CircuitIdentity(ILoggerFactory logs, SessionQuestion isValid) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => CircuitRevalidationService.Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        isValid(authenticationState.User, cancellationToken);
}
