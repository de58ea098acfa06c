using System.Text;
using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Incidents;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Tables;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Incidents;

/// <summary>
/// The list of incidents as a file: exactly those that its address asks for, as its reader may read them. Each is put down in the audit.
/// </summary>
public sealed class IncidentDownload(SituationCache situations, AuditStore audit, TimeProvider clock)
{
    // Not kept: headings are in the reader's language.
    private static ReportColumn[] Columns =>
    [
        new("ref", Texts.Reference, FigureType.Text, "#event+id"),
        new("day", Texts.Day, FigureType.Day, "#date+occurred"),
        new("kind", Texts.Kind, FigureType.Text, "#event+type"),
        new("location", Texts.FileCode, FigureType.Text, "#loc+code"),
        new("place", Texts.Place, FigureType.Text, "#loc+name"),
        new("governorate", Texts.Governorate, FigureType.Text, "#adm1+name"),
        new("convoy", Texts.Column_convoy, FigureType.Text, "#activity+convoy+id"),
        new("party", Texts.Party, FigureType.Text, "#group+party"),
        new("verification", Texts.Column_verification, FigureType.Text, "#status+verification"),
        new("state", Texts.State, FigureType.Text, "#status"),
        new("referred_on", Texts.Column_referred_on, FigureType.Day, "#date+referred"),
        new("referred_to", Texts.Column_referred_to, FigureType.Text, "#org+referred"),
        new("resolved_on", Texts.Column_resolved_on, FigureType.Day, "#date+resolved"),
        new("days", Texts.IncidentClock, FigureType.Count, "#indicator+days", Cells.Days),
        new("description", Texts.Column_description, FigureType.Text, "#description"),
        new("resolution", Texts.Column_resolution, FigureType.Text, "#description+resolution"),
    ];

    public static void Map(WebApplication app)
    {
        var files = app.MapGroup("/o/{Operation}").RequireAuthorization(Policies.Export).RequireRateLimiting(RateLimits.Export);
        files.MapGet("/incidents.xlsx", (string operation, HttpContext context, IncidentDownload download) =>
            download.SendAsync(operation, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", context));
        files.MapGet("/incidents.csv", (string operation, HttpContext context, IncidentDownload download) =>
            download.SendAsync(operation, "csv", "text/csv; charset=utf-8", context));
    }

    private async Task<IResult> SendAsync(string operation, string ending, string mediaType, HttpContext context)
    {
        var person = PersonClaims.Of(context.User);
        if (await situations.FindAsync(operation, person, context.RequestAborted) is not { } held)
        {
            return Results.NotFound();
        }

        var filter = IncidentFilter.Of(name => context.Request.Query[name].FirstOrDefault());
        if (filter.Unknown().Select(w => Format.With(Texts.FileWordUnread, w.Value, w.Name)).ToList() is { Count: > 0 } unknown)
        {
            return Results.Text(string.Join('\n', unknown), "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var now = clock.GetUtcNow();
        var today = held.Situation.Operation.Today(now);
        List<Incident> incidents = [.. IncidentFilter.Of(held.Situation).Where(filter.In(held.Situation, today))];
        List<ReportRow> rows = incidents.ConvertAll(i => Row(held.Situation, i, today));
        var table = new ReportTable("incidents", Texts.Incidents, Texts.Incidents, Columns, rows);
        var name = $"incidents-{operation}-{Format.Iso(today)}.{ending}";
        var content = ending == "csv"
            ? CsvFiles.Write(table, ExportFlavour.ForSpreadsheets)
            : XlsxFile.Write(
                $"{held.Situation.Operation.Name}: {Texts.Incidents}, {Format.Day(today)}", now, held.Situation.Operation.Name, null,
                Facts(held.Situation, filter, today, incidents.Count), [table]);
        var entry = new AuditEvent(
            AuditAction.Exported) { Operation = operation, Kind = "operation", Key = operation, Level = Sensitivity.Moderate, Details = name };
        await audit.RecordAsync(entry, Actor.Of(person, operation, context.Connection.RemoteIpAddress?.ToString()), now, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(content, mediaType, name);
    }

    private static (string Label, ReportCell Cell)[] Facts(Situation situation, IncidentFilter filter, DateOnly today, int count) =>
    [
        (Texts.Operation, new ReportCell(situation.Operation.Name)),
        (Texts.FileCode, new ReportCell(situation.Operation.Code)),
        (Texts.OnDay, new ReportCell(today)),
        (Texts.Incidents, new ReportCell((long)count)),
        (Texts.Filters,
            new ReportCell(string.Join("; ", filter.Pairs().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={p.Value}")))),
    ];

    private static ReportRow Row(Situation situation, Incident incident, DateOnly today)
    {
        var place = incident.Location is { } code ? situation.Locations.GetValueOrDefault(code) : null;
        return new(
        [
            Cells.Words(null, incident.Ref),
            Cells.Day(null, incident.Day),
            Cells.Words(null, incident.Kind),
            Cells.Words(null, incident.Location),
            Cells.Words(null, place?.Name),
            Cells.Words(null, place?.Governorate),
            Cells.Words(null, incident.Convoy),
            Cells.Words(null, incident.Party),
            incident.Verification is { } said ? Cells.Word<IncidentVerification>(null, EnumCode.Of(said)) : Cells.Words(null, null),
            Cells.Word<IncidentState>(null, EnumCode.Of(incident.StateOn(today))),
            Cells.Day(null, incident.ReferredOn),
            Cells.Words(null, incident.ReferredTo),
            Cells.Day(null, incident.ResolvedOn),
            Cells.Number(null, (long)incident.DaysOn(today)),
            Cells.Words(null, incident.Description),
            Cells.Words(null, incident.Resolution),
        ]);
    }
}
