using AccessTracker.Web.Api;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Hosting;

/// <summary>The edge of the program: what stands between the network and the pages, in the order a request meets it.</summary>
public static class EdgeApplicationExtensions
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        Limits.Apply(builder.Services);
        builder.Services.AddSettings<ProxySettings>();
        builder.Services.AddSettings<SiteSettings>();
        builder.Services.AddRateLimits();
        builder.Services.AddExceptionHandler<ErrorReference>();
        builder.Services.AddCircuits();
        builder.Services.AddSingleton(ThemeSheet.Write);
        builder.Services.AddSingleton(p => new EntryScripts(p.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        builder.Services.AddCompression();
        builder.Services.AddSingleton(p => new DeviceScripts(p.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        builder.Services.AddSingleton<OfflineForms>();
        builder.Services.AddSingleton<KeptPages>();
        builder.Services.AddHsts(o =>
        {
            o.MaxAge = TimeSpan.FromDays(730);
            o.IncludeSubDomains = true;
        });
    }

    /// <summary>First of all: what follows asks from where a request came, and by what scheme.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (Proxies.Read(app.Configuration, app.Services.GetRequiredService<ProxySettings>()) is { } known)
        {
            app.UseForwardedHeaders(known);
        }
    }

    /// <summary>Before anybody is asked who they are.</summary>
    public static void UseSafety(this WebApplication app)
    {
        app.Use(SecurityHeadersMiddleware.AddAsync);
        app.UseMiddleware<OwnRedirects>();
        app.UseMiddleware<AsciiNumbers>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseMiddleware<TlsOnly>();
        }
    }

    /// <summary>After it is known who asks, and that they may.</summary>
    public static void UseGates(this WebApplication app)
    {
        app.UseMiddleware<RefusalAuditMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<ApiRateMiddleware>();
        app.UseMiddleware<CircuitMiddleware>();
        app.UseMiddleware<RecordForms>();
        app.UseMiddleware<RequireAntiforgeryMiddleware>();
        app.UseMiddleware<ReadableRequests>();
        app.UseAntiforgery();
        app.Use(EntryAnswers.TellAsync);
        app.UseMiddleware<PageCache>();
        app.Use(WithoutCircuitState.InvokeAsync);
    }
}
