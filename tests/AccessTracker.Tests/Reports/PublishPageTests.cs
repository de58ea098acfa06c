using System.Net;
using System.Text.Json;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Reports;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Reports;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Reports;

/// <summary>The page on which a report is looked through, written about and published, as a browser without script uses it.</summary>
[Collection("hangfire")]
public sealed class PublishPageTests
{
    private const string Report = "/o/issg-2016/reports/5";
    private const string Page = $"{Report}/publish";

    [Theory]
    [InlineData("member", HttpStatusCode.NotFound)]
    [InlineData("coordinator", HttpStatusCode.NotFound)]
    [InlineData("administrator", HttpStatusCode.NotFound)]
    [InlineData("manager", HttpStatusCode.OK)]
    public async Task It_is_there_for_who_publishes_alone(string role, HttpStatusCode expected)
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync(role);

        Assert.Equal(expected, (await app.Client.GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/o/issg-2016/reports/99/publish")).StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await app.Client.GetStringAsync(Report)).Contains(Page, StringComparison.Ordinal));
        if (expected != HttpStatusCode.OK)
        {
            var token = TestApp.Token(await app.Client.GetStringAsync("/o/issg-2016"));
            var answer = await app.Client.PostAsync(Page, TestApp.Form(("_handler", "publish"), ("revision", "1"), ("hash", ""), token));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(1, await CountAsync(app, $"select count(*) from audit_event where action = 'refused' and details = '{Page}'"));
            Assert.Equal(0, await CountAsync(app, "select count(*) from report where state = 'published'"));
        }
    }

    [Fact]
    public async Task A_report_is_written_about_looked_at_and_published_once()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var preview =
            await SendAsync(
                app, await OpenAsync(app), "narrative", ("text.en", "Two **convoys** <b>reached</b> Madaya."), ("text.ar", "وصلت قافلتان."),
                ("entry.action", "preview"));
        Assert.Equal("convoys", preview.Page.QuerySelector(".preview strong")!.TextContent);
        Assert.Null(preview.Page.QuerySelector(".preview b"));
        Assert.Equal(0, await CountAsync(app, "select count(*) from report_narrative"));
        Assert.Equal(1, await CountAsync(app, "select count(*) from draft where form = 'narrative' and record_key = '5'"));
        Assert.Contains($"{Page}?draft=", await app.Client.GetStringAsync("/o/issg-2016/enter"), StringComparison.Ordinal);

        var saved = await SendAsync(app, preview.Page, "narrative", ("entry.action", "save"));
        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Equal(0, await CountAsync(app, "select count(*) from draft"));
        Assert.Contains("Two", (await app.Client.GetStringAsync(Report)), StringComparison.Ordinal);

        var seen = await OpenAsync(app);
        var published = await SendAsync(app, seen, "publish");
        Assert.Equal((HttpStatusCode.Found, $"{Page}?done=1"), (published.Status, published.Location));
        var again = await SendAsync(app, seen, "publish");
        Assert.Equal((HttpStatusCode.Found, $"{Page}?done=1"), (again.Status, again.Location));

        Assert.Equal(1, await CountAsync(app, "select count(*) from report where state = 'published'"));
        Assert.Equal(0, await CountAsync(app, "select count(*) from report where number = 5 and revision = 0"));
        Assert.Equal(1, await CountAsync(app, "select count(*) from audit_event where action = 'published'"));
        var notice = await app.Client.GetStringAsync($"{Page}?done=1");
        Assert.Contains("report-5-r1.json", notice, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app, "select count(*) from report where number = 5 and revision = 0"));
        await app.EnterAsync("member");
        var report = await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync(Report));
        Assert.Equal(["en", "ar"], report.QuerySelectorAll(".narrative").Select(n => n.GetAttribute("lang")).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("since report 4", report.QuerySelector(".tiles")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await app.Services.GetRequiredService<StoreVerification>().RunAsync());
    }

    [Fact]
    public async Task The_file_says_what_the_store_says()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        await SendAsync(app, await OpenAsync(app), "publish");
        var (reports, operation) = await StoreAsync(app);
        var report = (await reports.FindAsync(operation.Id, 5))!;

        var file = (await reports.FindFileAsync(operation.Id, 5, 1, "report-5-r1.json"))!;

        using var json = JsonDocument.Parse(file.Content);
        Assert.Equal(
            (5, "published", 1),
            (json.RootElement.GetProperty("number").GetInt32(), json.RootElement.GetProperty("state").GetString(),
                json.RootElement.GetProperty("revision").GetInt32()));
        Assert.Equal(report.Content, json.RootElement.GetProperty("content").GetRawText());
        Assert.Equal(report.PublishedBy, json.RootElement.GetProperty("publishedBy").GetString());
        var annex = ReportAnnex.FromJson(report.Annex!);
        Assert.Equal([1, 2, 3, 4, 5], annex.Series.Select(p => p.Number));
        var content = ReportJson.Deserialize(report.Content);
        Assert.Equal(
            (content.People.Cumulative.Total.Distinct, content.Permits.Pending),
            (annex.Series[^1].People, annex.Series[^1].PermitsPendingByAge.Sum()));
        Assert.Empty(annex.Series[0].PermitsPendingByAge);
    }

    [Fact]
    public async Task What_changed_since_it_was_opened_is_not_published_unseen()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var seen = await OpenAsync(app);
        var (reports, operation) = await StoreAsync(app);
        var records = app.Services.GetRequiredService<RecordStore>();
        Assert.Null(await records.WithdrawAsync(operation, "delivery", "D007-ZAB", 1, "entered twice", TestStore.Actor, TestStore.Now));

        var stale = await SendAsync(app, seen, "publish");
        Assert.Contains(
            "The draft has changed since you opened this page",
            stale.Page.QuerySelector("[role=alert]")?.TextContent ?? $"{stale.Status} {stale.Text}", StringComparison.Ordinal);
        await app.Services.GetRequiredService<NarrativeStore>().SaveAsync(operation, 5, "en", 0, "Other words", APublication.Other, TestStore.Now);
        var unread = await SendAsync(app, stale.Page, "publish");
        Assert.Contains("The narrative was saved again", unread.Text, StringComparison.Ordinal);
        Assert.Equal(ReportState.Draft, (await reports.FindAsync(operation.Id, 5))!.State);

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, unread.Page, "publish")).Status);
        Assert.Equal("Other words", Assert.Single(ReportAnnex.FromJson((await reports.FindAsync(operation.Id, 5))!.Annex!).Narratives).Markdown);
    }

    [Fact]
    public async Task Words_saved_by_somebody_else_meanwhile_are_shown_before_they_are_replaced()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var seen = await OpenAsync(app);
        var (_, operation) = await StoreAsync(app);
        var narratives = app.Services.GetRequiredService<NarrativeStore>();
        await narratives.SaveAsync(operation, 5, "en", 0, "Theirs", APublication.Other, TestStore.Now);
        await narratives.SaveAsync(operation, 5, "ar", 0, "لهم", APublication.Other, TestStore.Now);

        var shown = await SendAsync(app, seen, "narrative", ("text.en", "Mine"), ("entry.action", "save"));
        Assert.Contains("second@example.org has saved a different text in the meantime", shown.Text, StringComparison.Ordinal);
        Assert.Equal("Theirs", shown.Page.QuerySelector(".refusal .narrative")!.TextContent.Trim());
        Assert.Equal("Mine", ((IHtmlTextAreaElement)shown.Page.QuerySelector("[name='text.en']")!).Value);

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, shown.Page, "narrative", ("entry.action", "save"))).Status);
        Assert.Equal([("ar", "لهم"), ("en", "Mine")], (await narratives.LatestAsync(operation, 5)).Select(n => (n.Language, n.Markdown)));
    }

    [Fact]
    public async Task Where_two_are_needed_the_writer_is_told_so_and_refused()
    {
        using var app = new TestApp(seed: true, settings: [("Reports:SecondPerson", "true")]);
        await app.EnterAsync("manager");
        var seen = await OpenAsync(app);
        await SendAsync(app, seen, "narrative", ("text.en", "Mine"), ("entry.action", "save"));

        var told = await OpenAsync(app);
        Assert.Contains("In this operation a second person publishes", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(told.QuerySelector(".publish-form"));
        ((IHtmlInputElement)seen.QuerySelector("[name=narratives]")!).Value = "en:1";
        Assert.Contains("In this operation a second person publishes", (await SendAsync(app, seen, "publish")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app, "select count(*) from report where state = 'published'"));

        var (_, operation) = await StoreAsync(app);
        await app.Services.GetRequiredService<NarrativeStore>()
            .SaveAsync(operation, 5, "en", 1, "Read by another", APublication.Other, TestStore.Now);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, await OpenAsync(app), "publish")).Status);
    }

    [Fact]
    public async Task A_revision_is_begun_beside_the_published_one_and_needs_a_reason()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        await SendAsync(app, await OpenAsync(app), "publish");
        var (reports, operation) = await StoreAsync(app);
        await app.Services.GetRequiredService<RecordStore>()
            .WithdrawAsync(operation, "delivery", "D007-ZAB", 1, "entered twice", TestStore.Actor, TestStore.Now);

        var seen = await OpenAsync(app);
        Assert.Contains("revision 2", seen.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([0, 1], (await reports.ListAsync(operation.Id)).Where(r => r.Number == 5).Select(r => r.Revision));
        var unreasoned = await SendAsync(app, seen, "publish", ("reason", " "));
        Assert.Contains("Give the reason", unreasoned.Text, StringComparison.Ordinal);
        var published = await SendAsync(app, seen, "publish", ("reason", "A delivery was entered twice"));

        Assert.Equal($"{Page}?done=2", published.Location);
        Assert.Equal("A delivery was entered twice", (await reports.FindAsync(operation.Id, 5))!.Reason);
        Assert.Equal([1, 2], (await reports.ListAsync(operation.Id)).Where(r => r.Number == 5).Select(r => r.Revision));
    }

    [Fact]
    public async Task Each_shortcoming_of_the_records_leads_to_where_it_is_mended()
    {
        using var app = new TestApp(seed: true);
        await app.EnterAsync("manager");
        var links = (await OpenAsync(app)).QuerySelectorAll("ul.quality a").Select(a => a.GetAttribute("href")!).Distinct().ToList();

        Assert.Contains("/o/issg-2016/enter/convoy/D014", links);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(link)).StatusCode);
        }
    }

    private static async Task<IHtmlDocument> OpenAsync(TestApp app) =>
        await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync(Page));

    private static async Task<(ReportStore Reports, StoredOperation Operation)> StoreAsync(TestApp app) =>
        (app.Services.GetRequiredService<ReportStore>(), (await app.Services.GetRequiredService<OperationStore>().FindAsync("issg-2016"))!);

    private static Task<long> CountAsync(TestApp app, string sql) =>
        app.Services.GetRequiredService<Db>().ReadAsync(s => s.FirstOrDefaultAsync<long>(sql));

    // What stands in the form, with some of it typed over.
    private static async Task<(HttpStatusCode Status, string? Location, IHtmlDocument Page, string Text)> SendAsync(
        TestApp app, IHtmlDocument page, string form, params (string Name, string Value)[] typed)
    {
        var sent = page.QuerySelector($"input[name=_handler][value={form}]")!.Closest("form")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in sent.QuerySelectorAll("input, textarea"))
        {
            fields[field.GetAttribute("name")!] = field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value;
        }

        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        using var answer = await app.Client.PostAsync(Page, new FormUrlEncodedContent(fields));
        var shown = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var to = answer.Headers.Location is { } location ? new Uri(new Uri("http://localhost"), location).PathAndQuery : null;
        return (answer.StatusCode, to, shown, shown.Body?.TextContent ?? "");
    }
}
