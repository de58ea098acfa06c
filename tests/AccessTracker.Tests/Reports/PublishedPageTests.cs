using System.Net;
using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Reports;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>Published reports, their revisions and what became of the records, as their reader meets them.</summary>
[Collection("hangfire")]
public sealed class PublishedPageTests
{
    private const string Reports = "/o/year/reports";

    [Fact]
    public async Task A_published_report_says_how_far_the_records_have_moved_and_who_moved_them()
    {
        using var app = await NewAppAsync();
        await PublishAsync(app, 1);
        Assert.DoesNotContain("Records changed since", await app.Client.GetStringAsync($"{Reports}/1"), StringComparison.Ordinal);

        await LateAsync(app);

        var page = await TextAsync(app, $"{Reports}/1");
        Assert.Contains("Records changed since this was published", page, StringComparison.Ordinal);
        Assert.Contains("People reached this period 38,000 →became 41,000 (+3,000)", page, StringComparison.Ordinal);
        Assert.Contains("Added by editor@example.org", page, StringComparison.Ordinal);
        var html = await app.Client.GetStringAsync($"{Reports}/1");
        Assert.Contains("href=\"/o/year/record/delivery/LATE\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#since-1\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"since-1\"", html, StringComparison.Ordinal);
        Assert.Matches("<a class=\"figure\" href=\"/o/year/reports/1/records\\?figure=people.period.total.distinct\"[^>]*>38,000</a>", html);

        var next = await app.Client.GetStringAsync($"{Reports}/2");
        Assert.DoesNotContain("Records changed since", next, StringComparison.Ordinal);
        Assert.Contains("href=\"/o/year/reports/1/r/1/records?figure=people.period.total.distinct\"", next, StringComparison.Ordinal);
        Assert.Contains("id=\"revised-1\"", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_revision_has_its_address_and_says_what_took_its_place()
    {
        using var app = await NewAppAsync();
        await PublishAsync(app, 1);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"{Reports}/1/r/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Reports}/1/r/2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Reports}/2/r/0")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Reports}/2/r/1")).StatusCode);
        await LateAsync(app);
        await ReviseAsync(app, 1);

        var first = await app.Client.GetStringAsync($"{Reports}/1/r/1");
        Assert.Matches("<h1[^>]*>Report 1, revision 1</h1>", first);
        Assert.Contains("Superseded by revision 2", first, StringComparison.Ordinal);
        Assert.Contains($"Why: {ReportDesk.Reason}", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Records changed since", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/o/year/reports/compare?a=1.1&amp;b=1.2\"", first, StringComparison.Ordinal);
        Assert.Matches("<a class=\"figure\" href=\"/o/year/reports/1/r/1/records\\?figure=people.period.total.distinct\"[^>]*>38,000</a>", first);

        foreach (var address in new[] { $"{Reports}/1", $"{Reports}/1/r/2" })
        {
            var latest = await app.Client.GetStringAsync(address);
            Assert.DoesNotContain("Superseded", latest, StringComparison.Ordinal);
            Assert.Contains("Revisions of this report", latest, StringComparison.Ordinal);
            Assert.Contains("href=\"/o/year/reports/1/r/1\"", latest, StringComparison.Ordinal);
            Assert.Contains("41,000", latest, StringComparison.Ordinal);
        }

        var records = await app.Client.GetStringAsync($"{Reports}/1/r/1/records?figure=people.period.total.distinct");
        Assert.Contains("<a href=\"/o/year/reports/1/r/1\">Report 1, revision 1</a>", records, StringComparison.Ordinal);
        Assert.Contains("<dd>38,000</dd>", records, StringComparison.Ordinal);
        Assert.DoesNotContain("LATE", records, StringComparison.Ordinal);
        Assert.Contains(
            "LATE", await app.Client.GetStringAsync($"{Reports}/1/r/2/records?figure=people.period.total.distinct"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"{Reports}/1/r/3/records?figure=people.period.total.distinct")).StatusCode);

