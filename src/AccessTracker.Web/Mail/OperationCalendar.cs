using System.Globalization;
using System.Security.Cryptography;
using AccessTracker.Data.Accounts;
using AccessTracker.Data.Mail;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Mail;

/// <summary>
/// An operation's days as a calendar that a program subscribes to, for who has signed in, and for a program that brings its owner's key. It has what
/// its reader may read, and nothing else; in the language that its address names, or else in the one that its owner chose.
/// </summary>
public sealed class OperationCalendar(
    SituationCache situations, RecordStamps stamps, FeedKeyStore keys, MailLanguage mailLanguage, ReaderLanguages languages, SiteSettings site,
    TimeProvider clock)
{
    public static void Map(WebApplication app) => app
        .MapMethods(
            "/o/{Operation}/calendar.ics",
            [HttpMethods.Get, HttpMethods.Head],
            (string operation, string? key, string? language, OperationCalendar calendar, HttpContext context) =>
                calendar.SendAsync(operation, key, language, context))
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Feed);

    private async Task<IResult> SendAsync(string code, string? key, string? language, HttpContext context)
    {
        if (key is null && context.User.Identity is not { IsAuthenticated: true })
        {
            await context.ChallengeAsync();
            return Results.Empty;
        }

        // A wrong key, an operation that is not for its owner and one that never was are answered alike.
        var cancellation = context.RequestAborted;
        var owner = key is null ? null : await keys.FindByCalendarAsync(key, cancellation);
        var person = key is null ? PersonClaims.Of(context.User) : owner?.ToPersonWithoutSession(clock.GetUtcNow()) ?? Person.Nobody;
        if (await situations.FindAsync(code, person, cancellation) is not { } held)
        {
            return SignInServiceCollectionExtensions.Bare(context, StatusCodes.Status404NotFound);
        }

        var today = held.Situation.Operation.Today(clock.GetUtcNow());
        var changed = await CalendarStamps.ReadAsync(stamps, held, today, cancellation);
        var bytes = ReaderLanguages.In(await LanguageAsync(owner, language, cancellation), () => CalendarFile.Write(
            held.Situation.Operation, held.Id.ToString(), new CalendarEntries(held, today, changed).All(),
            path => site.Absolute(context.Request, path)));
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(
            bytes, $"{CalendarFile.MediaType}; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }

    private async Task<CultureInfo> LanguageAsync(Account? owner, string? language, CancellationToken cancellation) =>
        languages.Find(language) ?? (owner is null ? CultureInfo.CurrentUICulture : await mailLanguage.OfAsync(owner.Id, null, cancellation));
}
