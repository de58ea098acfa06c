using System.Globalization;
using AccessTracker.Domain.Shared;
using AccessTracker.Data.Entries;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Shared;

namespace AccessTracker.Web.Entries;

/// <summary>What the script of the forms asks for: to keep a draft, and for places.</summary>
public static class EntrySetup
{
    private const int MostPlaces = 8;
    private const int LongestQuery = 100;

    public static void MapEntries(this WebApplication app)
    {
        var group = app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Import);
        group.MapPost("/drafts/{id:guid}", KeepAsync);
        group.MapGet("/places", PlacesAsync);
    }

    private static async Task<IResult> KeepAsync(string operation, Guid id, HttpContext context, SituationCache situations, DraftStore drafts, TimeProvider clock)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var fields = EntryFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var (name, key) = (fields[$"{EntryFields.Own}form"], fields[$"{EntryFields.Own}key"]);
        if (name.Length is 0 or > 64 || key.Length > 1_000 || fields.Sum(f => f.Key.Length + f.Value.Length) > DraftStore.MostCharacters / 2)
        {
            return Results.BadRequest();
        }

        var read = long.TryParse(fields[$"{EntryFields.Own}revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var r) ? r : 0;
        var now = clock.GetUtcNow();
        var revision = await drafts.SaveAsync(held.Stored, person.Name, id.ToString(), name, key.Length == 0 ? null : key, read, fields.ToDictionary(), now, context.RequestAborted);
        return revision is null ? Results.Conflict() : Results.Json(new { revision, at = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(held.Situation.Operation.TimeZone)).ToString("HH:mm", CultureInfo.InvariantCulture) });
    }

    private static async Task<IResult> PlacesAsync(string operation, string? q, HttpContext context, SituationCache situations)
    {
        if (await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        return Results.Json(held.Places.Candidates(Unicode.Start(q ?? "", LongestQuery), MostPlaces).Select(l => new { code = l.Code, name = l.Name, ar = l.NameAr, line = PlaceLine.Of(l, held.Situation) }));
    }
}
