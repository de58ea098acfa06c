using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A place that is not in the list: a coordinator goes on with it, a manager says which it is.</summary>
[Collection(OneSite.Name)]
public sealed class PlaceJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_convoy_to_an_unknown_place_is_saved_and_a_manager_says_which_place_it_is()
    {
        var convoy = await LogConvoyAsync("Zabadanieh upper town");

        // What stands there for whoever has no circuit.
        await using var plain = await site.EnterAsync("manager", script: false);
        await plain.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("to confirm$") }).ClickAsync();
        var proposal = plain.Page.GetByRole(AriaRole.Article, new() { Name = "Zabadanieh upper town" });
        await Assertions.Expect(proposal).ToContainTextAsync("coordinator");
        await Assertions.Expect(proposal.GetByRole(AriaRole.Link, new() { Name = convoy })).ToBeVisibleAsync();
        var decide = proposal.GetByRole(AriaRole.Link, new() { Name = "Say which place it is: Zabadanieh upper town" });

        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        var form = site.Address + await decide.GetAttributeAsync("href");
        await page.GotoAsync(form);

        await page.GetByLabel(new Regex("It is (a|another) place in the list")).CheckAsync();
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Place in the list") }).FillAsync("زبدا");
        await page.Locator("ul.places:not([hidden]) li").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("ul.places:not([hidden]) li[aria-selected=true]").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        await plain.GoAsync("/places-to-confirm");
        await Assertions.Expect(proposal).ToHaveCountAsync(0);
        var list = page.Url;
        await manager.GoAsync($"/convoys/{convoy.Split(' ')[1]}");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Deliveries" })).ToContainTextAsync("Zabadani");
        await Assertions.Expect(page.GetByText("Zabadanieh upper town")).ToHaveCountAsync(0);

        // From now on the spelling is understood.
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/convoy");
        await coordinator.Page.GetByLabel("Place").First.FillAsync("zabadanieh upper");
        await Assertions.Expect(coordinator.Page.Locator("ul.places:not([hidden]) li")).ToContainTextAsync("Zabadani");

        await page.GotoAsync(list);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Undone");
        await plain.GoAsync("/places-to-confirm");
        await Assertions.Expect(proposal).ToBeVisibleAsync();
        await page.GotoAsync(form);
        await page.GetByLabel("It is a new place").CheckAsync();
        await page.Locator("[name=code]").FillAsync("ZUT");
        await page.Locator("[name=latitude]").FillAsync("33.72");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();
        await manager.GoAsync("/locations/ZUT");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Zabadanieh upper town");
    }

    [BrowserFact]
    public async Task A_spelling_that_a_coordinator_proposes_is_taken_by_a_manager()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/request");
        var form = coordinator.Page;
        await form.Locator("[name=authority]").FillAsync("Government of Syria");
        await form.GetByLabel("Place").First.FillAsync("Madajah");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await form.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Madaya") }).CheckAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^“Madajah” is another spelling") }).CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).ToBeVisibleAsync();

        await using var manager = await site.EnterAsync("manager", 360);
        await manager.GoAsync("/places-to-confirm");
        await manager.AliveAsync();
        await ChooseAsync(manager.Page, "Madajah");
        await FitsAsync(manager.Page);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Another name for it" }).ClickAsync();
        await Assertions.Expect(manager.Page.GetByText("Madajah is another name of Madaya from now on.")).ToBeVisibleAsync();
        await Assertions.Expect(Case(manager.Page, "Madajah")).ToHaveCountAsync(0);
        await manager.GoAsync("/locations/MAD");
        await Assertions.Expect(manager.Page.GetByText("Madajah")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_pages_of_a_proposed_place_are_accessible_and_fit_and_are_for_managers_only()
    {
        await LogConvoyAsync("Fitting place");
        await using var coordinator = await site.EnterAsync("coordinator");
        Assert.Equal(404, (await coordinator.GoAsync("/places-to-confirm"))!.Status);
        foreach (var width in new[] { 360, 1280 })
        {
            await using var manager = await site.EnterAsync("manager", width);
            await manager.GoAsync("/places-to-confirm");
            await manager.AliveAsync();
            await ChooseAsync(manager.Page, "Fitting place");
            await FitsAsync(manager.Page);
            var code = (await manager.Page.Locator(".place-pair thead a").First.GetAttributeAsync("href"))!.Split('/')[^1];
            await manager.GoAsync($"/enter/place/{code}");
            foreach (var answer in new[] { "place in the list", "It is a new place", "It was a mistake" })
            {
                await manager.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex(answer + "$") }).CheckAsync();
                await FitsAsync(manager.Page);
            }
        }
    }

    [BrowserFact]
    public async Task A_manager_merges_places_by_keyboard_and_snoozes_many_alerts_at_once()
    {
        await LogConvoyAsync("Dumaa farms");
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/places-to-confirm");
        await manager.AliveAsync();
        await Case(page, "Dumaa farms").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#place-case")).ToBeFocusedAsync();

        // Another one than those that it resembles.
        await page.GetByLabel("Compare with another place").FillAsync("زبدا");
        await page.Locator(".mud-list-item").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        var merge = page.GetByRole(AriaRole.Button, new() { Name = "Dumaa farms is Zabadani", Exact = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "What would change" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".place-preview")).ToContainTextAsync("Deliveries: 1");
        await EveryPageTests.AssertAccessibleAsync(page);
        await merge.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".done-line")).ToContainTextAsync("Dumaa farms is now Zabadani.");
        await Assertions.Expect(Case(page, "Dumaa farms")).ToHaveCountAsync(0);
        await EveryPageTests.AssertAccessibleAsync(page);

        await manager.GoAsync("/alerts/desk?kind=answer_overdue");
        await manager.AliveAsync();
        var all = page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Choose all alerts: ") });
        await all.First.PressAsync("Space");
        await all.Last.PressAsync("Space");
        await page.GetByLabel("Comes back on").FillAsync(await page.GetByLabel("Comes back on").GetAttributeAsync("max") ?? "");
        await page.GetByLabel("Reason").FillAsync("Asked again by telephone");
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.GetByLabel("Reason").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".done-line")).ToContainTextAsync(new Regex("\\b[2-9] alerts snoozed until "));
        await page.GetByLabel("Showing").SelectOptionAsync("snoozed");
        await Assertions.Expect(page.GetByText("Asked again by telephone").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Details of ") }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".alert-why")).ToContainTextAsync("It fires when");
        await EveryPageTests.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(".done-line")).ToContainTextAsync("as before");
        await Assertions.Expect(page.GetByText("Nothing matches these filters.")).ToBeVisibleAsync();
    }

    private static ILocator Case(IPage page, string title) =>
        page.Locator(".place-cases").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + Regex.Escape(title)) });

    private static async Task ChooseAsync(IPage page, string title)
    {
        await Case(page, title).ClickAsync();
        await Assertions.Expect(page.Locator("#place-case")).ToHaveTextAsync(title);
    }

    private static async Task FitsAsync(IPage page)
    {
        await EveryPageTests.AssertAccessibleAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    // "Convoy " and its ref.
    private async Task<string> LogConvoyAsync(string place)
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/convoy");
        var page = coordinator.Page;
        await page.GetByLabel("Day").First.FillAsync("15 jun");
        await page.GetByLabel("Outcome of all stops").SelectOptionAsync("delivered");
        await page.GetByLabel("Place").First.FillAsync(place);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByLabel($"“{place}” is not in the list: propose it as a new place").CheckAsync();
        await page.GetByLabel("Governorate").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        var meant = page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" });
        await meant.Or(SavedForm.Link(page)).First.WaitForAsync();
        if (await meant.CountAsync() > 0)
        {
            await meant.ClickAsync();
        }

        return await SavedForm.SeeAsync(page);
    }
}
