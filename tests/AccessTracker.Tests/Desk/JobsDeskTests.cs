using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components.Layout;
using AccessTracker.Web.Desk.Jobs;
using AccessTracker.Web.Jobs;
using AccessTracker.Web.Reports;
using Bunit;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.States;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Tests.Desk;

/// <summary>The jobs at their desk: what they did, why they failed, and who may start which.</summary>
[Collection("hangfire")]
public sealed class JobsDeskTests : DeskUiTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_manager_starts_the_reports_and_an_administrator_each_job_and_both_are_in_the_audit()
    {
        Start();
        await EnterAsync("boss@example.org", Role.Manager);
        var page = Open();
        await OpenRowAsync(page, "Look for alerts");
        Assert.DoesNotContain("Run again…", page.FindAll("button").Select(TextOf));
        await OpenRowAsync(page, "Compute reports that are missing or out of date");
        await ClickAsync(page, "Run again…");
        Assert.Contains("works for all operations", TextOf(page.WaitForElement(".mud-dialog", _patience)), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Single(b => TextOf(b) == "Run now").ClickAsync(new()));
        Assert.Equal([("job_started", "boss@example.org", "ensure-reports")], await EventsAsync());

        await Ui.DisposeComponentsAsync();
        await EnterAsync("chief@example.org", Role.Administrator);
        page = Open();
        await OpenRowAsync(page, "Look for alerts");
        await ClickAsync(page, "Run again…");
        page.WaitForElement(".mud-dialog", _patience);

        // A dialog that stands open is no right.
        await EnterAsync("boss@example.org", Role.Manager);
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Single(b => TextOf(b) == "Run now").ClickAsync(new()));
        Assert.Equal(("refused", "boss@example.org", "watch-alerts"), (await EventsAsync())[^1]);
        Assert.DoesNotContain(await EventsAsync(), e => e is ("job_started", _, "watch-alerts"));
    }

    [Fact]
    public void Of_a_job_that_failed_the_reason_is_told_in_a_line_also_while_it_waits_to_be_tried_again()
    {
        LogProvider.SetCurrentLogProvider(null);
        using var storage = new InMemoryStorage();
        var recurring = new RecurringJobManager(storage);
        JobSchedule.Register(storage, recurring);
        recurring.Trigger(JobSchedule.EnsureReportsId);
        var id = storage.GetMonitoringApi().EnqueuedJobs("default", 0, 1).Single().Key;
        using var connection = storage.GetConnection();
        Change(new FailedState(new InvalidOperationException("The disk is full.\n   at Some.Place()")));
        var runner = new JobRunner(storage, recurring);
        Assert.Equal("The disk is full.", runner.Runs().Single(r => r.Id == JobSchedule.EnsureReportsId).Error);
        Assert.Equal(("Failed", "The disk is full."), Last(runner));

        Change(new ScheduledState(TimeSpan.FromMinutes(5)));
        Assert.Equal(("Scheduled", "The disk is full."), Last(runner));
        Assert.Empty(runner.RunsOf(JobSchedule.WatchAlertsId));

        void Change(IState state) => new BackgroundJobStateChanger(new JobFilterCollection())
            .ChangeState(new StateChangeContext(storage, connection, id, state));
    }

    private static (string, string?) Last(JobRunner runner)
    {
        var run = Assert.Single(runner.RunsOf(JobSchedule.EnsureReportsId));
        return (run.State, run.Why);
    }

    private IRenderedComponent<DeskProviders> Open()
    {
        var page = Ui.Render<DeskProviders>(p => p.AddChildContent<JobsPage>(j => j.Add(x => x.Operation, Operation)));
        page.WaitForState(() => page.FindAll(".desk-grid tbody button.opener").Count == JobSchedule.All.Count, _patience);
        return page;
    }

    private static Task OpenRowAsync(IRenderedComponent<DeskProviders> page, string job) =>
        page.InvokeAsync(() => page.Find($"button[aria-label='Details of {job}']").ClickAsync(new()));

    // The program begins by computing reports: as long as it does, nobody can ask for that again.
    private static Task ClickAsync(IRenderedComponent<DeskProviders> page, string name)
    {
        page.WaitForState(() => !page.FindAll("button").First(b => TextOf(b) == name).HasAttribute("disabled"), _patience);
        return page.InvokeAsync(() => page.FindAll("button").First(b => TextOf(b) == name).ClickAsync(new()));
    }

    private async Task<IReadOnlyList<(string, string, string)>> EventsAsync() =>
        [.. (await Service<Db>().ReadAsync(s => s.QueryAsync<StoredAuditEvent>("select * from audit_event where kind = 'job' order by number")))
            .Select(e => (e.Action, e.Person, e.RecordKey!))];
}
