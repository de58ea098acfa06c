using System.Text;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Ceasefire;

/// <summary>
/// Allegations as a file: exactly those that its address asks for, as its reader may read them. Each is put down in the audit.
/// </summary>
public sealed class AllegationDownload(SituationCache situations, AuditStore audit, TimeProvider clock)
{
    public static void Map(WebApplication app)
    {
        var files = app.MapGroup("/o/{Operation}/ceasefire").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        files.MapGet("/allegations.xlsx", (string operation, HttpContext context, AllegationDownload download) =>
            download.SendAsync(operation, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", context));
        files.MapGet("/allegations.csv", (string operation, HttpContext context, AllegationDownload download) =>
            download.SendAsync(operation, "csv", "text/csv; charset=utf-8", context));
    }

    private async Task<IResult> SendAsync(string operation, string ending, string mediaType, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var (now, situation) = (clock.GetUtcNow(), held.Situation);
        var filter = AllegationFilter.Of(name => context.Request.Query[name].FirstOrDefault());
        if (filter.Unknown().Select(w => Format.With(Texts.FileWordUnread, w.Value, w.Name)).ToList() is { Count: > 0 } unknown)
        {
            return Results.Text(string.Join('\n', unknown), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var day = filter.On(situation.Operation.Today(now));
        var all = ListedAllegation.All(situation, day);
        var listed = filter.Of(situation, all);
        var table = AllegationTables.Of(situation, listed);
        var name = $"allegations-{operation}-{Format.Iso(day)}.{ending}";
        var content = ending == "csv"
            ? CsvFiles.Write(table, ExportFlavour.ForSpreadsheets)
            : XlsxFile.Write(
                $"{situation.Operation.Name}: {Texts.Allegations}, {Format.Day(day)}", now, situation.Operation.Name, null,
                AllegationTables.Facts(situation, filter, day, listed.Count, all.Count), [table]);
        var entry = new AuditEvent(
            AuditAction.Exported) { Operation = operation, Kind = "operation", Key = operation, Level = Sensitivity.Moderate, Details = name };
        await audit.RecordAsync(entry, Actor.Of(person, operation, context.Connection.RemoteIpAddress?.ToString()), now, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(content, mediaType, name);
    }
}
