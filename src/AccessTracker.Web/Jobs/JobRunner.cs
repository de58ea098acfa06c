using Hangfire;
using Hangfire.Storage;

namespace AccessTracker.Web.Jobs;

/// <summary>How a recurring job fared last, and when it runs next. Known since the start of the program.</summary>
public sealed record JobRun(string Id, string Cron, DateTimeOffset? LastRun, string? LastState, DateTimeOffset? NextRun, string? Error);

/// <summary>What pages ask of the scheduler.</summary>
public sealed class JobRunner(JobStorage storage, IRecurringJobManager jobs)
{
    /// <summary>Of an error only the first line: a stack trace is for the log.</summary>
    public IReadOnlyList<JobRun> Runs()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(j => new JobRun(
            j.Id, j.Cron, Utc(j.LastExecution), j.LastJobState, Utc(j.NextExecution), j.Error?.Split('\n')[0].Trim()))];
    }

    public void RunNow(string id) => jobs.Trigger(id);

    private static DateTimeOffset? Utc(DateTime? at) =>
        at is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}
