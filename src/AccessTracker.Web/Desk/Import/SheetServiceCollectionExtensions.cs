using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Operations;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Desk.Import;

/// <summary>The files of sheets: templates, refused rows, changes; and how far a job is, for the page's script.</summary>
public static class SheetServiceCollectionExtensions
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void AddSheets(this IServiceCollection services)
    {
        services.AddSingleton<SheetProgress>();
        services.AddSingleton<SheetSamples>();
        services.AddSingleton<SheetWork>();
        services.AddSingleton<ImportSheets>();
        services.AddSingleton<RemoveSheets>();
    }

    public static void MapSheets(this WebApplication app)
    {
        var sheets = app.MapGroup("/o/{Operation}/files").RequireAuthorization(Policies.Import);
        sheets.MapGet("/templates/{kind}.xlsx", TemplateAsync);
        sheets.MapGet("/sheets/{id:guid}/progress", ProgressAsync);
        sheets.MapGet(
            "/sheets/{id:guid}/refused.xlsx", (string operation, Guid id, HttpContext context, SituationCache situations, ImportBatchStore batches) =>
            SendAsync(BatchFile.Refused, Workbook, "refused.xlsx", operation, id, context, situations, batches)).RequireRateLimiting(
                RateLimits.Export);
        sheets.MapGet(
            "/sheets/{id:guid}/changes.csv", (string operation, Guid id, HttpContext context, SituationCache situations, ImportBatchStore batches) =>
            SendAsync(BatchFile.Changes, "text/csv; charset=utf-8", "changes.csv", operation, id, context, situations, batches)).RequireRateLimiting(
                RateLimits.Export);
    }

    private static async Task<IResult> TemplateAsync(
        string operation, string kind, string? language, HttpContext context, SituationCache situations, RecordKinds kinds,
        ReaderLanguages languages)
    {
        if (SheetKinds.Of(kinds).Find(kind) is not { } found
            || await situations.FindAsync(operation, PersonClaims.Of(context.User), context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var culture = languages.Find(language) ?? languages.Of(CultureInfo.CurrentUICulture.Name);
        var places = ReaderLanguages.In(
            culture, () => held.Situation.Locations.Values.Select(l => ShownName.Of(l)).Distinct().Order(ShownName.Order).ToList());
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(SheetTemplate.Write(found, culture, places), Workbook, $"{kind}-{culture.Name}.xlsx");
    }

    private static async Task<IResult> ProgressAsync(
        string operation, Guid id, HttpContext context, SituationCache situations, ImportBatchStore batches, SheetProgress progress)
    {
        if (await FindAsync(operation, id, context, situations, batches) is not { } batch)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        var rows = progress.RowsOf(batch.Id) ?? batch.ProgressRows;
        return Results.Json(
            new { state = EnumCode.Of(batch.State), rows, total = batch.TotalRows, text = SheetText.Progress(rows, batch.TotalRows) });
    }

    private static async Task<IResult> SendAsync(
        BatchFile file, string type, string name, string operation, Guid id, HttpContext context, SituationCache situations, ImportBatchStore batches)
    {
        if (await FindAsync(operation, id, context, situations, batches) is not { } batch)
        {
            return Results.NotFound();
        }

        var copy = TemporaryFolder.NewFile();
        if (!await batches.CopyAsync(batch.Id, file, copy, context.RequestAborted))
        {
            await copy.DisposeAsync();
            return Results.NotFound();
        }

        copy.Position = 0;
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(copy, type, $"{Path.GetFileNameWithoutExtension(batch.FileName)}-{name}");
    }

    // What a sheet holds is for who sent it.
    private static async Task<ImportBatch?> FindAsync(
        string operation, Guid id, HttpContext context, SituationCache situations, ImportBatchStore batches)
    {
        var person = PersonClaims.Of(context.User);
        return await situations.FindAsync(operation, person, context.RequestAborted) is { } held
            && await batches.FindAsync(held.Stored, new Id<ImportBatch>(id), person, context.RequestAborted) is { } batch
            && batch.IsOf(person) ? batch : null;
    }
}
