using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Briefs;

/// <summary>A snapshot as a file, of the records that its reader may read. Each is put down in the audit.</summary>
public sealed class SnapshotDownload(SituationCache situations, SnapshotReader snapshots, SnapshotFiles files, ExportedFiles exported)
{
    public static void Map(WebApplication app)
    {
        var group = app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        group.MapGet("/snapshot.pdf", (string operation, string? day, HttpContext context, SnapshotDownload download) =>
            download.SendAsync(operation, day, "pdf", "application/pdf", download.PdfAsync, context));
        group.MapGet("/snapshot.png", (string operation, string? day, HttpContext context, SnapshotDownload download) =>
            download.SendAsync(operation, day, "png", "image/png", download.PngAsync, context));
    }

    private Task<byte[]?> PdfAsync(Snapshot snapshot, CancellationToken cancellation) => files.PdfAsync(snapshot, cancellation);

    private Task<byte[]?> PngAsync(Snapshot snapshot, CancellationToken cancellation) => files.PngAsync(snapshot, cancellation);

    private async Task<IResult> SendAsync(
        string operation, string? day, string ending, string mediaType, Func<Snapshot, CancellationToken, Task<byte[]?>> make, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held
            || await snapshots.FindAsync(held, person, day, context.RequestAborted) is not { } snapshot
            || await make(snapshot, context.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }

        var name = $"snapshot-{operation}-{Format.Iso(snapshot.Day)}.{ending}";
        return await exported.SendAsync(context, operation, snapshot.MadeAt, name, (name, mediaType, content));
    }
}
