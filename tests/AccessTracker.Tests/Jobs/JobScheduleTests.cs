using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.Storage;

namespace AccessTracker.Tests.Jobs;

/// <summary>
/// Hangfire logs through one static provider, which each application of a test replaces and leaves behind disposed: tests
/// that start one, and tests that use Hangfire bare, do not run at once.
/// </summary>
[Collection("hangfire")]
public sealed class JobScheduleTests
{
    public JobScheduleTests() => LogProvider.SetCurrentLogProvider(null);

    [Fact]
    public void The_storage_holds_the_list_and_nothing_else()
    {
        using var storage = new InMemoryStorage();
        var jobs = new RecurringJobManager(storage);
        jobs.AddOrUpdate<EnsureReports>("gone", job => job.RunAsync(CancellationToken.None), Cron.Daily());

        JobSchedule.Register(storage, jobs);
        JobSchedule.Register(storage, jobs);

        using var connection = storage.GetConnection();
        Assert.Equal(
            [("deliver-reports", "*/2 * * * *", "UTC"), ("ensure-reports", "0 * * * *", "UTC"), ("forget-addresses", "0 3 * * *", "UTC"),
                ("import-sheets", "*/5 * * * *", "UTC"), ("remove-drafts", "0 * * * *", "UTC"), ("remove-sheets", "0 2 * * *", "UTC"),
                ("watch-alerts", "0 * * * *", "UTC")],
            connection.GetRecurringJobs().Select(j => (j.Id, j.Cron, j.TimeZoneId)).Order());
    }

    [Fact]
    public void A_job_takes_nothing_but_a_way_to_stop_it()
    {
        using var storage = new InMemoryStorage();
        JobSchedule.Register(storage, new RecurringJobManager(storage));

        using var connection = storage.GetConnection();
        Assert.All(connection.GetRecurringJobs(), j =>
            Assert.Equal([typeof(CancellationToken)], j.Job.Method.GetParameters().Select(p => p.ParameterType)));
    }
}
