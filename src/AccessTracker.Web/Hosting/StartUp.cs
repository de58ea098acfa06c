using AccessTracker.Data.Common;
using AccessTracker.Data.Migrations;
using AccessTracker.Data.Operations;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Components;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Reports.Mail;
using Hangfire;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Before the first request: the schema is brought up to date, the keys are found readable, an empty store gets the seed that the configuration
/// names, the jobs are registered, and the reports that are missing are asked for.
/// </summary>
public sealed class StartUp(
    StoreUpgrade upgrade,
    OperationStore operations,
    CalendarKeeper calendars,
    SeedImport imports,
    SeedSettings seeds,
    IHostEnvironment environment,
    TimeProvider clock,
    JobStorage storage,
    IRecurringJobManager jobs,
    StoreOptions store,
    IServiceProvider services,
    MailServer mail,
    LateReports late,
    AlertSettings alerts,
    ILogger<StartUp> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && !StoreTransport.IsSafe(store))
        {
            log.LogWarning("The store is on another machine, and its certificate is not checked: {Setting} allows it", StoreTransport.Setting);
        }

        log.LogInformation(
            "Mail is {State}; a report is late {Days} days after its meeting; a digest of alerts is sent from {Hour} o'clock on",
            mail.IsOn ? "on" : "off", late.AfterDays, alerts.DigestHour);

        // Where the framework keeps what is sent until it is read.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", TemporaryFolder.Path);
        if (TemporaryFolder.RemoveDead(clock.GetUtcNow()) is > 0 and var left)
        {
            log.LogInformation("Removed what {Count} processes left that ended before their time", left);
        }

        if (store.Folder is { } folder && PartialFile.RemoveDead(folder) is > 0 and var copies)
        {
            log.LogInformation("Removed {Count} copies of the store that a killed backup or restore left unfinished beside it", copies);
        }

        await upgrade.MigrateAsync(cancellationToken);
        KeyRing.RequireReadable(services);
        await upgrade.CompleteAsync(cancellationToken);
        if (seeds.Path is { } seed && (await operations.ListAsync(cancellationToken)).Count == 0)
        {
            await SeedAsync(Path.GetFullPath(seed, RootFolder.Find(environment.ContentRootPath)), cancellationToken);
        }

        // So that nobody has to guess which store it was, or finds an empty one by its silence.
        var codes = string.Join(", ", (await operations.ListAsync(cancellationToken)).Select(o => o.Operation.Code).Order(StringComparer.Ordinal));
        log.LogInformation(
            "AccessTracker {Version} serves {Operations} from {Store}", AppVersion.Text, codes.Length > 0 ? codes : "no operation yet", store.Name);

        // What came due while nothing ran, and the meetings of reports that an older program published.
        await calendars.KeepAllAsync(clock.GetUtcNow(), cancellationToken);
        JobSchedule.Register(storage, jobs);
        jobs.Trigger(JobSchedule.EnsureReportsId);
        jobs.Trigger(JobSchedule.ImportSheetsId);
        jobs.Trigger(JobSchedule.DeliverReportsId);
        jobs.Trigger(JobSchedule.WatchAlertsId);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SeedAsync(string path, CancellationToken cancellation)
    {
        var result = await imports.ImportAsync(path, new Actor("seed"), clock.GetUtcNow(), cancellation);
        if (!result.IsStored)
        {
            // A demonstration without its operation would look like an empty program.
            throw new StoreUnusableException($"The seed at {path} was refused: {string.Join(" ", result.Refused)}");
        }

        log.LogInformation("Imported {Operation} from {Path}", result.Operation, path);
    }
}
