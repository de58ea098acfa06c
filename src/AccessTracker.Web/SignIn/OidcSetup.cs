using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AccessTracker.Web.SignIn;

/// <summary>
/// Signing in with another provider, by OpenID Connect. The framework's handler does the protocol; <see cref="ExternalSignInService"/> decides.
/// </summary>
internal static class OidcSetup
{
    private const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    // Signed with a key that only the provider has: neither unsigned nor with a secret of both.
    private static readonly string[] _algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static void Add(IServiceCollection services, IHostEnvironment environment, CookieSecurePolicy secure)
    {
        services.AddSettings<OidcSettings>();
        services.AddSingleton<ExternalSignInService>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<OidcSettings, SiteSettings>((o, settings, ours) =>
        {
            o.Authority = settings.Authority;
            o.ClientId = settings.ClientId;
            o.ClientSecret = settings.ClientSecret;
            o.RequireHttpsMetadata = !environment.IsDevelopment();
            o.CallbackPath = Urls.ExternalAnswer;
            o.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            Narrow(o, secure);
            o.Events.OnRedirectToIdentityProvider = context =>
            {
                // The provider knows this address by name; behind a proxy the request may not.
                // Without PublicUrl it is what the request calls us: the provider takes only an address that was registered with it.
                if (ours.Address is { } site)
                {
                    context.ProtocolMessage.RedirectUri = site + Urls.ExternalAnswer;
                }

                return Task.CompletedTask;
            };
            o.Events.OnTokenValidated = context =>
            {
                // The token is by whom the provider's own description names; that must be the provider that was set up.
                if (context.SecurityToken.Issuer.TrimEnd('/') != settings.Authority!.TrimEnd('/'))
                {
                    context.Fail("The provider calls itself by another name than Oidc:Authority.");
                }

                return Task.CompletedTask;
            };
        });
    }

    /// <summary>By now the configuration is complete: where it names no provider, nothing of this is there.</summary>
    public static void Map(WebApplication app)
    {
        if (!app.Services.GetRequiredService<OidcSettings>().IsOn)
        {
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().RemoveScheme(Scheme);
            return;
        }

        // A link and not a form: browsers hold the redirects of a form against form-action, and no list could name every
        // host that a provider sends people on to. It changes nothing; whoever is led here unasked signs in as himself at most.
        app.MapGet(Urls.ExternalSignIn, BeginAsync).AllowAnonymous();
    }

    // Who is known to the provider already is asked nothing there. So that no other site begins a session for somebody, the
    // way in is then the page with the link.
    private static async Task<IResult> BeginAsync(
        HttpContext context, string? returnUrl, IOptionsMonitor<OpenIdConnectOptions> options, ILogger<ExternalSignInService> log)
    {
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return Results.LocalRedirect(Urls.SignInAndReturn(Urls.Local(returnUrl)));
        }

        try
        {
            // Asked here and kept: the handler would ask the same, and answer with an error.
            await options.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        }
        catch (InvalidOperationException e)
        {
            log.LogWarning(e, "The provider does not describe itself");
            return Results.LocalRedirect(Urls.SignInProviderAway(Urls.Local(returnUrl)));
        }

        return Results.Challenge(new AuthenticationProperties { RedirectUri = Urls.Local(returnUrl) }, [Scheme]);
    }

    private static void Narrow(OpenIdConnectOptions o, CookieSecurePolicy secure)
    {
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.UsePkce = true;

        // Somebody waits meanwhile.
        o.BackchannelTimeout = TimeSpan.FromSeconds(10);
        o.SaveTokens = false;
        o.Scope.Clear();
        o.Scope.Add("openid");
        o.Scope.Add("email");
        o.TokenValidationParameters.ValidAlgorithms = _algorithms;

        // The answer comes by the address and not by a form: so the cookies that it is held against need not travel with
        // what other sites send, and work at a desk without TLS.
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.CorrelationCookie.SameSite = SameSiteMode.Lax;
        o.CorrelationCookie.SecurePolicy = secure;
        o.NonceCookie.SameSite = SameSiteMode.Lax;
        o.NonceCookie.SecurePolicy = secure;

        // Claims as the provider calls them, and the issuer among them. Many tell the address only when asked for it.
        o.MapInboundClaims = false;
        o.ClaimActions.Remove("iss");
        o.ClaimActions.MapUniqueJsonKey(ExternalSignInService.EmailVerified, ExternalSignInService.EmailVerified);
        o.GetClaimsFromUserInfoEndpoint = true;
        o.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<ExternalSignInService>().EnterAsync(context);
        o.Events.OnRemoteFailure = ExternalSignInService.RefuseFailure;
    }
}
