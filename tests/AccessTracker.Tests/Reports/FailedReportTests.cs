using System.Net;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>A report that cannot be computed, as its reader meets it.</summary>
[Collection("hangfire")]
public sealed class FailedReportTests
{
    private const string Reports = "/o/year/reports";

    [Fact]
    public async Task A_draft_behind_its_records_says_so_and_why()
    {
        using var app = await NewAppAsync();
        Assert.DoesNotContain("could not be recomputed", await app.Client.GetStringAsync($"{Reports}/2"), StringComparison.Ordinal);
        await BreakAsync(app);
        await app.ImportAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);

        var page = await app.Client.GetStringAsync($"{Reports}/2");
        Assert.Contains("could not be recomputed", page, StringComparison.Ordinal);
        Assert.Contains("the disk is full", page, StringComparison.Ordinal);
        Assert.Contains("It shows the records as of", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Draft: it changes with the records", page, StringComparison.Ordinal);
        Assert.Contains(
            "could not be recomputed", await app.Client.GetStringAsync($"{Reports}/2/records?figure=people.period.total.distinct"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("could not be recomputed", await app.Client.GetStringAsync($"{Reports}/3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_due_report_that_never_was_computed_is_a_page_that_says_why()
    {
        using var app = await NewAppAsync(broken: true);

        var answer = await app.Client.GetAsync($"{Reports}/2");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("could not be computed", page, StringComparison.Ordinal);
        Assert.Contains("the disk is full", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Reports}/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Reports}/6")).StatusCode);
    }

    // A member's draft is made of what members may read, when it is asked for; what became of the one of all records is for those who may read them
    // all.
    [Fact]
    public async Task A_member_reads_that_a_report_failed_and_who_can_say_why()
    {
        using var app = await NewAppAsync(broken: true, role: "member");

        var page = await app.Client.GetStringAsync($"{Reports}/2");

        Assert.Contains("could not be computed", page, StringComparison.Ordinal);
        Assert.Contains("Managers can see the reason", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the disk is full", page, StringComparison.Ordinal);
    }

    // Over after five weeks, so that no more reports than these are ever due.
    private static async Task<TestApp> NewAppAsync(bool broken = false, string role = "manager")
    {
        var app = new TestApp();
        await app.EnterAsync(role);
        if (broken)
        {
            await BreakAsync(app);
        }

        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since", "until"], ["year", "A year", "2016-01-01", "2016-02-04"]);
        return app;
    }

    private static async Task BreakAsync(TestApp app) => await app.Services.GetRequiredService<Db>().WriteAsync(session => session.ExecuteAsync(
        "create trigger broken before insert on report when new.number = 2 begin select raise(abort, 'the disk is full'); end"));
}
