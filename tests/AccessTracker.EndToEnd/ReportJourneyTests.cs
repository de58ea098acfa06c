using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>
/// A report from its draft to its second revision, by the manager who publishes it. On a program of its own: other tests read drafts.
/// </summary>
[Collection(OneSite.Name)]
public sealed class ReportJourneyTests(Site site)
{
    private const string Reports = $"{Site.Operation}/reports";
    private const string Before = "87,500";
    private const string After = "90,000";

    // Printing takes a browser of its own.
    private const float Printing = 120_000;

    private static readonly string[] _endings = [".docx", ".pdf", ".xlsx", "-excel-csv.zip", "-csv.zip", ".json"];

    [BrowserFact]
    public async Task A_manager_publishes_a_delivery_of_the_past_is_corrected_and_the_report_gets_a_revision()
    {
        await using var server = await ServerProcess.StartAsync();
        var page = await site.NewPageAsync();
        await page.GotoAsync($"{server.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "manager" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000 });

        await LookThroughAsync(page, server.Address);
        await WriteAsync(page, server.Address);
        await PublishAsync(page, server.Address, 1);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Report 18 is published");
        await page.GetByRole(AriaRole.Link, new() { Name = "To report 18" }).ClickAsync();
        await Assertions.Expect(page.Locator(".narrative")).ToContainTextAsync(["Al Waer was reached", "وصلت القوافل"]);
        await Assertions.Expect(Banner(page)).ToHaveCountAsync(0);
        var first = await FilesAsync(page, server.Address, 1);
        ReportFilesCheck.Sound(first, 1, "87500");

        await CorrectAsync(page, server.Address);
        await page.GotoAsync($"{server.Address}{Reports}/18");
        await Assertions.Expect(Tile(page)).ToContainTextAsync(Before);
        await Assertions.Expect(Banner(page).GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync(new Regex($@"People reached this period\s+at least {Before}\s.*at least {After}.*\+2,500", RegexOptions.Singleline));
        await Banner(page).GetByText("All figures that would be different (10)").ClickAsync();
        var moved = Banner(page).GetByRole(AriaRole.Row).Filter(new() { HasText = "People reached this period" }).First;
        await Assertions.Expect(moved.GetByRole(AriaRole.Cell)).ToContainTextAsync([Before, After, "+2,500", "1"]);
        await Assertions.Expect(Banner(page).GetByRole(AriaRole.Link, new() { Name = "Delivery D043-WAE" })).ToBeVisibleAsync();
        await Assertions.Expect(Banner(page)).ToContainTextAsync("Changed by manager");
        await EveryPageTests.AssertAccessibleAsync(page);

        // The next report says it too.
        await page.GotoAsync($"{server.Address}{Reports}/19");
        var revised =
            page.GetByRole(AriaRole.Region, new() { Name = "Report 18" }).GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "People reached this period" }).First;
        await Assertions.Expect(revised.GetByRole(AriaRole.Cell)).ToContainTextAsync([Before, After, "+2,500", "1"]);

        await page.GotoAsync($"{server.Address}{Reports}/18");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish a revision" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Since revision 1 of this report" })).ToContainTextAsync("+2,500");
        await PublishAsync(page, server.Address, 2, "Al Waer: 2,500 people more were counted");
        await page.GotoAsync($"{server.Address}{Reports}/18");
        await Assertions.Expect(Tile(page)).ToContainTextAsync(After);
        await Assertions.Expect(Banner(page)).ToHaveCountAsync(0);
        ReportFilesCheck.Sound(await FilesAsync(page, server.Address, 2), 2, "90000");

        // The first one stands where it stood, as it was.
        await page.GotoAsync($"{server.Address}{Reports}/18/r/1");
        await Assertions.Expect(Tile(page)).ToContainTextAsync(Before);
        var note = page.GetByRole(AriaRole.Note);
        await Assertions.Expect(note).ToContainTextAsync("Superseded by revision 2");
        await Assertions.Expect(note).ToContainTextAsync("Al Waer: 2,500 people more were counted");
        await EveryPageTests.AssertAccessibleAsync(page);
        Assert.Equal(first, await FilesAsync(page, server.Address, 1));

        await note.GetByRole(AriaRole.Link, new() { Name = "Compare with revision 2" }).ClickAsync();
        Assert.EndsWith("/reports/compare?a=18.1&b=18.2", page.Url, StringComparison.Ordinal);
        var compared = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "People reached this period" }).First;
        await Assertions.Expect(compared.GetByRole(AriaRole.Cell)).ToContainTextAsync([Before, After, "+2,500"]);
        await page.Context.CloseAsync();
    }

    // What changed, and what is to be mended, with the way to it.
    private static async Task LookThroughAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}{Reports}/18");
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish…" }).ClickAsync();
        var since = page.GetByRole(AriaRole.Region, new() { Name = "Since report 17" }).GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "People reached this period" });
        await Assertions.Expect(since.GetByRole(AriaRole.Cell)).ToContainTextAsync(["2,400", Before, "+85,100"]);

        var unknown =
            page.GetByRole(AriaRole.Listitem)
            .Filter(new() { HasText = "Delivery D042-DUM to Duma on 10 Jun 2016: the number of people reached is not known." });
        await unknown.GetByRole(AriaRole.Link, new() { Name = "Enter the people" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Change convoy D042");
        await Assertions.Expect(page.Locator("[name='stops.1.people_reached']")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}{Reports}/18/publish");
        await AliveAsync(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "English" })
            .FillAsync("Al Waer was reached **in part**.\n\n- half of what was asked for\n- see [the plan](https://example.org)");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Arabic" }).FillAsync("وصلت القوافل إلى **الوعر**.");
        var english = page.GetByRole(AriaRole.Region, new() { Name = "Preview: English" });
        await Assertions.Expect(english.Locator("strong")).ToHaveTextAsync("in part");
        await Assertions.Expect(english.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview: Arabic" }).Locator("p strong")).ToHaveTextAsync("الوعر");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("What you typed above and have not saved is not published.");
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save the narrative" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The narrative is saved.")).ToBeVisibleAsync();
        await EveryPageTests.AssertAccessibleAsync(page);
    }

    private static async Task PublishAsync(IPage page, string address, int revision, string? reason = null)
    {
        await AliveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (reason is not null)
        {
            await dialog.GetByLabel("Why there is a new revision").FillAsync(reason);
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.WaitForURLAsync($"{address}{Reports}/18/publish?done={revision}", new() { Timeout = Printing });
    }

    private static Task AliveAsync(IPage page) => page.Locator("[data-alive]").WaitForAsync();

    private static async Task CorrectAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}{Site.Operation}/enter/convoy/D043");
        await page.Locator("[name='stops.1.people_reached']").FillAsync("40,000");
        await page.Locator(".entry-bar button.main").ClickAsync();

        // It had no clearance on the day: asked once.
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convoy D043");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Deliveries" })).ToContainTextAsync("40,000");
    }

    // As the links of the page give them, by their endings.
    private static async Task<Dictionary<string, byte[]>> FilesAsync(IPage page, string address, int revision)
    {
        await page.GotoAsync($"{address}{Reports}/18/r/{revision}");
        var files = new Dictionary<string, byte[]>();
        foreach (var ending in _endings)
        {
            var name = $"report-18-r{revision}{ending}";
            var download =
                await page.RunAndWaitForDownloadAsync(() =>
                    page.Locator(".report-files").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
            Assert.Equal(name, download.SuggestedFilename);
            files[ending] = await File.ReadAllBytesAsync(await download.PathAsync());
        }

        return files;
    }

    private static ILocator Banner(IPage page) => page.GetByRole(AriaRole.Complementary, new() { Name = "Records changed since this was published" });

    private static ILocator Tile(IPage page) => page.Locator(".tile").First;
}
