using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace AccessTracker.Web.Operations;

/// <summary>Keeps and removes views, each for the person who asks.</summary>
public static class SavedViewEndpoints
{
    /// <summary>Maps both forms.</summary>
    public static void MapSavedViews(this WebApplication app)
    {
        var group = app.MapGroup("/o/{operation}").RequireAuthorization();
        group.MapPost("/views", KeepAsync);
        group.MapPost("/views/remove", RemoveAsync);
    }

    private static async Task<IResult> KeepAsync(
        string operation, HttpContext context, [FromForm] string? name, [FromForm] string? path, SituationCache situations, SavedViewStore views)
    {
        if (SessionClaims.Account(context.User) is not { } account
            || await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        if (name?.Trim() is not { Length: > 0 and <= SavedViewAddress.MostOfName } called || called.Any(char.IsControl))
        {
            return Refused(Format.With(Texts.ViewNameNeeded, SavedViewAddress.MostOfName));
        }

        if (path is null || !SavedViewAddress.IsIn(operation, path))
        {
            return Refused(Texts.ViewNotOfOperation);
        }

        return await views.KeepAsync(account, held.Id, new SavedView { Name = called, Path = path }, context.RequestAborted)
            ? Results.LocalRedirect(path)
            : Refused(Format.With(Texts.ViewsTooMany, SavedViewStore.Most));
    }

    private static async Task<IResult> RemoveAsync(
        string operation, HttpContext context, [FromForm] string? name, [FromForm] string? back, SituationCache situations, SavedViewStore views)
    {
        if (SessionClaims.Account(context.User) is not { } account
            || await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        await views.RemoveAsync(account, held.Id, name ?? "", context.RequestAborted);
        return Results.LocalRedirect(Urls.Local(back));
    }

    private static IResult Refused(string why) => Results.Text(why, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
}
