using AccessTracker.Web.Jobs;

namespace AccessTracker.Tests.Jobs;

public sealed class JobTextTests
{
    [Fact]
    public void Every_job_says_what_it_does_and_how_often() => Assert.All(JobSchedule.All, job =>
    {
        Assert.NotEqual(job.Id, JobText.Name(job.Id));
        Assert.NotEqual(job.Cron, JobText.Frequency(job.Cron));
    });

    [Theory]
    [InlineData("*/2 * * * *", "every 2 minutes")]
    [InlineData("0 * * * *", "every hour")]
    [InlineData("0 3 * * *", "every day at 03:00 UTC")]
    [InlineData("5 4 * * 1", "5 4 * * 1")]
    public void Schedules_are_read_aloud(string cron, string words) => Assert.Equal(words, JobText.Frequency(cron));
}
