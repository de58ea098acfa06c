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
        await manager.GoAsync("/unreached?day=2016-03-20&only=all");
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
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Region, new() { Name = "Not reached, and why" }).Locator("tbody tr"))
            .ToHaveCountAsync(shown);
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
    public async Task A_place_tells_how_long_it_was_without_and_who_was_served_meanwhile()
    {
        await using var manager = await site.EnterAsync("manager", 360);
        var page = manager.Page;
        await manager.GoAsync("/locations/DAR");
        var drawing = page.GetByRole(AriaRole.Region, new() { Name = "Darayya, from 12 Feb 2016 to 30 Jun 2016" });
        await Assertions.Expect(drawing.GetByRole(AriaRole.Img)).ToContainTextAsync("110 days, the longest");

        // The drawing is wider than the screen: its region scrolls by the keyboard, the names of the lanes stay.
        await drawing.FocusAsync();
        for (var press = 0; press < 5; press++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 100");
        await Assertions.Expect(drawing.Locator(".strip-names")).ToBeInViewportAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Stretches without a delivery" }).Locator("tbody tr").Last)
            .ToContainTextAsync("1 of 1");
        await page.GetByRole(AriaRole.Region, new() { Name = "Neighbours served from 12 Feb 2016 to 1 Jun 2016" })
            .GetByRole(AriaRole.Link, new() { Name = "Moadamiyet Elsham" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Moadamiyet Elsham");
    }

    [BrowserFact]
    public async Task The_slider_shows_another_meeting_without_leaving_the_page()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/map?step=0");
        await Assertions.Expect(page.GetByText("12 Feb 2016: ")).ToBeVisibleAsync();
        var slider = page.GetByRole(AriaRole.Slider);
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByText("18 Feb 2016: ")).ToBeVisibleAsync();
        await Assertions.Expect(slider).ToBeFocusedAsync();
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", "Meeting 2, 18 Feb 2016");
        Assert.Contains("step=1", page.Url, StringComparison.Ordinal);
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
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Views of what is not reached" })
            .GetByRole(AriaRole.Link, new() { Name = "Permits" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Permits board");

        await page.Locator("summary").Filter(new() { HasText = "Filters" }).ClickAsync();
        await page.Locator(".filters input[name='day']").FillAsync("2016-06-08");
        await page.Locator(".filters select[name='authority']").SelectOptionAsync("Government of Syria");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Pending, overdue first" }).Locator("tbody tr")).ToHaveCountAsync(20);

        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "DOCX brief about Government of Syria" }).First.ClickAsync());
        Assert.Equal("brief-issg-2016-Government-of-Syria-2016-06-08.docx", file.SuggestedFilename);

        // The age that a number stands for.
        await page.GetByRole(AriaRole.Link, new() { Name = "3 pending with Government of Syria: Over 30 days" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Pending, overdue first" }).Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read brief about Government of Syria" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Access brief: Government of Syria");
    }

    [BrowserFact]
    public async Task A_target_leads_to_the_places_that_are_missing_and_on_to_what_blocks_one()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/unreached");
        await page.GetByRole(AriaRole.Link, new() { Name = "Targets", Exact = true }).ClickAsync();
        await page.GetByLabel("On the day").FillAsync("2016-04-10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Targets", Exact = true })
            .GetByRole(AriaRole.Link, new() { Name = "1.1 million people by the end of April" }).ClickAsync();
        Assert.EndsWith("/targets?day=2016-04-10#target-T1100", page.Url, StringComparison.Ordinal);

        var target = page.GetByRole(AriaRole.Region, new() { Name = "1.1 million people by the end of April", Exact = true });
        await Assertions.Expect(target).ToBeInViewportAsync();
        await target.Locator("figure summary").ClickAsync();
        await Assertions.Expect(target.GetByRole(AriaRole.Row).Filter(new() { HasText = "10 Apr 2016" }).First).ToContainTextAsync("101,000");

        var missing = target.GetByRole(AriaRole.Region, new() { Name = "places not reached, or not all" }).Locator("tbody tr");
        await Assertions.Expect(missing.First).ToContainTextAsync("Deir ez-Zor");
        await missing.Filter(new() { HasText = "Duma" }).GetByRole(AriaRole.Link, new() { Name = "UN-2016-04" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("UN-2016-04");
    }

    // A4 upright, less its margins, is 718 pixels wide.
    [BrowserTheory]
    [InlineData("/unreached?day=2016-03-20&status=besieged", "As of 20 Mar 2016. Status: Besieged")]
    [InlineData("/map?day=2016-03-20&governorate=Rural%20Damascus", "As of 20 Mar 2016. Governorate: Rural Damascus")]
    [InlineData("/funnel?by=month&key=2016-03&stage=granted", "As of 30 Jun 2016. Grouped by: Month of the request")]
    [InlineData("/permits?day=2016-06-08&authority=Government%20of%20Syria&age=longer",
        "As of 8 Jun 2016. Authority: Government of Syria; Age of pending lines: Over 30 days")]
    [InlineData("/trends", "As of 30 Jun 2016.")]
    [InlineData("/targets?day=2016-04-10", "As of 10 Apr 2016.")]
    public async Task On_paper_a_page_says_what_it_is_of_has_no_navigation_and_is_not_cut(string path, string words)
    {
        await using var manager = await site.EnterAsync("manager", width: 718);
        var page = manager.Page;
        await manager.GoAsync(path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var head = page.Locator("p.print-only");
        await Assertions.Expect(head).ToBeVisibleAsync();
        await Assertions.Expect(head).ToContainTextAsync("ISSG humanitarian task force");
        await Assertions.Expect(head).ToContainTextAsync(words);
        foreach (var hidden in await page.Locator("nav, form, .site-header").AllAsync())
        {
            await Assertions.Expect(hidden).ToBeHiddenAsync();
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(head).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task On_paper_no_table_of_a_report_is_wider_than_its_place()
    {
        await using var manager = await site.EnterAsync("manager", width: 718);
        await manager.GoAsync("/reports/16/print");
        await manager.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var tables = manager.Page.Locator(".paper .table-region");
        Assert.NotEqual(0, await tables.CountAsync());

        // Of those in two columns the second would be cut.
        Assert.Empty(await tables.EvaluateAllAsync<string[]>("all => all.filter(t => t.scrollWidth > t.clientWidth).map(t => t.ariaLabel)"));
    }

    [BrowserFact]
    public async Task On_a_small_screen_the_difference_of_two_reports_is_seen_without_scrolling_aside()
    {
        await using var reader = await site.EnterAsync(width: 360);
        await reader.GoAsync("/reports/compare?a=5&b=6");
        foreach (var difference in await reader.Page.Locator(".compared tbody tr:nth-child(-n+3) td:last-child").AllAsync())
        {
            var box = (await difference.BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 200, 360);
        }
    }
}
