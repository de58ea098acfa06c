using AccessTracker.Web.Jobs;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.States;

namespace AccessTracker.Tests.Jobs;

/// <summary>Not at once with tests that start an application, as in <see cref="JobScheduleTests"/>.</summary>
[Collection("hangfire")]
public sealed class StackTraceFilterTests
{
    public StackTraceFilterTests() => LogProvider.SetCurrentLogProvider(null);

    [Fact]
    public void Of_a_failed_job_the_dashboard_keeps_what_failed_and_no_trace()
    {
        using var storage = new InMemoryStorage();
        Assert.Contains(nameof(Thrown), Details(storage, new JobFilterCollection()), StringComparison.Ordinal);

        var details = Details(storage, new JobFilterCollection { { new StackTraceFilter(), 0 } });

        Assert.Contains("report 5 could not be computed", details, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", details, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Thrown), details, StringComparison.Ordinal);
    }

    private static string Details(JobStorage storage, JobFilterCollection filters)
    {
        var id = new BackgroundJobClient(storage).Enqueue(() => Console.WriteLine());
        using var connection = storage.GetConnection();
        new BackgroundJobStateChanger(filters).ChangeState(new StateChangeContext(storage, connection, id, new FailedState(Thrown())));
        var state = connection.GetStateData(id);
        return string.Join('\n', state.Data.Values.Append(state.Reason));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("report 5 could not be computed");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
