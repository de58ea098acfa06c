using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A manager on Monday morning: what is not reached, filtered, shared, on the map by the keyboard.</summary>
[Collection(OneSite.Name)]
public sealed class BoardJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_manager_filters_the_board_and_shares_the_link()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/unreached?day=2016-03-20");
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "Not reached, and why" }).Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(29);
        await Assertions.Expect(rows.First).ToContainTextAsync("Deir ez-Zor");

        await page.Locator("summary").Filter(new() { HasText = "Filters" }).ClickAsync();
        await page.Locator("select[name='blocked']").SelectOptionAsync("permit_pending");
        await page.Locator("select[name='status']").SelectOptionAsync("besieged");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(page.GetByText("of 29")).ToBeVisibleAsync();
        var shown = await rows.CountAsync();
        Assert.InRange(shown, 1, 28);
        await Assertions.Expect(rows.First).ToContainTextAsync("Government of Syria: answer the request, due on 28 Mar 2016");

        // Whoever may read it sees the same under the same address.
        await using var member = await site.EnterAsync();
        await member.Page.GotoAsync(page.Url);
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Region, new() { Name = "Not reached, and why" }).Locator("tbody tr")).ToHaveCountAsync(shown);
    }

    [BrowserFact]
    public async Task The_map_is_walked_with_the_keyboard_and_says_what_the_list_says()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/map?day=2016-03-20&governorate=Idleb");
        var sign = page.Locator("svg a[href$='/locations/FOA']");
        await sign.FocusAsync();
        await Assertions.Expect(sign).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Foah: Besieged"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Foah");
    }

    [BrowserFact]
    public async Task The_slider_shows_another_week_without_leaving_the_page()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/map?week=0");
        await Assertions.Expect(page.GetByText("12 Feb 2016: ")).ToBeVisibleAsync();
        var slider = page.GetByRole(AriaRole.Slider);
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByText("19 Feb 2016: ")).ToBeVisibleAsync();
        await Assertions.Expect(slider).ToBeFocusedAsync();
        Assert.Contains("week=1", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_figure_of_the_funnel_leads_to_its_lines()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/funnel");
        var june = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "June 2016" });
        await june.GetByRole(AriaRole.Link, new() { Name = "17 places" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Asked: June 2016" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Request lines" }).Locator("tbody tr")).ToHaveCountAsync(17);
    }

    [BrowserFact]
    public async Task A_negotiator_takes_the_brief_of_an_authority_along()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/unreached");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Readings of what is not reached" }).GetByRole(AriaRole.Link, new() { Name = "Permits" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Permits board");

        await page.Locator("summary").Filter(new() { HasText = "Filters" }).ClickAsync();
        await page.Locator(".filters input[name='day']").FillAsync("2016-06-08");
        await page.Locator(".filters select[name='authority']").SelectOptionAsync("Government of Syria");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Pending, overdue first" }).Locator("tbody tr")).ToHaveCountAsync(20);

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "DOCX brief about Government of Syria" }).First.ClickAsync());
        Assert.Equal("brief-issg-2016-Government-of-Syria-2016-06-08.docx", file.SuggestedFilename);

        // The age that a number stands for.
        await page.GetByRole(AriaRole.Link, new() { Name = "3 pending with Government of Syria: Over 30 days" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Pending, overdue first" }).Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read brief about Government of Syria" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Access brief: Government of Syria");
    }
}
