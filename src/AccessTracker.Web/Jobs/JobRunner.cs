using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace AccessTracker.Web.Jobs;

/// <summary>How a recurring job fared last, and when it runs next. Known since the start of the program.</summary>
public sealed record JobRun(string Id, string Cron, DateTimeOffset? LastRun, string? LastState, DateTimeOffset? NextRun, string? Error);

/// <summary>One time that a job ran, or is to run.</summary>
/// <param name="Id">The scheduler's own.</param>
/// <param name="State">Word of the scheduler.</param>
/// <param name="At">Since when it is in that state.</param>
/// <param name="Took">How long it worked; null where it has not ended well.</param>
/// <param name="Why">Why it failed last; null: it did not.</param>
public sealed record PastRun(string Id, string State, DateTimeOffset At, TimeSpan? Took, string? Why);

/// <summary>What pages ask of the scheduler.</summary>
public sealed class JobRunner(JobStorage storage, IRecurringJobManager jobs)
{
    private const int MostRuns = 10;

    // Of all jobs together; some run every two minutes.
    private const int LookedThrough = 1000;

    /// <summary>Of an error only the first line: a stack trace is for the log.</summary>
    public IReadOnlyList<JobRun> Runs()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(j => new JobRun(
            j.Id, j.Cron, Utc(j.LastExecution), j.LastJobState, Utc(j.NextExecution),
            FirstLine(j.Error) ?? (MayHaveFailed(j.LastJobState) ? FailureOf(connection, j.LastJobId) : null)))];

        static bool MayHaveFailed(string? state) => state == FailedState.StateName || state == ScheduledState.StateName;
    }

    /// <summary>The latest runs of a job, the latest first.</summary>
    public IReadOnlyList<PastRun> RunsOf(string id)
    {
        if (JobSchedule.All.FirstOrDefault(j => j.Id == id) is not { } scheduled)
        {
            return [];
        }

        var monitor = storage.GetMonitoringApi();
        using var connection = storage.GetConnection();
        var processing = monitor.ProcessingJobs(0, LookedThrough).Where(j => Is(j.Value?.Job))
            .Select(j => new PastRun(j.Key, ProcessingState.StateName, Utc(j.Value.StartedAt) ?? default, null, null));
        var waiting = monitor.ScheduledJobs(0, LookedThrough).Where(j => Is(j.Value?.Job))
            .Select(j => new PastRun(j.Key, ScheduledState.StateName, Utc(j.Value.ScheduledAt) ?? default, null, FailureOf(connection, j.Key)));
        var failed = monitor.FailedJobs(0, LookedThrough).Where(j => Is(j.Value?.Job))
            .Select(j => new PastRun(j.Key, FailedState.StateName, Utc(j.Value.FailedAt) ?? default, null, FirstLine(j.Value.ExceptionMessage)));
        var done = monitor.SucceededJobs(0, LookedThrough).Where(j => Is(j.Value?.Job))
            .Select(j => new PastRun(
                j.Key, SucceededState.StateName, Utc(j.Value.SucceededAt) ?? default,
                j.Value.TotalDuration is { } took ? TimeSpan.FromMilliseconds(took) : null, null));
        return [.. processing.Concat(waiting).Concat(failed).Concat(done).OrderByDescending(r => r.At).Take(MostRuns)];

        bool Is(Job? job) => job?.Type == scheduled.Type;
    }

    public void RunNow(string id) => jobs.Trigger(id);

    // A job that is tried again later is planned, and its last failure is told by the state before.
    private string? FailureOf(IStorageConnection connection, string? job) => job is null || connection.GetStateData(job) is not { } state ? null
        : state.Name == FailedState.StateName ? FirstLine(Message(state.Data))
        : state.Name == ScheduledState.StateName
            ? FirstLine(Message(
                storage.GetMonitoringApi().JobDetails(job)?.History.FirstOrDefault(h => h.StateName == FailedState.StateName)?.Data))
        : null;

    private static string? Message(IDictionary<string, string>? data) =>
        data?.TryGetValue("ExceptionMessage", out var message) == true ? message : null;

    private static string? FirstLine(string? text) => text?.Split('\n')[0].Trim() is { Length: > 0 } line ? line : null;

    private static DateTimeOffset? Utc(DateTime? at) =>
        at is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}
