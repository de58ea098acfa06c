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
                circuit.DisconnectedCircuitMaxRetained = 50;
                circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
                circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);
                circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
                circuit.PersistedCircuitInMemoryMaxRetained = 100;
                circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(30);
            })
            .AddHubOptions(hub =>
            {
                hub.EnableDetailedErrors = false;
                hub.MaximumReceiveMessageSize = 128 * 1024;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.HandshakeTimeout = TimeSpan.FromSeconds(15);
                hub.KeepAliveInterval = TimeSpan.FromSeconds(15);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
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
}

/// <summary>Who looks at a page, in its circuit: nobody, once the session has ended.</summary>
public sealed class CircuitIdentity(ILoggerFactory logs, SessionQuestion isValid) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => CircuitRevalidationService.Interval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        isValid(authenticationState.User, cancellationToken);
}
