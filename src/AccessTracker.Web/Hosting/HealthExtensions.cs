using AccessTracker.Data.Common;
using AccessTracker.Data.Verification;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// What a balancer and a supervisor ask: <c>/health/live</c> whether the process answers, <c>/health/ready</c> (and <c>/health</c>) whether it could
/// serve and save now. The answer names what is not well, in a word; the log says the rest, once.
/// </summary>
internal static class HealthExtensions
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealth>("store")
            .AddCheck<KeysHealth>("keys")
            .AddCheck<TimeZonesHealth>("time-zones")
            .AddCheck<StyleSheetsHealth>("style-sheets");
        builder.Services.AddSingleton<HealthLog>();

        // The framework writes a line each time that somebody asks, which balancers do every few seconds.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Urls.HealthLive, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        foreach (var path in new[] { Urls.Health, Urls.HealthReady })
        {
            app.MapHealthChecks(path, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        }
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.RequestServices.GetRequiredService<HealthLog>().Say(report);
        var ill = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => e.Key);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            report.Status == HealthStatus.Healthy ? "Healthy" : $"Unhealthy: {string.Join(", ", ill)}", context.RequestAborted);
    }

    // What is not well is said when it has changed. Of the store its outage says it.
    private sealed class HealthLog(ILogger<HealthLog> log)
    {
        private string _said = "";

        public void Say(HealthReport report)
        {
            var ill = string.Join(
                ' ', report.Entries.Where(e => e.Key != "store" && e.Value.Status != HealthStatus.Healthy)
                    .Select(e => $"{e.Key}: {e.Value.Description ?? e.Value.Exception?.Message}"));
            if (Interlocked.Exchange(ref _said, ill) != ill && ill.Length > 0)
            {
                log.LogError("The program is not well: {Ill}", ill);
            }
        }
    }

    private sealed class StoreHealth(StoreProbe probe, StoreOutage outage) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (await probe.FaultAsync(cancellationToken) is { } fault)
            {
                outage.Note(fault);
                return HealthCheckResult.Unhealthy(fault.Message);
            }

            outage.End();

            // What was found damaged is not mended by pages that can still be read.
            return outage.Damage is { } damage ? HealthCheckResult.Unhealthy(damage) : HealthCheckResult.Healthy();
        }
    }

    private sealed class KeysHealth(IDataProtectionProvider keys) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var health = keys.CreateProtector("health");
            return Task.FromResult(health.Unprotect(health.Protect([1])) is [1] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        }
    }

    // Without its zone no day of an operation can be told.
    private sealed class TimeZonesHealth(SituationCache situations) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var missing = (await situations.OperationsAsync(cancellationToken)).Select(o => o.TimeZone).Distinct()
                    .Where(z => !TimeZoneInfo.TryFindSystemTimeZoneById(z, out _)).ToList();
                return missing.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"No time zone {string.Join(", ", missing)}.");
            }
            catch (Exception e) when (StoreFault.In(e) is not null)
            {
                // Which zones are needed stands in the store, and its own check tells that it is away.
                return HealthCheckResult.Healthy();
            }
        }
    }

    private sealed class StyleSheetsHealth(IWebHostEnvironment environment) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(environment.WebRootFileProvider.GetFileInfo("app.css") is { Exists: true, Length: > 0 }
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The style sheets are not beside the program."));
    }
}
