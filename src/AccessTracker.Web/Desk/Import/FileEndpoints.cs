using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Desk.Import;

/// <summary>The downloads of an operation. The upload is <see cref="ImportPage"/>, with limits of its own.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this WebApplication app)
    {
        var files = app.MapGroup("/o/{Operation}/files").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        files.MapGet("/bundle.zip", (string operation, Download download, HttpContext context) =>
            download.SendAsync(operation, ExportFlavour.Exact, context));
        files.MapGet("/bundle-safe.zip", (string operation, Download download, HttpContext context) =>
            download.SendAsync(operation, ExportFlavour.ForSpreadsheets, context));
    }
}

/// <summary>One export to one reader.</summary>
public sealed class Download(SituationCache situations, BundleExport export, TimeProvider clock)
{
    public async Task<IResult> SendAsync(string operation, ExportFlavour flavour, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        // Whole before the first byte leaves: a slow reader holds no transaction, and what fails does not look like an archive.
        var file = TemporaryFolder.NewFile();
        try
        {
            var actor = Actor.Of(person, operation, context.Connection.RemoteIpAddress?.ToString());
            await export.WriteAsync(held.Stored, file, flavour, actor, clock.GetUtcNow(), context.RequestAborted);
            file.Position = 0;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        context.Response.Headers.CacheControl = "no-store";
        var day = Format.Iso(held.Situation.Operation.Today(clock.GetUtcNow()));
        return Results.File(file, "application/zip", $"{operation.Replace('/', '-')}-{day}{(flavour == ExportFlavour.Exact ? "" : "-safe")}.zip");
    }
}
