using Hangfire.States;

namespace AccessTracker.Web.Jobs;

/// <summary>
/// Keeps of a job that failed for good what failed, and not where in the program: the dashboard shows it, and outside Development no
/// page shows a stack trace. The log has the whole of it.
/// </summary>
public sealed class StackTraceFilter : IElectStateFilter
{
    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is FailedState failed)
        {
            // An exception that was never thrown has no trace.
            context.CandidateState = new FailedState(new JobFailedException(failed.Exception.Message)) { Reason = failed.Reason };
        }
    }

    private sealed class JobFailedException(string message) : Exception(message);
}
