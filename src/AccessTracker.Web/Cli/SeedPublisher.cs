using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Domain.Operations;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Cli;

/// <summary>
/// Publishes the reports of the demonstration, one after the other, each with the narrative that stands beside its seed: as the
/// <c>publish</c> command does it, while the program serves already. What is published stays; a start after a stop goes on where that one ended.
/// </summary>
internal sealed class SeedPublisher(IServiceProvider services, SeedSettings seeds, IHostEnvironment environment, ILogger<SeedPublisher> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!seeds.Publish || seeds.Path is not { } seed)
        {
            return;
        }

        var path = Path.GetFullPath(seed, RootFolder.Find(environment.ContentRootPath));
        var folder = Path.Combine(path, "narratives");

        // A store may hold somebody's own operation, whose reports are not for us to publish.
        if (!Directory.Exists(folder) || await services.GetRequiredService<OperationStore>().ListAsync(stoppingToken) is not [var only]
            || !SeedImport.IsOf(path, only.Operation))
        {
            return;
        }

        var reports = services.GetRequiredService<Data.Reports.ReportStore>();
        foreach (var file in Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            // 05.md, and ceasefire-05.md of the other task force.
            var report = ReportId.Parse(Path.GetFileNameWithoutExtension(file).Replace('-', '/'))
                ?? throw new FormatException($"{file} names no report.");
            if (stoppingToken.IsCancellationRequested
                || await services.GetRequiredService<SituationCache>().FindAsync(only.Operation.Code, stoppingToken) is not { } state)
            {
                return;
            }

            if ((await reports.ListAsync(state.Id, stoppingToken)).Any(r => r.Report == report && r.State == Data.Reports.ReportState.Published))
            {
                continue;
            }

            using var errors = new StringWriter();
            if (await new PublishCommand(services, new Actor("seed"), TextWriter.Null, errors)
                .RunAsync(state, report, file, reason: null) != CommandLine.Done)
            {
                log.LogWarning("Report {Report} of the demonstration was not published: {Why}", report, errors.ToString().Trim());
                return;
            }

            log.LogInformation("Published report {Report} of the demonstration", report);
        }
    }
}
