using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace AccessTracker.EndToEnd;

/// <summary>
/// What was reported to a centre, from the bulletin to the published report of the ceasefire task force. On a program of its own: it publishes.
/// </summary>
[Collection(OneSite.Name)]
public sealed class CeasefireJourneyTests(Site site)
{
    private const string Report = $"{Site.Operation}/reports/ceasefire/2";

    // Printing takes a browser of its own.
    private const float Printing = 120_000;

    [BrowserFact]
    public async Task A_bulletin_and_an_allegation_are_entered_read_on_the_board_and_counted_in_the_report_that_is_published()
    {
        await using var server = await ServerProcess.StartAsync();
        var manager = await EnterAsync(server.Address, "manager");
        await MeetAsync(manager, server.Address);
        await BulletinAsync(manager, server.Address);
        var allegation = await AllegeAsync(manager, server.Address);
        await StateAsync(manager, server.Address);
        await ReadAsync(server.Address, allegation);
        await DraftAsync(manager, server.Address, allegation);
        await PublishAsync(manager, server.Address);
        await manager.Context.CloseAsync();
    }

    private async Task<IPage> EnterAsync(string address, string role)
    {
        var page = await site.NewPageAsync();
        await page.GotoAsync($"{address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = role }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000 });
        return page;
    }

    private static async Task MeetAsync(IPage page, string address)
    {
        foreach (var (number, day) in new[] { ("1", "13 June 2016"), ("2", "20 June 2016") })
        {
            await page.GotoAsync($"{address}{Site.Operation}/enter/record/meeting");
            await Field(page, "number").FillAsync(number);
            await Field(page, "task_force").SelectOptionAsync("ceasefire");
            await Field(page, "date").FillAsync(day);
            await page.Locator(".entry-bar button.main").ClickAsync();

            // Which days the reports cover then is said before it is so.
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" }).ClickAsync();
            await SavedAsync(page);
        }
    }

    // A day, a count for each governorate, and that the centre watched all of the country: in one form.
    private static async Task BulletinAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}{Site.Operation}/enter/bulletin");
        await Field(page, "day").FillAsync("17 June 2016");
        await Field(page, "centre").SelectOptionAsync("HMEYMIM");
        await Field(page, "arrangement").SelectOptionAsync("COH");
        await page.GetByLabel("Homs", new() { Exact = true }).FillAsync("3");
        await page.GetByLabel("Rural Damascus", new() { Exact = true }).FillAsync("0");
        await EveryPageTests.AssertAccessibleAsync(page);
        await SaveAsync(page);
    }

    /// <returns>The ref that it was given.</returns>
    private static async Task<string> AllegeAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}{Site.Operation}/enter/record/allegation");
        await Field(page, "arrangement").SelectOptionAsync("COH");
        await Field(page, "day").FillAsync("18 June 2016");
        await Field(page, "received_on").FillAsync("19 June 2016");
        await Field(page, "governorate").FillAsync("Homs");
        await Field(page, "kind").FillAsync("shelling");
        await Field(page, "party").FillAsync("Government of Syria");
        await Field(page, "killed").FillAsync("2");
        await SaveAsync(page);
        await SavedForm.Link(page).ClickAsync();
        await page.WaitForURLAsync("**/ceasefire/allegations/**");
        var reference = (await page.Locator("h1 bdi").InnerTextAsync()).Trim();

        await page.GetByRole(AriaRole.Link, new() { Name = "Add a step" }).ClickAsync();
        await Field(page, "on").FillAsync("20 June 2016");
        await Field(page, "step").SelectOptionAsync("substantiated");
        await SaveAsync(page);
        await page.GotoAsync($"{address}{Site.Operation}/ceasefire/allegations/{reference}");
        await Assertions.Expect(page.Locator("p.lead")).ToContainTextAsync("Substantiated");
        return reference;
    }

    // Two sources announced two numbers.
    private static async Task StateAsync(IPage page, string address)
    {
        foreach (var (said, source) in new[] { ("4", "Co-chairs' statement"), ("about 7", "A briefing") })
        {
            await page.GotoAsync($"{address}{Site.Operation}/enter/record/stated_figure");
            await Field(page, "meeting").SelectOptionAsync("ceasefire/2");
            await Field(page, "measure").SelectOptionAsync("allegations_received");
            await Field(page, "window").SelectOptionAsync("period");
            await Field(page, "low").FillAsync(said);
            await Field(page, "source").FillAsync(source);
            await SaveAsync(page);
        }
    }

    private async Task ReadAsync(string address, string allegation)
    {
        var member = await EnterAsync(address, "member");
        await member.GotoAsync($"{address}{Site.Operation}/ceasefire/allegations?governorate=Homs&day=2016-06-20");
        var assessed = member.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Assessed") });
        await Assertions.Expect(assessed).ToContainTextAsync("shelling");
        var received = member.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Received") });
        await Assertions.Expect(received).ToContainTextAsync("17 Jun 2016");
        await EveryPageTests.AssertAccessibleAsync(member);

        // Who said so stays sealed for a member, and the rest of the story is theirs to read.
        await member.GotoAsync($"{address}{Site.Operation}/ceasefire/allegations/{allegation}");
        await Assertions.Expect(member.Locator("dl.facts")).ToContainTextAsync("Government of Syria");
        await Assertions.Expect(member.GetByRole(AriaRole.Link, new() { Name = "Add a step" })).ToHaveCountAsync(0);
        await member.Context.CloseAsync();
    }

    // Each figure leads to the records that it was counted from.
    private static async Task DraftAsync(IPage page, string address, string allegation)
    {
        // It is computed in the background.
        await page.WaitForFunctionAsync(
            "async url => (await (await fetch(url)).text()).includes('Co-chairs')", $"{address}{Report}",
            new() { PollingInterval = 500, Timeout = Printing });
        await page.GotoAsync($"{address}{Report}");
        await Figure(page).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync([allegation]);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(["COH-HMEYMIM-20160617-Homs"]);

        await page.GotoAsync($"{address}{Report}");
        var stated = Stated(page);
        await Assertions.Expect(stated.Filter(new() { HasText = "Co-chairs' statement" })).ToContainTextAsync(new Regex(@"4\s+4\s+0\b"));
        await Assertions.Expect(stated.Filter(new() { HasText = "A briefing" })).ToContainTextAsync(new Regex("7\\s+4\\s+\u22123"));
        await EveryPageTests.AssertAccessibleAsync(page);
    }

    private static async Task PublishAsync(IPage page, string address)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish…" }).ClickAsync();
        await Assertions.Expect(Stated(page)).ToHaveCountAsync(2);
        await page.Locator("[data-alive]").WaitForAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "English" }).FillAsync("The calm of **17 June** did not hold in Homs.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the narrative" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The narrative is saved.")).ToBeVisibleAsync();
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.WaitForURLAsync($"{address}{Report}/publish?done=1", new() { Timeout = Printing });

        await page.GotoAsync($"{address}{Report}");
        await Assertions.Expect(page.Locator(".narrative")).ToContainTextAsync("The calm of 17 June did not hold in Homs.");
        await Assertions.Expect(Figure(page)).ToBeVisibleAsync();
        await Assertions.Expect(Stated(page)).ToHaveCountAsync(2);

        using var text = WordprocessingDocument.Open(new MemoryStream(await FileAsync(page, ".docx")), isEditable: false);
        var words = text.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var said in new[] { "The calm of 17 June did not hold in Homs.", "Stated and computed", "Co-chairs' statement", "\u22123" })
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        using var pdf = PdfDocument.Open(await FileAsync(page, ".pdf"));
        var printed = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("did not hold in Homs", printed, StringComparison.Ordinal);
        Assert.Contains("Violations alleged", printed, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await FileAsync(page, ".json")).RootElement;
        Assert.Equal("published", json.GetProperty("state").GetString());
        Assert.Equal([4, 4], json.GetProperty("content").GetProperty("stated").EnumerateArray().Select(s => s.GetProperty("computed").GetInt32()));
    }

    private static async Task<byte[]> FileAsync(IPage page, string ending)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator(".report-files").GetByRole(AriaRole.Link, new() { NameRegex = new Regex($@"{Regex.Escape(ending)}$") }).First.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static ILocator Stated(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Stated and computed" }).Locator("tbody tr");

    private static ILocator Figure(IPage page) =>
        page.Locator(".tile").Filter(new() { HasText = "Allegations received this period" })
            .GetByRole(AriaRole.Link, new() { Name = "4", Exact = true });

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator(".entry-bar button.main").ClickAsync();
        await SavedAsync(page);
    }

    private static Task SavedAsync(IPage page) =>
        Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." })).ToBeVisibleAsync();

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
