using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Antiforgery;

namespace AccessTracker.Web.Operations;

/// <summary>Closes the tour of the demonstration in this browser.</summary>
public static class TourClosing
{
    public static void Map(WebApplication app) => app.MapPost(Urls.CloseTour, CloseAsync);

    private static async Task<IResult> CloseAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        context.Response.Cookies.Append(
            TourSteps.Cookie, "closed",
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps,
                IsEssential = true });
        return Results.LocalRedirect(
            Urls.Local((await context.Request.ReadFormAsync()).TryGetValue("return", out var back) ? back.ToString() : null));
    }
}
