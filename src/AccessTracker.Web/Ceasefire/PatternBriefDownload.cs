using AccessTracker.Web.Briefs;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The brief about a pattern as a file, of the records that its reader may read. Each is put down in the audit.</summary>
public sealed class PatternBriefDownload(
    SituationCache situations, PatternBriefReader briefs, BriefFiles files, ExportedFiles exported, TimeProvider clock)
{
    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/o/{Operation}/ceasefire/patterns").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        group.MapGet("/brief.pdf", (string operation, HttpContext context, PatternBriefDownload download) =>
            download.SendAsync(operation, "pdf", "application/pdf", context));
        group.MapGet("/brief.docx", (string operation, HttpContext context, PatternBriefDownload download) =>
            download.SendAsync(operation, "docx", ReportFormats.Word, context));
    }

    private async Task<IResult> SendAsync(string operation, string ending, string mediaType, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        if (briefs.Find(held, person, Value("arrangement"), Value("party"), Value("day"), context.Request) is not { } brief
            || (ending == "pdf" ? await files.PdfAsync(brief, context.RequestAborted) : BriefFiles.Docx(brief)) is not { } content)
        {
            return Results.NotFound();
        }

        // Whom it is about may be known from records that not everybody reads who reads the audit.
        var now = clock.GetUtcNow();
        var name = $"brief-{operation}-pattern-{Format.Iso(IsoDay.UpTo(held.Situation.Operation.Today(now), Value("day")))}.{ending}";
        return await exported.SendAsync(context, operation, now, name, (name, mediaType, content));

        string? Value(string part) => context.Request.Query[part].FirstOrDefault();
    }
}
