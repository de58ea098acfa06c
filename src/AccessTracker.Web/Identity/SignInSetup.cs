using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Shared;
using AccessTracker.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace AccessTracker.Web.Identity;

/// <summary>Who may come in, by what cookie, and the two forms that set and clear it.</summary>
public static class SignInSetup
{
    private const string Cookie = "AccessTracker";

    public static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        // At a desk the address is plain http; a browser would not take a __Host- cookie there.
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        var prefix = environment.IsDevelopment() ? "" : "__Host-";
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = prefix + Cookie;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = secure;
            o.LoginPath = Urls.SignIn;
            o.AccessDeniedPath = Urls.AccessDenied;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.Events.OnValidatePrincipal = validation =>
            {
                if (!DemoDoor.MayStay(environment, validation.HttpContext, validation.Principal))
                {
                    validation.RejectPrincipal();
                }

                return Task.CompletedTask;
            };
        });
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
        services.AddHttpContextAccessor();
    }

    public static void MapSignIn(this WebApplication app)
    {
        // The token is asked for behind the door: where it is shut, nothing tells that there is one.
        app.MapPost(Urls.DemoEntry, EnterDemo).AllowAnonymous().DisableAntiforgery();
        app.MapPost(Urls.SignOut, LeaveAsync);
    }

    private static async Task<IResult> EnterDemo(HttpContext context, IHostEnvironment environment, IAntiforgery antiforgery)
    {
        if (!DemoDoor.IsOpen(environment, context))
        {
            // Where the door is not open, nothing tells that there is one.
            return Bare(context, StatusCodes.Status404NotFound);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!Word.TryParse<Role>(form["role"].ToString(), out var role))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        await context.SignInAsync(DemoDoor.Enter(role));
        return Results.LocalRedirect(Urls.Local(form["returnUrl"]));
    }

    // Without the page that status codes get elsewhere: it is for those who have signed in, and would lead to the sign-in page.
    private static IResult Bare(HttpContext context, int status)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        return Results.StatusCode(status);
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Bare(context, StatusCodes.Status400BadRequest);
        }

        await context.SignOutAsync();
        return Results.LocalRedirect(Urls.SignIn);
    }
}
