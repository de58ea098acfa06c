using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>The day's work on the forms, by those whose work it is.</summary>
[Collection(OneSite.Name)]
public sealed class EntryJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_coordinator_logs_a_request_one_answer_for_both_places_and_a_clearance_and_sees_the_chain()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter");
        await page.Locator("a.enter").Filter(new() { HasText = "Access request" }).ClickAsync();
        await page.GetByLabel("Who is asked").FillAsync("Government of Syria");
        await Field(page, "submitted_on").FillAsync("15 June 2016");
        await PlaceAsync(page, "lines.1.location", "mada", "Madaya");
        await Field(page, "lines.1.people").FillAsync("40,000");
        await PlaceAsync(page, "lines.2.location", "duma", "Duma");
        await Field(page, "lines.2.people").FillAsync("about 700");
        await SaveAsync(page);
        await SavedForm.SeeAsync(page);

        await Assertions.Expect(Title(page)).ToHaveTextAsync(new Regex("^Request R-20160615-"));
        var request = page.Url.Split('?')[0];
        await page.GetByRole(AriaRole.Link, new() { Name = "Log an answer", Exact = true }).ClickAsync();

        // Whoever writes a number beside a place means the place: told by the server, and shown by the script once it is there.
        await page.WaitForURLAsync(new Regex("/enter/answer/"));
        await page.WaitForLoadStateAsync(LoadState.Load);
        await Field(page, "lines.2.people").FillAsync("650");
        await Assertions.Expect(page.Locator("[name='lines.2.on']")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name='lines.1.on']")).Not.ToBeCheckedAsync();
        await page.Locator("[data-tick-all]").CheckAsync();
        await Field(page, "decision").SelectOptionAsync("granted");
        await Field(page, "decided_on").FillAsync("20 June 2016");
        await SaveAsync(page);
        await Assertions.Expect(Saved(page)).ToBeVisibleAsync();
        await SavedForm.SeeAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Log a clearance", Exact = true }).ClickAsync();
        await page.Locator("[data-tick-all]").CheckAsync();
        await page.GetByLabel("What is needed").FillAsync("facilitation letter");
        await Field(page, "party").FillAsync("Military intelligence");
        await Field(page, "state").SelectOptionAsync("obtained");
        await Field(page, "day").FillAsync("22 June 2016");
        await SaveAsync(page);
        await Assertions.Expect(Saved(page)).ToBeVisibleAsync();
        await SavedForm.SeeAsync(page);

        Assert.StartsWith(request, page.Url, StringComparison.Ordinal);
        var chain = page.GetByRole(AriaRole.Region, new() { Name = "Each place: asked, answered, cleared, travelled, reached" }).Locator("tbody tr");
        await Assertions.Expect(chain).ToHaveCountAsync(2);
        foreach (var said in new[] { "15 Jun 2016", "20 Jun 2016", "22 Jun 2016", "5 days" })
        {
            await Assertions.Expect(chain.First).ToContainTextAsync(said);
        }

        // As it was for the other tests.
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("only tried out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Withdrawn: it does not count")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Two_people_change_one_record_and_the_second_sees_both_and_chooses()
    {
        await using var first = await site.EnterAsync("manager");
        await using var second = await site.EnterAsync("manager", width: 360);
        await first.GoAsync("/enter/record/location/DAR");
        await second.GoAsync("/enter/record/location/DAR");
        var before = await first.Page.GetByLabel("Note").InputValueAsync();

        await first.Page.GetByLabel("Note").FillAsync("Seen by the first");
        await first.Page.GetByLabel("Sub-district", new() { Exact = true }).FillAsync("Darayya itself");
        await SaveAsync(first.Page);
        await Assertions.Expect(Saved(first.Page)).ToBeVisibleAsync();

        await second.Page.GetByLabel("Note").FillAsync("Seen by the second");
        await SaveAsync(second.Page);
        var note = second.Page.GetByRole(AriaRole.Group, new() { Name = "Location DAR: Note" });
        await Assertions.Expect(note).ToContainTextAsync("Stored now: Seen by the first");
        await Assertions.Expect(note).ToContainTextAsync("Yours: Seen by the second");
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Group, new() { Name = "Location DAR: Sub-district" }).GetByLabel("Stored now"))
            .ToBeCheckedAsync();

        // What is asked lies under nothing, and nothing is wider than the phone.
        Assert.Equal("static", await second.Page.Locator(".entry-bar").EvaluateAsync<string>("bar => getComputedStyle(bar).position"));
        Assert.Equal(0, await second.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await EveryPageTests.AssertAccessibleAsync(second.Page);

        await note.GetByLabel("Yours").CheckAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Save these choices" }).ClickAsync();
        await Assertions.Expect(Saved(second.Page)).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.GetByText("Seen by the second")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.Locator("dl.facts")).ToContainTextAsync("Darayya itself");

        await first.GoAsync("/enter/record/location/DAR");
        await first.Page.GetByLabel("Note").FillAsync(before);
        await SaveAsync(first.Page);
        await Assertions.Expect(Saved(first.Page)).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_manager_adds_a_status_and_withdraws_restores_and_undoes_a_convoy()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/locations/DUM");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a status" }).ClickAsync();
        await page.GetByLabel("Status").SelectOptionAsync("hard_to_reach");
        await page.GetByLabel("Reason").FillAsync("The road is open");
        await SaveAsync(page);
        await Assertions.Expect(Saved(page)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("p.lead")).ToContainTextAsync("Hard to reach");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Title(page)).ToHaveTextAsync("Undone");

        await manager.GoAsync("/convoys/D004");
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").First.FillAsync("entered twice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Withdrawn: it does not count")).ToBeVisibleAsync();

        await page.GetByLabel("Reason").First.FillAsync("it was not");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It counts again")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Undo this change" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(Title(page)).ToHaveTextAsync("Undone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Withdrawn: it does not count")).ToBeVisibleAsync();

        await page.GetByLabel("Reason").First.FillAsync("it was not");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await manager.GoAsync("/convoys/D004");
        await Assertions.Expect(Title(page)).ToHaveTextAsync("Convoy D004");
    }

    [BrowserTheory]
    [InlineData("location")]
    [InlineData("location/MAD")]
    [InlineData("status")]
    [InlineData("population")]
    [InlineData("meeting")]
    [InlineData("target")]
    [InlineData("stated_figure")]
    [InlineData("incident")]
    [InlineData("incident/I001")]
    [InlineData("operation/issg-2016")]
    public async Task The_form_of_each_kind_is_accessible_and_fits(string path)
    {
        await using var manager = await site.EnterAsync("manager", width: 360);
        await manager.GoAsync($"/enter/record/{path}");
        await EveryPageTests.AssertAccessibleAsync(manager.Page);
        Assert.Equal(0, await manager.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await Assertions.Expect(Title(manager.Page)).Not.ToContainTextAsync("Not found");
    }

    private static ILocator Title(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static Task SaveAsync(IPage page) => page.Locator(".entry-bar button.main").ClickAsync();

    private static ILocator Saved(IPage page) => page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." });

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");

    private static async Task PlaceAsync(IPage page, string field, string typed, string name)
    {
        await Field(page, field).PressSequentiallyAsync(typed);
        await page.Locator("ul.places:not([hidden]) li").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("ul.places:not([hidden]) li[aria-selected=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Field(page, field)).ToHaveValueAsync(name);
    }
}
