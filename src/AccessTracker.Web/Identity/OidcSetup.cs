using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AccessTracker.Web.Identity;

/// <summary>Signing in with another provider, by OpenID Connect. The framework's handler does the protocol; <see cref="ExternalEntrance"/> decides.</summary>
internal static class OidcSetup
{
    private const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static void Add(IServiceCollection services, IHostEnvironment environment, CookieSecurePolicy secure)
    {
        services.AddSingleton<ExternalEntrance>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IConfiguration>((o, configuration) =>
        {
            var settings = OidcSettings.Read(configuration, environment)!;
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
                context.ProtocolMessage.RedirectUri = Urls.Absolute(configuration, context.Request, Urls.ExternalAnswer);
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>By now the configuration is complete: where it names no provider, nothing of this is there.</summary>
    public static void Map(WebApplication app)
    {
        if (OidcSettings.Read(app.Configuration, app.Environment) is null)
        {
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().RemoveScheme(Scheme);
            return;
        }

        // A link and not a form: browsers hold the redirects of a form against form-action, and no list could name every
        // host that a provider sends people on to. It changes nothing; whoever is led here unasked signs in as himself at most.
        app.MapGet(Urls.ExternalSignIn, (string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = Urls.Local(returnUrl) }, [Scheme]))
            .AllowAnonymous();
    }

    private static void Narrow(OpenIdConnectOptions o, CookieSecurePolicy secure)
    {
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.UsePkce = true;
        o.SaveTokens = false;
        o.Scope.Clear();
        o.Scope.Add("openid");
        o.Scope.Add("email");

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
        o.ClaimActions.MapUniqueJsonKey(ExternalEntrance.EmailVerified, ExternalEntrance.EmailVerified);
        o.GetClaimsFromUserInfoEndpoint = true;
        o.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<ExternalEntrance>().EnterAsync(context);
        o.Events.OnRemoteFailure = ExternalEntrance.RefuseFailure;
    }
}
