using AccessTracker.Web.Alerts;
using AccessTracker.Web.Api;
using AccessTracker.Web.Attachments;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Convoys;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Incidents;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Records;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Paper;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace AccessTracker.Web.Hosting;

/// <summary>The way of a request: what runs before a page, and what answers.</summary>
public static class AppPages
{
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseKnownProxies();
        if (!app.Environment.IsDevelopment())
        {
            // The line of the log is written with the reference that the page shows.
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Urls.Error, CreateScopeForErrors = true, SuppressDiagnosticsCallback = _ => true,
            });
        }

        app.UseStatusCodePagesWithReExecute(Urls.NotFound, createScopeForStatusCodePages: true);
        app.UseResponseCompression();
        app.UseLanguages();
        app.UseSafety();
        app.UseMiddleware<ApiMiddleware>();
        app.UseMiddleware<StoreOutageMiddleware>();
        app.Use(HideErrorPage);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseGates();

        // The sign-in page needs its styles and the scripts of passkeys and one-time links; everything else is for people who signed in.
        app.MapStaticAssets().Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path }
                && (path.EndsWith(".css", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal) || IsEntryScript(path)))
            {
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
            }
        });
        ThemeSheet.Map(app);
        DraftMark.Map(app);
        EntryScripts.Map(app);
        DeviceScripts.Map(app);
        app.MapHealth();
        app.MapSignIn();
        app.MapLanguage();
        app.MapJobs();
        app.MapFiles();
        ReportDownload.Map(app);
        ListDownload.Map(app, "/unreached", BoardFilter.Of, BoardTables.File);
        ListDownload.Map<IncidentFilter>(app, "/incidents", IncidentFilter.Of, IncidentTables.File);
        BriefDownload.Map(app);
        SnapshotDownload.Map(app);
        ListDownload.Map(app, "/ceasefire/allegations", AllegationFilter.Of, AllegationTables.File);
        ListDownload.Map(app, "/locations", LocationFilter.Of, LocationListTables.File);
        ListDownload.Map(app, "/requests", RequestFilter.Of, RequestTables.File);
        ListDownload.Map(app, "/convoys", ConvoyFilter.Of, ConvoyTables.File);
        ListDownload.Map(app, "/permits", PermitFilter.Of, PermitBoardTables.File);
        ListDownload.Map(app, "/alerts", AlertFilter.Of, AlertTables.FileAsync);
        ListDownload.Map(app, "/targets", DayFilter.Of, TargetTables.File);
        ListDownload.Map(app, "/ceasefire/commitments", DayFilter.Of, CommitmentListTables.File);
        ListDownload.Map(app, "/records/{kind}", RecordFilter.Of, RecordListTables.FileAsync);
        PowerQueryDownload.Map(app);
        PatternBriefDownload.Map(app);
        app.MapSheets();
        app.MapEntries();
        app.MapOffline();
        app.MapAttachments();
        app.MapMail();
        TourClosing.Map(app);
        app.MapSavedViews();
        app.MapApi();

        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(CircuitServiceCollectionExtensions.Set);
        return app;
    }

    // By its plain name and by the one with its fingerprint.
    private static bool IsEntryScript(string path) =>
        (path.StartsWith("passkeys.", StringComparison.Ordinal) || path.StartsWith("link.", StringComparison.Ordinal))
            && path.EndsWith(".js", StringComparison.Ordinal);

    // The page of errors lets everybody in, for anybody can meet one; asked for by its address it is like any that is not there.
    private static Task HideErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Urls.Error, StringComparison.OrdinalIgnoreCase)
            && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }
}