        var list = await app.Client.GetStringAsync(Reports);
        Assert.Contains("href=\"/o/year/reports/1/r/1\"", list, StringComparison.Ordinal);
        Assert.Contains("href=\"/o/year/reports/compare\"", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_two_reports_are_compared_side_by_side()
    {
        using var app = await NewAppAsync();
        await PublishAsync(app, 1);
        await LateAsync(app);
        await ReviseAsync(app, 1);

        var choose = await app.Client.GetStringAsync($"{Reports}/compare");
        Assert.Contains("Choose two reports.", choose, StringComparison.Ordinal);
        Assert.All(["1.1", "1.2", "2"], key => Assert.Contains($"<option value=\"{key}\"", choose, StringComparison.Ordinal));

        var page = await TextAsync(app, $"{Reports}/compare?a=1.1&b=1.2");
        Assert.Contains("People reached this period 38,000 41,000 +3,000", page, StringComparison.Ordinal);
        Assert.Contains("Deliveries that reached: this period 1 2 +1", page, StringComparison.Ordinal);
        Assert.Contains(
            $"Share of the population reached: Besieged {Texts.Unknown} {Texts.Unknown}",
            page, StringComparison.Ordinal);

        var weeks = await TextAsync(app, $"{Reports}/compare?a=1&b=2");
        Assert.Contains("Report 1, revision 2 Report 2 (draft)", weeks, StringComparison.Ordinal);
        Assert.Contains("Reached in the period of the first, not of the second Madaya", weeks, StringComparison.Ordinal);
        Assert.Contains("No figure differs.", await TextAsync(app, $"{Reports}/compare?a=1.2&b=1"), StringComparison.Ordinal);
        // Each side that cannot be read is named, and only that one.
        foreach (var missing in new[] { "1.9", "x", "1.1.1", "-1", "99999999999" })
        {
            var (first, second) =
                (await TextAsync(app, $"{Reports}/compare?a={missing}&b=1"), await TextAsync(app, $"{Reports}/compare?a=1.1&b={missing}"));
            Assert.Contains($"The page cannot read “{missing}” for “First”", first, StringComparison.Ordinal);
            Assert.DoesNotContain("for “Second”", first, StringComparison.Ordinal);
            Assert.Contains($"The page cannot read “{missing}” for “Second”", second, StringComparison.Ordinal);
            Assert.DoesNotContain("for “First”", second, StringComparison.Ordinal);
            Assert.All([first, second], page => Assert.Contains("Choose two reports.", page, StringComparison.Ordinal));
        }
    }

    private static async Task<TestApp> NewAppAsync()
    {
        var app = new TestApp();
        await app.EnterAsync("member");
        await app.ImportAsync(RecordKinds.Operations, ["code", "name", "since", "until"], ["year", "A year", "2016-01-01", "2016-01-21"]);
        await app.ImportAsync(RecordKinds.Locations, ["code", "name"], ["MAD", "Madaya"]);
        await app.ImportAsync(RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"]);
        await app.ImportAsync(RecordKinds.Convoys, ["ref", "mode", "line", "trucks"], ["C1", "road", "cross_line", "20"]);
        await app.ImportAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["D1", "C1", "MAD", "2016-01-05", "delivered", "38000"]);
        await app.Client.GetAsync(Reports);
        return app;
    }

    private static Task LateAsync(TestApp app) =>
        app.ImportAsync(
            RecordKinds.Deliveries, ["ref", "convoy", "location", "day", "outcome", "people_reached"],
            ["LATE", "C1", "MAD", "2016-01-06", "delivered", "41000"]);

    private static async Task PublishAsync(TestApp app, int number) =>
        await ReportDesk.PublishAsync(app.Services.GetRequiredService<ReportStore>(), await StateAsync(app), number, TestStore.Now);

    private static async Task ReviseAsync(TestApp app, int number) => await ReportDesk.ReviseAsync(
        app.Services.GetRequiredService<ReportStore>(), app.Services.GetRequiredService<PublishedReports>(), await StateAsync(app), number,
        TestStore.Now.AddDays(1));

    private static async Task<OperationState> StateAsync(TestApp app) => (await app.Services.GetRequiredService<SituationCache>().FindAsync("year"))!;

    // What the page says, without how.
    private static async Task<string> TextAsync(TestApp app, string path) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(await app.Client.GetStringAsync(path), "<[^>]+>", "")), "\\s+", " ");
}
