using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

[Collection(OneSite.Name)]
public sealed class JourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_reader_opens_report_5_and_follows_a_figure_to_its_deliveries()
    {
        await using var reader = await site.EnterAsync();
        var page = reader.Page;

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = "Reports" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Report 5", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Report 5");
        await Assertions.Expect(page.GetByText("Draft: it changes with the records")).ToBeVisibleAsync();

        var table = page.GetByRole(AriaRole.Region, new() { Name = "Reached this period" });
        await Assertions.Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Foah", "Kafraya", "Madaya", "Zabadani"]);

        await page.GetByRole(AriaRole.Link, new() { Name = "4 of 18" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Listed places reached this period: Besieged");
        var deliveries = page.GetByRole(AriaRole.Region, new() { Name = "Deliveries" });
        await Assertions.Expect(deliveries.Locator("tbody tr")).ToHaveCountAsync(4);

        await deliveries.GetByRole(AriaRole.Link, new() { Name = "D014" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convoy D014");
    }

    [BrowserTheory]
    [InlineData(1, 2)]
    [InlineData(5, 2)]
    [InlineData(20, 2)]

    // The week of the most pending requests, with eleven commitments.
    [InlineData(16, 3)]
    public async Task A_report_prints_on_few_pages(int number, int most)
    {
        await using var reader = await site.EnterAsync();
        await reader.GoAsync($"/reports/{number}");

        var pdf = await reader.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });

        Assert.InRange(Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"), 1, most);
    }

    [BrowserFact]
    public async Task A_report_is_read_without_script_and_without_a_circuit()
    {
        await using var reader = await site.EnterAsync(script: false);
        var asked = new List<string>();
        reader.Page.Request += (_, request) => asked.Add(request.Url);

        await reader.GoAsync("/reports/5");

        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Name = "Not reached, and why" })).ToBeVisibleAsync();
        Assert.DoesNotContain(asked, url => url.Contains("_blazor", StringComparison.Ordinal) || url.Contains(".js", StringComparison.Ordinal));
        Assert.All(asked, url => Assert.StartsWith(site.Address, url, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_report_opens_no_circuit_with_script_either()
    {
        await using var reader = await site.EnterAsync();
        var sockets = 0;
        reader.Page.WebSocket += (_, _) => sockets++;

        await reader.GoAsync("/reports/5");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = 30_000 });

        Assert.Equal(0, sockets);
    }

    [BrowserFact]
    public async Task A_figure_explains_itself_to_the_keyboard_without_script()
    {
        await using var reader = await site.EnterAsync(width: 360, script: false);
        await reader.GoAsync("/reports/5");
        var button = reader.Page.GetByRole(AriaRole.Button, new() { Name = "How this is counted: People reached this period" }).First;
        var text = reader.Page.GetByRole(AriaRole.Dialog, new() { Name = "People reached this period" });

        await button.PressAsync("Enter");
        await Assertions.Expect(text).ToContainTextAsync("summed over the places");
        await Assertions.Expect(text).ToContainTextAsync("Counting rules, section 4");
        await Assertions.Expect(text).ToBeInViewportAsync(new() { Ratio = 1 });

        await reader.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(text).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();

        var box = (await button.BoundingBoxAsync())!;
        Assert.True(box.Width >= 24 && box.Height >= 24, $"{box.Width} x {box.Height}");
    }

    [BrowserFact]
    public async Task Filters_act_when_they_are_sent_and_stay_in_the_address()
    {
        await using var reader = await site.EnterAsync();
        await reader.GoAsync("/locations");

        await reader.Page.GetByLabel("Status").SelectOptionAsync("accessible");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1 of [0-9]+ places$"));
        await Assertions.Expect(reader.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("status=accessible"));
        await Assertions.Expect(reader.Page.GetByLabel("Status")).ToHaveValueAsync("accessible");

        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Clear" }).ClickAsync();
        await reader.Page.GetByLabel("Name in any spelling, or code").FillAsync("داريا");
        await reader.Page.GetByLabel("Name in any spelling, or code").PressAsync("Enter");
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Rowheader)).ToContainTextAsync("Darayya");
    }

    [BrowserFact]
    public async Task Filters_work_without_script()
    {
        await using var reader = await site.EnterAsync(script: false);
        await reader.GoAsync("/locations");

        await reader.Page.GetByLabel("Governorate").SelectOptionAsync("Idleb");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();

        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^2 of [0-9]+ places$"));
    }

    [BrowserFact]
    public async Task A_manager_runs_the_job_and_a_member_cannot()
    {
        await using var member = await site.EnterAsync();
        await member.GoAsync("/jobs");
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Button, new() { Name = "Run now" })).ToHaveCountAsync(0);

        await using var manager = await site.EnterAsync("manager");
        await manager.GoAsync("/jobs");
        await manager.AliveAsync();
        await RunAsync();
        await Assertions.Expect(manager.Page.GetByText(new System.Text.RegularExpressions.Regex("Done: [0-9]+ computed, 0 failed\\.")))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });

        // Nothing has changed since.
        await RunAsync();
        await Assertions.Expect(manager.Page.GetByText("Done: 0 computed, 0 failed.")).ToBeVisibleAsync();

        async Task RunAsync()
        {
            await manager.Page.Locator("main .actions button").ClickAsync();
            await manager.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        }
    }
}
