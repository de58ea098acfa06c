using AccessTracker.Data.Common;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Briefs;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Languages;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Files;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.Search;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using AccessTracker.Web.Components.Grids;

namespace AccessTracker.Web.Hosting;

/// <summary>What the program is made of. Serving and every command build the same host, so that they agree.</summary>
public static class AppHost
{
    // With those before it anybody can forge a sign-in cookie (CVE-2026-40372).
    private static readonly Version _oldestRuntime = new(10, 0, 7);

    /// <summary>The web application, ready to run.</summary>
    public static WebApplication ForServing(string[] args)
    {
        RequireRuntime(Environment.Version);
        var builder = NewBuilder(args);

        // Before all others: the framework's own start by reading keys from the store, which must have its tables by then.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartUp>());

        // Before anything is written with a time.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, ClockWatch>());
        builder.Services.AddSingleton(new OperatorConsole(Console.Out));
        builder.Services.AddHostedService<StoreOutageWatch>();
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddHostedService<SearchWarmUp>();
        builder.Services.AddHostedService<SeedPublisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OperationWatch>());
        builder.AddJobs();

        // What serves is asked to end by machines that then wait ten seconds, or ninety, and pull the plug.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(4));
        var app = builder.Build();
        app.RequireSettings();
        app.Services.GetRequiredService<PdfSettings>().RequireProgram();
        return app.UsePages();
    }

    /// <summary>The same without pages or jobs; what it logs goes to standard error, for standard output is the command's answer.</summary>
    public static WebApplication ForCommand()
    {
        var builder = NewBuilder([]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // Of what only serving needs, as the jobs do, there is nothing here: in Development that would be found missing before a command begins.
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = false);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        var app = builder.Build();
        app.RequireSettings();
        return app;
    }

    /// <summary>Refuses a runtime that the program is not safe on.</summary>
    /// <exception cref="UnsafeSetupException"><paramref name="found"/> is older than the oldest that is.</exception>
    public static void RequireRuntime(Version found)
    {
        if (found < _oldestRuntime)
        {
            throw new UnsafeSetupException(
                $"The .NET runtime {found} has known vulnerabilities; this program needs {_oldestRuntime} or later. "
                    + "Install the newest runtime of .NET 10.");
        }
    }

    private static WebApplicationBuilder NewBuilder(string[] args)
    {
        // Style sheets stand beside the program, wherever a supervisor starts it from; in a build that is not published, where its manifest says.
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, WebRootPath = Directory.Exists(beside) ? beside : null });

        // First, so that every other source overrides it: the root's appsettings.json is linked beside the program, and
        // the folder the program is started in need not hold one.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new JsonConfigurationSource
        {
            Path = "appsettings.json",
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Optional = false,
        });

        if (!builder.Environment.IsDevelopment())
        {
            // For a collector: each entry is one line, whatever is in it, with its own time.
            builder.Logging.AddJsonConsole(o =>
            {
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }

        // A build that is not published keeps its css beside the sources, in every environment.
        builder.WebHost.UseStaticWebAssets();

        // Else a build that is not published reads its files anew for each browser, uncompressed, and lets none keep them.
        builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        var root = RootFolder.Find(builder.Environment.ContentRootPath);
        builder.Services.AddSingleton(p => new StoreClock(p.GetRequiredService<Db>(), TimeProvider.System));
        builder.Services.AddSingleton(p =>
            p.GetRequiredService<StoreOptions>().Provider == StoreProvider.Postgres ? p.GetRequiredService<StoreClock>() : TimeProvider.System);
        builder.Services.AddStores(root);
        builder.Services.AddSettings<SeedSettings>();
        builder.Services.AddSettings<PdfSettings>();
        builder.Services.AddSingleton<SituationCache>();
        builder.Services.AddSingleton<PlaceDecisions>();
        builder.Services.AddSingleton<OperationWatch>();
        builder.Services.AddSearch();
        builder.Services.AddSingleton<EnsureReports>();
        builder.Services.AddSingleton<JobProgress>();
        builder.Services.AddSheets();
        builder.Services.AddMail();
        builder.Services.AddAlerts();
        builder.Services.AddSingleton<PublishedReports>();
        builder.Services.AddSingleton<ReportReader>();
        builder.Services.AddSingleton<ReportDocuments>();
        builder.Services.AddSingleton<PaperHtml>();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddSingleton<ReportFiles>();
        builder.Services.AddSingleton<ReportDownload>();
        builder.Services.AddSingleton<ExportedFiles>();
        builder.Services.AddSingleton<ListDownload>();
        builder.Services.AddCeasefire();
        builder.Services.AddBriefs();
        builder.Services.AddPublishing();
        builder.Services.AddLanguages();
        builder.Services.AddKeyRing(builder.Environment, root);
        builder.Services.AddSingleton<Download>();
        builder.Services.AddSingleton<RefusalAudit>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuditedRefusals>();

        builder.Services.AddSignIn(builder.Environment);
        builder.Services.AddApi();
        builder.AddEdge();
        builder.Services.AddDeskParts();
        builder.AddHealth();
        return builder;
    }
}
