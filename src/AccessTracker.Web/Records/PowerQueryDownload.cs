using System.Globalization;
using System.Text;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Records;

/// <summary>
/// The queries for Excel and Power BI that stand beside the files of lists and reports. They hold an address and no records; the token that reads
/// them is put in by who pastes them.
/// </summary>
public static class PowerQueryDownload
{
    public static void Map(WebApplication app)
    {
        OfKind(app, "convoys", _ => RecordKinds.Convoys);
        OfKind(app, "requests", _ => RecordKinds.Requests);
        OfKind(app, "locations", _ => RecordKinds.Locations);
        OfKind(app, "records/{kind}", c => c.RequestServices.GetRequiredService<RecordKinds>().Records
            .FirstOrDefault(k => k.Name == c.Request.RouteValues["kind"] as string));
        OfAnswer(app, "unreached", "unreached", "items");
        OfAnswer(app, "permits", "permits", "pending");
        OfAnswer(app, "targets", "target-progress", "items");
        foreach (var address in new[] { "reports/{number:int}", "reports/{force}/{number:int}" })
        {
            Map(app, $"{address}/figures", (site, operation, context) =>
                ReportName.OfAddress(context.Request.RouteValues["force"] as string, Number(context)) is { } report
                    ? PowerQuery.OfAnswer(site, Urls.ApiFigures(operation, report, Revision(context)), "items")
                    : null);
        }
    }

    private static void OfKind(WebApplication app, string list, Func<HttpContext, RecordKind?> find) =>
        Map(app, list, (site, operation, context) =>
            find(context) is { } kind ? PowerQuery.OfKind(site, Urls.ApiAnswer(operation, ApiKinds.Of(kind)), kind) : null);

    private static void OfAnswer(WebApplication app, string list, string answer, string member) =>
        Map(app, list, (site, operation, _) => PowerQuery.OfAnswer(site, Urls.ApiAnswer(operation, answer), member));

    private static void Map(WebApplication app, string list, Func<string, string, HttpContext, string?> make) => app
        .MapGet($"/o/{{Operation}}/{list}.{PowerQuery.Ending}", (string operation, HttpContext context, SiteSettings site) =>
            AccessPolicy.May(PersonClaims.Of(context.User), Verb.Export, new Subject(operation))
            && make(site.Absolute(context.Request, ""), operation, context) is { } query
                ? Results.Bytes(Encoding.UTF8.GetBytes(query), "text/plain; charset=utf-8", $"{list.Split('/')[^1]}.{PowerQuery.Ending}")
                : Results.NotFound())
        .RequireAuthorization(Policies.Export);

    private static int Number(HttpContext context) => int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);

    private static int Revision(HttpContext context) =>
        int.TryParse(context.Request.Query["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 1;
}
