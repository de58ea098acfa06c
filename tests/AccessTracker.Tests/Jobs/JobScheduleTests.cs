using AccessTracker.Web.Jobs;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;

namespace AccessTracker.Tests.Jobs;

public sealed class JobScheduleTests
{
    [Fact]
    public void The_storage_holds_the_list_and_nothing_else()
    {
        using var storage = new InMemoryStorage();
        var jobs = new RecurringJobManager(storage);
        jobs.AddOrUpdate<EnsureReports>("gone", job => job.RunAsync(CancellationToken.None), Cron.Daily());

        JobSchedule.Register(storage, jobs);
        JobSchedule.Register(storage, jobs);

        using var connection = storage.GetConnection();
        Assert.Equal([("ensure-reports", "0 * * * *", "UTC")], connection.GetRecurringJobs().Select(j => (j.Id, j.Cron, j.TimeZoneId)));
    }

    [Fact]
    public void A_job_takes_nothing_but_a_way_to_stop_it()
    {
        using var storage = new InMemoryStorage();
        JobSchedule.Register(storage, new RecurringJobManager(storage));

        using var connection = storage.GetConnection();
        Assert.All(connection.GetRecurringJobs(), j => Assert.Equal([typeof(CancellationToken)], j.Job.Method.GetParameters().Select(p => p.ParameterType)));
    }
}
