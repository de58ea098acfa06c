using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Briefs;

/// <summary>A brief as a file, of the records that its reader may read. Each is put down in the audit.</summary>
public sealed class BriefDownload(SituationCache situations, BriefReader briefs, BriefFiles files, ExportedFiles exported, TimeProvider clock)
{
    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/o/{Operation}/permits").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        group.MapGet("/brief.pdf", (string operation, HttpContext context, BriefDownload download) =>
            download.SendAsync(operation, "pdf", "application/pdf", context));
        group.MapGet("/brief.docx", (string operation, HttpContext context, BriefDownload download) =>
            download.SendAsync(operation, "docx", ReportFormats.Word, context));
    }

    private async Task<IResult> SendAsync(string operation, string ending, string mediaType, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var filter = PermitFilter.Of(name => context.Request.Query[name].FirstOrDefault());
        if (briefs.Find(held, person, filter, context.Request) is not { } brief
            || (ending == "pdf" ? await files.PdfAsync(brief, context.RequestAborted) : BriefFiles.Docx(brief)) is not { } content)
        {
            return Results.NotFound();
        }

        // Whom or what it is about may be known from records that not everybody reads who reads the audit.
        var now = clock.GetUtcNow();
        var day = Format.Iso(filter.On(held.Situation.Operation.Today(now)));
        var kind = string.IsNullOrEmpty(filter.Authority) ? "place" : "authority";
        return await exported.SendAsync(
            context, operation, now, $"brief-{operation}-{kind}-{day}.{ending}",
            ($"brief-{operation}-{Plain(kind == "place" ? filter.Place! : filter.Authority!)}-{day}.{ending}", mediaType, content));
    }

    // As a part of a file's name: letters and digits of any script.
    private static string Plain(string about) => string.Concat(about.Take(60).Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}
