using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Jobs;

/// <summary>A step of the job that ensures reports.</summary>
/// <param name="Operation">Code of the operation; empty at the end.</param>
/// <param name="Report">The report.</param>
/// <param name="Computed">Reports computed so far.</param>
/// <param name="Failed">Reports that failed so far.</param>
/// <param name="IsLast">Nothing follows.</param>
public sealed record JobStep(string Operation, ReportId Report, int Computed, int Failed, bool IsLast);

/// <summary>Tells pages of this process how far a job is. What must outlive the process is in the store.</summary>
public sealed class JobProgress
{
    public event Action<JobStep>? Changed;

    public void Report(JobStep step) => Changed?.Invoke(step);
}
