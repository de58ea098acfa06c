using AccessTracker.Data.Accounts;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace AccessTracker.Web.SignIn;

/// <summary>Who may come in, by what cookie, and the forms beside the pages that set and clear it.</summary>
public static class SignInServiceCollectionExtensions
{
    private const string Cookie = "AccessTracker";

    // OWASP's figure for PBKDF2 with SHA-512, which is what the framework's hasher does.
    private const int HashIterations = 210_000;

    public static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        // At a desk the address is plain http; a browser would not take a __Host- cookie there.
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        var prefix = environment.IsDevelopment() ? "" : "__Host-";
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(o =>
            {
                Restrict(o.Cookie, prefix + Cookie, secure);
                o.LoginPath = Urls.SignIn;
                o.AccessDeniedPath = Urls.AccessDenied;
                o.ExpireTimeSpan = SessionStore.Idle;
                o.Events.OnValidatePrincipal = validation => ValidateAsync(environment, validation);
            })
            .AddCookie(SignInService.Half, o =>
            {
                RestrictShort(o, $"{prefix}{SignInService.Half}", secure);

                // Who comes from another provider is led on from there to the second step, and must still be half-way in.
                o.Cookie.SameSite = SameSiteMode.Lax;
            })

            // Where the framework keeps the challenge of a passkey between asking for it and its answer.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => RestrictShort(o, $"{prefix}{Cookie}.Passkey", secure));
        OidcSetup.Add(services, environment, secure);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = $"{prefix}{Cookie}.Form";
            o.Cookie.SecurePolicy = secure;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPersonPolicies();
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<CircuitPerson>();
        services.AddHttpContextAccessor();
        services.AddAccounts();
    }

    public static void MapSignIn(this WebApplication app)
    {
        // The token is asked for behind the door: where it is shut, nothing tells that there is one.
        app.MapPost(Urls.DemoEntry, EnterDemo).AllowAnonymous().DisableAntiforgery();
        app.MapPost(Urls.SignOut, LeaveAsync);
        SessionAlive.Map(app);
        Passkeys.Map(app);
        OidcSetup.Map(app);
    }

    /// <summary>
    /// An answer without the page that status codes get elsewhere: it is for those who have signed in, and would lead to the sign-in page.
    /// </summary>
    internal static IResult Bare(HttpContext context, int status)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return Results.StatusCode(status);
    }

    private static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddSignInManager();
        Passkeys.Add(services);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSettings<AccountSettings>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<ForgetAddresses>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<GrantFields>();
        services.AddSingleton<Desk.Accounts.AccountActs>();
        services.AddSingleton<PasswordRules>();
    }

    private static void Restrict(CookieBuilder cookie, string name, CookieSecurePolicy secure)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = secure;
    }

    private static void RestrictShort(CookieAuthenticationOptions options, string name, CookieSecurePolicy secure)
    {
        Restrict(options.Cookie, name, secure);
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
    }

    private static Task ValidateAsync(IHostEnvironment environment, CookieValidatePrincipalContext validation)
    {
        if (DemoSignIn.MayStay(environment, validation.HttpContext, validation.Principal))
        {
            return validation.HttpContext.RequestServices.GetRequiredService<SessionCheck>().ValidateAsync(validation);
        }

        validation.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static async Task<IResult> EnterDemo(
        HttpContext context, IHostEnvironment environment, IAntiforgery antiforgery, AuditStore audit, TimeProvider clock)
    {
        if (!DemoSignIn.IsOpen(environment, context))
        {
            // Where the door is not open, nothing tells that there is one.
            return Bare(context, StatusCodes.Status404NotFound);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!EnumCode.TryParse<Role>(form["role"].ToString(), out var role))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        var guest = DemoSignIn.Enter(role);
        var entry = new AuditEvent(AuditAction.SignedIn) { Kind = "session", Details = DemoSignIn.Way };
        await audit.RecordAsync(entry, Actor.Of(PersonClaims.Of(guest), null, ClientInfo.Origin(context)), clock.GetUtcNow(), context.RequestAborted);
        await context.SignInAsync(guest);
        return Results.LocalRedirect(Urls.Local(form["returnUrl"]));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, IAntiforgery antiforgery, SignInService entrance)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        await entrance.LeaveAsync(context);
        return Results.LocalRedirect(Urls.SignIn);
    }
}
