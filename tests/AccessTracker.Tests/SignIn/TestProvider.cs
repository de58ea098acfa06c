using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AccessTracker.Tests.SignIn;

/// <summary>A provider of OpenID Connect, listening on loopback, that signs in whomever the test puts before it.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "accesstracker";
    public const string Secret = "a secret of the two";

    private readonly WebApplication _app;

    private TestProvider(Uri? issuer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(o =>
        {
            o.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            o.RegisterScopes(Scopes.Email);
            o.EnableDegradedMode().AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            if (issuer is not null)
            {
                o.SetIssuer(issuer);
            }

            o.UseAspNetCore().DisableTransportSecurityRequirement();
            o.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
            {
                if (c.ClientId != Client)
                {
                    c.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            o.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c =>
            {
                if (c.ClientId != Client || c.ClientSecret != Secret)
                {
                    c.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            o.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
            {
                Requests.Add(c.Request);
                c.Principal = Principal(c.Request);
                return default;
            }));
        });
        _app = builder.Build();
        _app.UseAuthentication();
    }

    public string Subject { get; set; } = "person-1";

    public string Email { get; set; } = "invited@example.org";

    public bool IsVerified { get; set; } = true;

    /// <summary>How it says that it asked the person.</summary>
    public string[] Methods { get; set; } = ["pwd"];

    /// <summary>What it was asked.</summary>
    public List<OpenIddictRequest> Requests { get; } = [];

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <param name="issuer">What it calls itself; null: as it was reached.</param>
    public static async Task<TestProvider> StartAsync(Uri? issuer = null)
    {
        var provider = new TestProvider(issuer);
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private ClaimsPrincipal Principal(OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, IsVerified);
        identity.SetClaims(Claims.AuthenticationMethodReference, [.. Methods]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}
