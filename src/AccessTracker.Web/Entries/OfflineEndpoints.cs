using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AccessTracker.Web.Entries;

/// <summary>What a browser asks in which records are entered without a line (docs/decisions/0039).</summary>
public static class OfflineEndpoints
{
    // Of what the device makes itself: 32 letters of sixteen.
    private const int SecretLength = 32;

    private const string SecretHeader = "X-Device";

    public static void MapOffline(this WebApplication app)
    {
        app.MapGet(Urls.Device, () => new RazorComponentResult<DeviceShell>());
        app.MapGet(Urls.Manifest, Manifest).WithMetadata(new CachedAsset());

        // Whose session has ended must still learn that the device was revoked.
        app.MapGet(Urls.DeviceContact, ContactAsync).AllowAnonymous();
        app.MapPost(Urls.DeviceEnd, EndAsync);
        app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Import).MapPost("/device", AddAsync);
    }

    // It says nothing of anybody, and each page names it: a browser asks for it once a day.
    private static IResult Manifest(HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, max-age=86400";
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.Json(AppManifest.Read(), contentType: "application/manifest+json");
    }

    private static async Task<IResult> AddAsync(
        string operation, HttpContext context, SituationCache situations, OfflineDeviceStore devices, TimeProvider clock)
    {
        var person = PersonClaims.Of(context.User);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsSecret(form["secret"].ToString()))
        {
            return Results.BadRequest();
        }

        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        return await devices.AddAsync(
            held.Stored.Id, operation, SessionClaims.Account(context.User), form["secret"].ToString(), ClientInfo.Client(context),
            ClientInfo.Actor(context), clock.GetUtcNow(), context.RequestAborted)
            ? Results.NoContent()
            : SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status409Conflict);
    }

    // 410: all that lies there goes. A standing: what was not sent stays, and whether the rest does. 401 and 403: nobody is signed in, or somebody
    // else, and it stays, sealed. 404: not known here.
    private static async Task<IResult> ContactAsync(
        HttpContext context, SituationCache situations, OfflineDeviceStore devices, IAntiforgery antiforgery, OfflineForms forms,
        DeviceScripts scripts, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        var secret = context.Request.Headers[SecretHeader].ToString();
        if (!IsSecret(secret))
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status400BadRequest);
        }

        var now = clock.GetUtcNow();
        var person = context.User.Identity is { IsAuthenticated: true } ? PersonClaims.Of(context.User) : null;
        var contact = await devices.ContactAsync(secret, person?.Name, now, context.RequestAborted);
        if (contact.Standing == OfflineStanding.Ended)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status410Gone);
        }

        if (person is not null && contact.Standing == OfflineStanding.Unknown)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status404NotFound);
        }

        if (person is null || contact.Person != person.Name)
        {
            return contact.Standing is OfflineStanding.Stale or OfflineStanding.Forbidden
                ? Results.Json(new { standing = EnumCode.Of(contact.Standing), asks = person is null ? "nobody" : "other" })
                : SignInServiceCollectionExtensions.Bare(
                    context, person is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
        }

        var held = await situations.FindAsync(contact.Operation!, person, context.RequestAborted);
        var operation = held?.Situation.Operation;
        IReadOnlyList<OfflineForm> mayWrite = held is null ? [] : forms.Of(contact.Operation!, person);
        var standing = contact.Standing == OfflineStanding.Kept && mayWrite.Count == 0 ? OfflineStanding.Forbidden : contact.Standing;
        return Results.Json(new
        {
            standing = EnumCode.Of(standing),
            person = Digest(person.Name),
            token = antiforgery.GetAndStoreTokens(context).RequestToken,
            now = now.ToUnixTimeMilliseconds(),
            today = operation is null ? null : Cell.Day(operation.Today(now)),
            isOver = operation?.Until == operation?.Today(now),
            name = operation?.Name,
            build = $"{scripts.Address} {CultureInfo.CurrentUICulture.Name} {EntryForms.Contract}",
            reference = held is null ? null : Urls.Reference(contact.Operation!),
            forms = mayWrite,
        });
    }

    // The device has emptied itself already: what is noted here is that there is none.
    private static async Task<IResult> EndAsync(HttpContext context, OfflineDeviceStore devices, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        foreach (var secret in form["secret"].OfType<string>().Where(IsSecret))
        {
            await devices.EndByDeviceAsync(secret, PersonClaims.Of(context.User).Name, clock.GetUtcNow(), context.RequestAborted);
        }

        return Results.NoContent();
    }

    // The device tells by it whose it is, and keeps no name for that. Pages make the same of the name that they show.
    private static string Digest(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static bool IsSecret(string text) => text.Length == SecretLength && text.All(char.IsAsciiHexDigitLower);
}
