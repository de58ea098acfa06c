using System.Globalization;
using System.Text.RegularExpressions;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;
using Microsoft.Net.Http.Headers;

namespace AccessTracker.Web.Reports.Files;

/// <summary>
/// The files of a report, one to one reader. Those of a published revision are the bytes that were stored with it; those of a draft are made
/// at the asking, of the records that the reader may read. Each is put down in the audit before the first byte of it.
/// </summary>
public sealed partial class ReportDownload(
    SituationCache situations,
    ReportStore store,
    ReportReader reports,
    ReportDocuments documents,
    ReportFiles files,
    FileLanguages languages,
    AuditStore audit,
    TimeProvider clock)
{
    public static void Map(WebApplication app)
    {
        foreach (var address in new[] { "/o/{Operation}/reports/{number:int}/files/{name}",
            "/o/{Operation}/reports/{force}/{number:int}/files/{name}" })
        {
            app.MapGet(address, (string operation, string? force, int number, string name, HttpContext context, ReportDownload download) =>
                    ReportName.OfAddress(force, number) is { } report
                        ? download.SendAsync(operation, report, name, context)
                        : Task.FromResult(Results.NotFound()))
                .RequireAuthorization(Policies.Export)
                .RequireRateLimiting(RateLimits.Export);
        }
    }

    /// <summary>A file for the caller, who came in by a page or by a token; not found where there is none for them.</summary>
    internal async Task<IResult> SendAsync(string operation, ReportId report, string name, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        if (context.Request.Query["language"].FirstOrDefault() is { Length: > 0 } language)
        {
            name = ReportFormats.Named(name, languages.Find(language)?.Name ?? ReportFormats.English.Name);
        }

        var revision = RevisionOf(report, name);
        var file = revision > 0
            ? await store.FindFileAsync(held.Id, report, revision.Value, name, context.RequestAborted)
            : await DraftAsync(held, person, report, name, context.RequestAborted);
        if (file is null)
        {
            return Results.NotFound();
        }

        // What the reader has already is not sent, and so not put down again.
        var tag = new EntityTagHeaderValue($"\"{file.Sha256}\"");
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            var entry = new AuditEvent(AuditAction.Exported)
            {
                Operation = operation,
                Kind = "report",
                Key = report.ToString(),
                Level = revision > 0 ? Sensitivity.Low : Sensitivity.Moderate,
                Details = $"{name}, SHA-256 {file.Sha256}",
            };
            await audit.RecordAsync(
                entry,
                Actor.Of(person, operation, context.Connection.RemoteIpAddress?.ToString()) with { Token = ApiTokenHandler.NameOf(context.User) },
                clock.GetUtcNow(), context.RequestAborted);
        }

        return Results.File(file.Content, file.MediaType, file.Name, entityTag: tag);
    }

    private async Task<ReportFile?> DraftAsync(OperationState held, Person person, ReportId report, string name, CancellationToken cancellation)
    {
        // All that is put together for the file is worded as the file is, not as the page that it was asked for on.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = languages.Find(ReportFormats.LanguageOf(name)) ?? ReportFormats.English;
        if (await reports.FindAsync(held, report, cancellation: cancellation) is not { IsPublished: false } draft)
        {
            return null;
        }

        var document = await documents.OfAsync(held, draft, person, cancellation);
        return await files.MakeAsync(document, name, cancellation);
    }

    // 0 for a draft's, null for a name that no report gives.
    internal static int? RevisionOf(ReportId report, string name) =>
        Name().Match(name) is { Success: true } match && match.Groups[1].Value == ReportFormats.Slug(report)
        ? match.Groups[2].Value is { Length: > 0 } revision ? int.Parse(revision, CultureInfo.InvariantCulture) : 0
        : null;

    [GeneratedRegex(@"^report-((?:[a-z]+-)?\d{1,9})-(?:draft|r(\d{1,9}))[.-]", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
