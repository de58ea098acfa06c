using AccessTracker.Web.Alerts;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Identity;
using AccessTracker.Web.Mail;
using AccessTracker.Web.Sheets;
using Hangfire;
using Hangfire.Storage;

namespace AccessTracker.Web.Jobs;

/// <summary>One job that recurs.</summary>
/// <param name="Id">Its name in the storage; renaming one is removing it and adding another.</param>
/// <param name="Cron">When.</param>
/// <param name="Zone">The zone of <paramref name="Cron"/>.</param>
/// <param name="Add">Adds it to the manager.</param>
public sealed record ScheduledJob(string Id, string Cron, TimeZoneInfo Zone, Action<IRecurringJobManager, ScheduledJob> Add);

/// <summary>
/// The one list of jobs. Jobs find for themselves what is missing, so the hour matters little: cron is in UTC, and which
/// meeting is due is decided by the operation's own calendar.
/// </summary>
public static class JobSchedule
{
    public const string EnsureReportsId = "ensure-reports";
    public const string ImportSheetsId = "import-sheets";
    public const string RemoveSheetsId = "remove-sheets";
    public const string RemoveDraftsId = "remove-drafts";
    public const string ForgetAddressesId = "forget-addresses";
    public const string DeliverReportsId = "deliver-reports";
    public const string WatchAlertsId = "watch-alerts";

    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
        new(EnsureReportsId, Cron.Hourly(), TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<EnsureReports>(
            job.Id, ensure => ensure.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(ImportSheetsId, "*/5 * * * *", TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<ImportSheets>(
            job.Id, import => import.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(RemoveSheetsId, Cron.Daily(2), TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<RemoveSheets>(
            job.Id, remove => remove.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(RemoveDraftsId, Cron.Hourly(), TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<RemoveDrafts>(
            job.Id, remove => remove.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(ForgetAddressesId, Cron.Daily(3), TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<ForgetAddresses>(
            job.Id, forget => forget.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(DeliverReportsId, "*/2 * * * *", TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<DeliverReports>(
            job.Id, deliver => deliver.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
        new(WatchAlertsId, Cron.Hourly(), TimeZoneInfo.Utc, (jobs, job) => jobs.AddOrUpdate<WatchAlerts>(
            job.Id, watch => watch.RunAsync(CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = job.Zone })),
    ];

    /// <summary>Makes the storage hold exactly <see cref="All"/>.</summary>
    public static void Register(JobStorage storage, IRecurringJobManager jobs)
    {
        using var connection = storage.GetConnection();
        foreach (var stale in connection.GetRecurringJobs().Select(j => j.Id).Except(All.Select(j => j.Id)).ToList())
        {
            jobs.RemoveIfExists(stale);
        }

        foreach (var job in All)
        {
            job.Add(jobs, job);
        }
    }
}
