using AccessTracker.Web.Alerts;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Entries;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Mail;
using AccessTracker.Web.SignIn;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;

namespace AccessTracker.Web.Jobs;

/// <summary>One job that recurs.</summary>
/// <param name="Id">Its name in the storage; renaming one is removing it and adding another.</param>
/// <param name="Cron">When, in UTC.</param>
/// <param name="Type">The class whose <c>RunAsync(CancellationToken)</c> it is.</param>
public sealed record ScheduledJob(string Id, string Cron, Type Type)
{
    /// <summary>What the scheduler calls.</summary>
    public Job Call => new(Type, Type.GetMethod(nameof(EnsureReports.RunAsync), [typeof(CancellationToken)]), CancellationToken.None);
}

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
        new(EnsureReportsId, Cron.Hourly(), typeof(EnsureReports)),
        new(ImportSheetsId, "*/5 * * * *", typeof(ImportSheets)),
        new(RemoveSheetsId, Cron.Daily(2), typeof(RemoveSheets)),
        new(RemoveDraftsId, Cron.Hourly(), typeof(RemoveDrafts)),
        new(ForgetAddressesId, Cron.Daily(3), typeof(ForgetAddresses)),
        new(DeliverReportsId, "*/2 * * * *", typeof(DeliverReports)),
        new(WatchAlertsId, Cron.Hourly(), typeof(WatchAlerts)),
    ];

    /// <summary>Makes the storage hold exactly <see cref="All"/>.</summary>
    public static void Register(JobStorage storage, IRecurringJobManager jobs)
    {
        using var connection = storage.GetConnection();
        foreach (var stale in connection.GetRecurringJobs().Select(j => j.Id).Except(All.Select(j => j.Id)).ToList())
        {
            jobs.RemoveIfExists(stale);
        }

        AddOrUpdate(jobs);
    }

    /// <summary>
    /// After the machine's clock was set back: each job would wait for the hour that was to be the next before. Removed and added again, it is due
    /// at the next hour from now, and is run once at once.
    /// </summary>
    public static void Renew(IRecurringJobManager jobs)
    {
        foreach (var job in All)
        {
            jobs.RemoveIfExists(job.Id);
        }

        AddOrUpdate(jobs);
        foreach (var job in All)
        {
            jobs.Trigger(job.Id);
        }
    }

    private static void AddOrUpdate(IRecurringJobManager jobs)
    {
        foreach (var job in All)
        {
            jobs.AddOrUpdate(job.Id, job.Call, job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        }
    }
}
