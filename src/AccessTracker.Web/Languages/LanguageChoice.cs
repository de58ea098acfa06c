using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AccessTracker.Web.Languages;

/// <summary>
/// In which language somebody reads: the one that was chosen here, else the first of the browser's that is offered. The choice is kept in a cookie,
/// so that it holds before anybody signs in, and with the account, so that it is there on the next telephone.
/// </summary>
public static class LanguageChoice
{
    /// <summary>The field of a form, and the cookie's part, that names the language.</summary>
    public const string Field = "language";

    /// <summary>The field that names the digits.</summary>
    public const string DigitsField = "digits";

    /// <summary>The field that names the page to go back to.</summary>
    public const string BackField = "back";

    /// <summary>The word for digits of the language's own.</summary>
    public const string NativeDigits = "native";

    private const string Cookie = "AccessTracker.Language";
    private const string DigitsCookie = "AccessTracker.Digits";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddSettings<LanguageSettings>();
        services.AddSingleton<ReaderLanguages>();
        services.AddOptions<RequestLocalizationOptions>().Configure<ReaderLanguages>((options, languages) =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. languages.All];
            options.DefaultRequestCulture = new RequestCulture(languages.All[0]);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(
                    languages.Find(context.Request.Cookies[Cookie]) is { } chosen ? new ProviderCultureResult(chosen.Name) : null)),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UseLanguages(this WebApplication app)
    {
        app.UseRequestLocalization(app.Services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value);
        app.Use((context, next) =>
        {
            if (context.Request.Cookies[DigitsCookie] == NativeDigits)
            {
                CultureInfo.CurrentCulture = Digits.Native(CultureInfo.CurrentCulture);
            }

            // One address has a page in each language.
            context.Response.OnStarting(() =>
            {
                if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                {
                    context.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
                }

                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    public static void MapLanguage(this WebApplication app) => app.MapPost(Urls.Language, ChooseAsync).AllowAnonymous();

    /// <summary>Remembers what an account chose, in the browser that it signs in from.</summary>
    public static async Task RememberAsync(HttpContext context, Account account)
    {
        var store = context.RequestServices.GetRequiredService<PreferenceStore>();
        if (await store.FindAsync(account.Id, context.RequestAborted) is { } preference)
        {
            Keep(context, preference);
        }
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context, [FromForm(Name = Field)] string? language, [FromForm(Name = DigitsField)] string? digits,
        [FromForm(Name = BackField)] string? back, ReaderLanguages languages, PreferenceStore store)
    {
        var preference = new Preference
        {
            Language = languages.Of(language ?? CultureInfo.CurrentUICulture.Name).Name,
            HasNativeDigits = (digits ?? context.Request.Cookies[DigitsCookie]) == NativeDigits,
        };
        Keep(context, preference);
        if (SessionClaims.Account(context.User) is { } account)
        {
            await store.SaveAsync(account, preference, context.RequestAborted);
        }

        return Results.LocalRedirect(Urls.Local(back));
    }

    private static void Keep(HttpContext context, Preference preference)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
        };
        context.Response.Cookies.Append(Cookie, preference.Language, options);
        if (preference.HasNativeDigits)
        {
            context.Response.Cookies.Append(DigitsCookie, NativeDigits, options);
        }
        else if (context.Request.Cookies.ContainsKey(DigitsCookie))
        {
            context.Response.Cookies.Delete(DigitsCookie);
        }
    }
}
