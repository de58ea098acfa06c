using AccessTracker.Data.Entries;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.Entries;

/// <summary>What the script of the forms asks for: to keep a draft, for places, for what a day means.</summary>
public static class EntryEndpoints
{
    private const int MostPlaces = 8;
    private const int LongestQuery = 100;

    public static void MapEntries(this WebApplication app)
    {
        var group = app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Import);
        group.MapPost("/drafts/{id:guid}", KeepAsync);
        group.MapPost("/drafts/key", OpenKeyAsync);
        group.MapGet("/reference", ReferenceAsync);
        group.MapGet("/places", PlacesAsync);
        group.MapGet("/days", DayAsync);
    }

    private static async Task<IResult> KeepAsync(
        string operation, Guid id, HttpContext context, SituationCache situations, DraftStore drafts, TimeProvider clock)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var fields = EntryFields.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var (name, key) = (fields[$"{EntryFields.Own}form"], fields[$"{EntryFields.Own}key"]);
        if (name.Length is 0 or > 64 || key.Length > 1_000)
        {
            return Results.BadRequest();
        }

        if (fields.Sum(f => f.Key.Length + f.Value.Length) > DraftStore.MostCharacters / 2)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status413PayloadTooLarge);
        }

        var now = clock.GetUtcNow();
        var draft = new TypedDraft(id.ToString(), name, key.Length == 0 ? null : key, FormDraft.Number(fields, "revision"), fields.ToDictionary())
        {
            Window = FormDraft.WindowOf(fields),
            Turn = FormDraft.Number(fields, "turn"),
            IsMeant = fields.IsChecked($"{EntryFields.Own}overwrite"),
        };
        var kept = await drafts.KeepAsync(held.Stored, person.Name, draft, now, context.RequestAborted);
        if (kept.Outcome == DraftOutcome.ChangedElsewhere && fields.IsChecked($"{EntryFields.Own}leaving"))
        {
            // Nobody is there any more to choose: both stay.
            draft = draft with { Id = Id<Draft>.New(now).ToString(), Revision = 0 };
            kept = await drafts.KeepAsync(held.Stored, person.Name, draft, now, context.RequestAborted);
        }

        var at = Format.Hour(held.Situation.Operation.TimeOf(now));
        return kept.Outcome switch
        {
            DraftOutcome.Kept => Results.Json(new { revision = kept.Revision, at }),
            DraftOutcome.NotYours => Results.NotFound(),
            DraftOutcome.Saved => Results.Json(
                new { why = EnumCode.Of(kept.Outcome),
                    to = (await drafts.FindSavedAsync(held.Stored, person.Name, draft.Id, context.RequestAborted))?.Target },
                    statusCode: StatusCodes.Status409Conflict),
            _ => Results.Json(new { why = EnumCode.Of(kept.Outcome) }, statusCode: StatusCodes.Status409Conflict),
        };
    }

    // Of what a window sealed before its person signed in again.
    private static async Task<IResult> OpenKeyAsync(HttpContext context, IDataProtectionProvider protection)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return Results.Json(new { key = TabSeal.Open(PersonClaims.Of(context.User).Name, form["sealed"].ToString(), protection) });
    }

    // What the pickers know on the device. Not kept by the browser, where who sits down next could find it: the script keeps it, sealed.
    private static async Task<IResult> ReferenceAsync(string operation, HttpContext context, SituationCache situations, TimeProvider clock)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var (bytes, tag) = EntryReference.Of(held.Situation, person, held.Situation.Operation.Today(clock.GetUtcNow())).ToFile();
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json");
    }

    private static async Task<IResult> PlacesAsync(string operation, string? q, HttpContext context, SituationCache situations)
    {
        if (await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        // Only what names one place in full is taken without being chosen.
        var text = Unicode.Start(q ?? "", LongestQuery);
        var meant = held.Places.Exact(text);
        return Results.Json(held.Places.Candidates(text, MostPlaces)
            .OrderByDescending(l => l == meant)
            .Select(l => new
            {
                code = l.Code,
                name = ShownName.Of(l),
                language = ShownName.LanguageOf(l),
                other = ShownName.Beside(l),
                otherLanguage = ShownName.LanguageBeside(l),
                line = LocationLine.Of(l, held.Situation),
                exact = l == meant,
            }));
    }

    // A day as somebody types it, in words; and when an answer to a request of that day is due.
    private static async Task<IResult> DayAsync(string operation, string? text, HttpContext context, SituationCache situations, TimeProvider clock)
    {
        if (await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var ours = held.Situation.Operation;
        var day = TypedDay.Read(Unicode.Start(text ?? "", LongestQuery), ours.Today(clock.GetUtcNow()))?.Day;
        return Results.Json(new { day = day is { } read ? Format.LongDay(read) : null, due = DueHint.Of(day, ours) });
    }
}
