using System.Net;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Publish;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessTracker.Tests.Operations;

/// <summary>What readers and editors meet when the calendar of an operation with published reports changes.</summary>
[Collection("hangfire")]
public sealed class CalendarPageTests
{
    private static readonly DateTimeOffset _now = new(2016, 2, 9, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_published_report_answers_at_every_address_whatever_becomes_of_the_calendar()
    {
        using var app = await PublishedAsync();
        string[] addresses =
        [
            "/o/year/reports/5", "/o/year/reports/5/r/1", "/o/year/reports/5/print", "/o/year/reports/5/files/report-5-r1.json",
            "/o/year/reports/compare?a=4&b=5", "/o/year/reports/5/records?figure=permits.pending", "/o/year/reports.atom",
        ];
        await AnswerAsync();

        await ImportAsync(app, RecordKinds.Meetings, ["number", "date"], ["7", "2016-02-25"]);
        await AnswerAsync();
        await ImportAsync(app, RecordKinds.Operations, ["code", "name", "since", "meeting_weekday"], ["year", "A year", "2016-01-01", "mon"]);
        await AnswerAsync();

        async Task AnswerAsync()
        {
            foreach (var address in addresses)
            {
                Assert.True(HttpStatusCode.OK == (await app.Client.GetAsync(address)).StatusCode, address);
            }

            var list = await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync("/o/year/reports"));
            Assert.Contains(list.QuerySelectorAll("tbody tr"), r =>
                r.TextContent.Contains("Report 5", StringComparison.Ordinal)
                && r.TextContent.Contains("Published", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Before_a_meeting_is_saved_the_form_says_which_periods_move()
    {
        using var app = await PublishedAsync();
        await app.EnterAsync("manager");

        var form = await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync("/o/year/enter/record/meeting"));
        Assert.Equal("6", Value(form, "number"));
        var asked = await SendAsync(app, "/o/year/enter/record/meeting", form, ("date", "2016-02-15"));

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        var question = asked.Page.QuerySelector(".question")!.TextContent;
        Assert.Contains("Report 6 covers 5 Feb 2016 to 15 Feb 2016 instead of 5 Feb 2016 to 11 Feb 2016.", question, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, "/o/year/enter/record/meeting", asked.Page)).Status);

        var withdraw = await app.Client.GetStringAsync("/o/year/record/meeting/6");
        Assert.Contains("Report 6", withdraw, StringComparison.Ordinal);
        Assert.Contains("This changes which days the reports cover.", withdraw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restated_report_is_named_in_the_next_one_with_its_reason()
    {
        using var app = await PublishedAsync(4);
        await PublishAsync(app, 4, 2, "A convoy came late into the records.");
        const string sentence = "Report 4 was restated on 9 Feb 2016 as revision 2: A convoy came late into the records.";

        Assert.Contains(sentence, await TextAsync("/o/year/reports/5"), StringComparison.Ordinal);
        await PublishAsync(app, 5);
        await PublishAsync(app, 4, 3, "Once more.");

        // What was published says what it said.
        Assert.Contains(sentence, await TextAsync("/o/year/reports/5/r/1"), StringComparison.Ordinal);
        Assert.Contains(sentence, await TextAsync("/o/year/reports/5/print"), StringComparison.Ordinal);
        Assert.DoesNotContain("Once more.", await TextAsync("/o/year/reports/5"), StringComparison.Ordinal);
        Assert.DoesNotContain("was restated", await TextAsync("/o/year/reports/4"), StringComparison.Ordinal);

        async Task<string> TextAsync(string address) =>
            (await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync(address))).Body!.TextContent;
    }

    [Fact]
    public async Task A_new_weekday_is_asked_about_and_leaves_what_was_due()
    {
        using var app = await PublishedAsync();
        await app.EnterAsync("manager");
        const string address = "/o/year/enter/record/operation/year";

        var asked = await SendAsync(
            app, address, await new HtmlParser().ParseDocumentAsync(await app.Client.GetStringAsync(address)), ("meeting_weekday", "mon"));

        Assert.Contains(
            "Report 6 covers 5 Feb 2016 to 15 Feb 2016 instead of 5 Feb 2016 to 11 Feb 2016.", asked.Page.QuerySelector(".question")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await SendAsync(app, address, asked.Page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/o/year/reports/5")).StatusCode);
    }

    private static async Task<TestApp> PublishedAsync(int last = 5)
    {
        var app = new TestApp(clock: new FakeTimeProvider(_now));
        await ImportAsync(app, RecordKinds.Operations, ["code", "name", "since"], ["year", "A year", "2016-01-01"]);
        await app.EnterAsync("manager");
        for (var number = 1; number <= last; number++)
        {
            await PublishAsync(app, number);
        }

        return app;
    }

    private static async Task PublishAsync(TestApp app, int number, int revision = 1, string? reason = null)
    {
        var situations = app.Services.GetRequiredService<SituationCache>();
        var state = (await situations.FindAsync("year"))!;
        var period = state.Situation.Calendar.ToPublish(number, new DateOnly(2016, 2, 9))!.Value;
        var view = (await app.Services.GetRequiredService<PublishReader>().FindAsync(state, period, TestStore.Actor))!;
        var result = await app.Services.GetRequiredService<ReportPublisher>().PublishAsync(
            (await situations.FindAsync("year"))!, number, new SeenDraft(view.Header.ContentHash, revision, new Dictionary<string, long>(), reason),
            TestStore.Actor);
        Assert.Null(result.Refusal);
    }

    private static async Task ImportAsync(TestApp app, RecordKind table, params string[][] rows)
    {
        var result =
            await app.Services.GetRequiredService<BundleImport>()
            .ImportAsync(BundleSource.Of(table, rows), null, new ImportOptions(), TestStore.Actor, _now);
        Assert.Empty(result.Refused.Select(r => r.ToString()));
    }

    private static string? Value(IParentNode form, string name) => form.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private static async Task<(HttpStatusCode Status, IDocument Page)> SendAsync(
        TestApp app, string address, IParentNode page, params (string Name, string Value)[] changes)
    {
        var fields = page.QuerySelectorAll("form.entry input[name], form.entry select[name], form.entry textarea[name]")
            .Where(e => e.GetAttribute("type") is not ("checkbox" or "radio") || e.HasAttribute("checked"))
            .Select(e => (Name: e.GetAttribute("name")!, Value: e.LocalName switch
            {
                "select" => e.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
                "textarea" => e.TextContent,
                _ => e.GetAttribute("value") ?? "",
            }))
            .Where(f => changes.All(c => c.Name != f.Name))
            .Concat(changes)
            .Append(("entry.action", "save"));
        var answer = await app.Client.PostAsync(address, TestApp.Form([.. fields]));
        return (answer.StatusCode, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }
}
