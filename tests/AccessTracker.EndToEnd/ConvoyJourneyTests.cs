using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A coordinator's hands on the form of a convoy.</summary>
[Collection(OneSite.Name)]
public sealed class ConvoyJourneyTests(Site site)
{
    // At a key a second: a minute.
    private const int KeysOfAMinute = 60;

    [BrowserFact]
    public async Task A_convoy_with_three_stops_is_logged_with_the_keyboard_alone_within_a_minute_and_undone()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/convoy");
        var page = coordinator.Page;
        var keys = new Keys(page);
        await page.Locator("html[data-known]").WaitForAsync();

        // The day is today, agencies and origin are the last ones: what is so is gone over with Enter.
        await Assertions.Expect(Field("departed_on")).ToBeFocusedAsync();
        await keys.TypeAsync("15 jun", "Enter", "Enter", "Enter");
        await keys.TypeAsync("44", "Enter", "Enter");
        await StopAsync("ma", "20000", "Madaya");
        await StopAsync("\u0632\u0628", "\u0661\u0662\u0660", "Zabadani");
        await StopAsync("kafr b", "8000", "Kafr Batna");
        await keys.PressAsync("Enter");
        await Assertions.Expect(Field("outcome")).ToBeFocusedAsync();
        await keys.PressAsync("D");
        await Assertions.Expect(Field("outcome")).ToHaveValueAsync("delivered");
        await keys.PressAsync("Control+Enter");

        // It names no request: asked once, and meant.
        await Assertions.Expect(page.GetByText("Is this right?")).ToBeVisibleAsync();
        await keys.PressAsync("Control+Enter");

        // In one answer: what was saved, and the next form, of the same day and agencies.
        await Assertions.Expect(SavedForm.Link(page)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Convoy C-20160615-"));
        Assert.InRange(keys.Count, 1, KeysOfAMinute);
        await Assertions.Expect(Field("departed_on")).ToHaveValueAsync("15 Jun 2016");
        await Assertions.Expect(Field("stops.1.location")).ToHaveValueAsync("");

        // Loaded again it saves nothing.
        await page.ReloadAsync();
        await Assertions.Expect(SavedForm.Link(page)).ToBeVisibleAsync();
        await SavedForm.SeeAsync(page);
        var saved = page.Url.Split('?')[0];
        var stops = page.GetByRole(AriaRole.Region, new() { Name = "Deliveries" }).Locator("tbody tr");
        await Assertions.Expect(stops).ToHaveCountAsync(3);
        await Assertions.Expect(stops.Filter(new() { HasText = "Kafr Batna" })).ToContainTextAsync("8,000");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        // The form as it was filled in is one press away.
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the form as it was filled in" }).ClickAsync();
        await Assertions.Expect(page.GetByText("as you filled it in")).ToBeVisibleAsync();
        await Assertions.Expect(Field("stops.1.location")).ToHaveValueAsync("Madaya");
        await Assertions.Expect(Field("stops.3.people_reached")).ToHaveValueAsync("8000");
        var gone = await page.GotoAsync(saved);
        Assert.Equal(410, gone!.Status);

        ILocator Field(string name) => page.Locator($"[name='{name}']");

        // The first of the list that begins so, taken with Enter, which goes on to the people reached, and from them to the next stop.
        async Task StopAsync(string place, string people, string name)
        {
            await keys.TypeAsync(place, "Enter");
            await Assertions.Expect(page.Locator("[name$='.people_reached']:focus")).ToHaveCountAsync(1);
            Assert.Equal(name, await page.EvaluateAsync<string>(
                "() => document.activeElement.closest('.entry-row').querySelector('[data-place]').value"));
            await keys.TypeAsync(people, "Enter");
        }
    }

    [BrowserFact]
    public async Task A_server_that_is_killed_in_the_middle_of_a_form_loses_nothing_of_it()
    {
        await using var server = await ServerProcess.StartAsync();
        var page = await site.NewPageAsync();
        await page.GotoAsync($"{server.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();
        await page.GotoAsync($"{server.Address}{Site.Operation}/enter/convoy");
        var state = page.Locator("[data-state]");

        await page.GetByLabel("Agencies").FillAsync("UN; SARC");
        await page.GetByLabel("Place").First.FillAsync("مضايا");
        await Assertions.Expect(state).ToContainTextAsync("Draft kept");
        await server.KillAsync();
        await page.GetByLabel("Trucks").First.FillAsync("about 44");
        await Assertions.Expect(state).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("bad"));
        await server.StartAgainAsync();

        // It tries again by itself.
        await Assertions.Expect(state).ToContainTextAsync("Draft kept", new() { Timeout = 20_000 });
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Agencies")).ToHaveValueAsync("UN; SARC");
        await Assertions.Expect(page.GetByLabel("Place").First).ToHaveValueAsync("مضايا");
        await Assertions.Expect(page.GetByLabel("Trucks").First).ToHaveValueAsync("about 44");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_who_received_is_folded_away_and_items_are_entered_row_by_row()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360);
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/convoy/D003");
        var female = page.Locator("[name='stops.1.female']");
        await Assertions.Expect(female).ToBeHiddenAsync();
        await page.GetByText("Day, outcome, load, items removed, who received").First.ClickAsync();
        await page.GetByText("Who received", new() { Exact = true }).First.ClickAsync();
        await female.FillAsync("20 000");
        await page.Locator("[name='stops.1.with_disability']").FillAsync("٩٠٠");
        await AssertFitsAsync();
        await SaveAsync();

        var people = page.GetByRole(AriaRole.Region, new() { Name = "Who received" });
        await Assertions.Expect(people).ToContainTextAsync("Female: 20,000");
        await Assertions.Expect(people).ToContainTextAsync("Persons without disabilities: unknown");
        await AssertFitsAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Enter items sent and received" }).ClickAsync();
        await page.Locator("[name='items.1.item']").FillAsync("Surgical kits");
        await page.Locator("[name='items.1.unit']").FillAsync("boxes");
        await page.Locator("[name='items.1.sent']").FillAsync("30");
        await page.Locator("[name='items.1.received']").FillAsync("12");
        await page.Locator("[name='items.1.reason']").SelectOptionAsync("removed");
        await page.Locator("[name='items.1.spot']").FillAsync("Last checkpoint");
        await AssertFitsAsync();
        await SaveAsync();
        var items = page.GetByRole(AriaRole.Region, new() { Name = "Items sent and received" });
        await Assertions.Expect(items).ToContainTextAsync("Removed at loading or at a checkpoint");

        await coordinator.GoAsync("/losses");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "What did not arrive" })).ToContainTextAsync("Last checkpoint");
        await AssertFitsAsync();

        // What is asked is answered: it is meant.
        async Task SaveAsync()
        {
            await page.Locator(".entry-bar button.main").ClickAsync();
            var yes = page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" });
            await yes.Or(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved" })).First.WaitForAsync();
            if (await yes.IsVisibleAsync())
            {
                await yes.ClickAsync();
            }

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Convoy D003");
        }

        async Task AssertFitsAsync() => Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task On_a_phone_the_next_line_of_a_log_is_where_one_looks()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360);
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/log/D036");
        await page.GetByLabel("Event").First.SelectOptionAsync("returned");
        await page.Locator("[name='events.1.party']").FillAsync("Border guard");
        await page.Locator(".entry-bar button.main").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Log" }).Locator("tbody tr").Last).ToContainTextAsync("Border guard");
        await Assertions.Expect(page.GetByLabel("Event").First).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>(
            """
            () => {
              const field = document.activeElement.getBoundingClientRect();
              return field.top >= 0 && field.bottom <= document.querySelector(".entry-bar").getBoundingClientRect().top;
            }
            """));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Undone");
    }

    [BrowserFact]
    public async Task The_log_goes_on_line_by_line_with_the_keyboard_alone()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/log/D036");
        var page = coordinator.Page;
        var keys = new Keys(page);

        await Assertions.Expect(page.GetByLabel("Event").First).ToBeFocusedAsync();
        await keys.TypeAsync("Ret", "Tab", "Tab", "Tab");
        await keys.TypeAsync("Army", "Control+Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Log" }).Locator("tbody tr").Last).ToContainTextAsync("Army");
        await Assertions.Expect(page.GetByLabel("Event").First).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Undone");
    }

    [BrowserTheory]
    [InlineData("/enter/convoy")]
    [InlineData("/enter/convoy/D036")]
    [InlineData("/enter/log/D036")]
    public async Task The_forms_of_a_convoy_are_accessible_and_fit(string path)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await using var coordinator = await site.EnterAsync("coordinator", width);
            await coordinator.GoAsync(path);
            await EveryPageTests.AssertAccessibleAsync(coordinator.Page);
            Assert.Equal(0, await coordinator.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }

    [BrowserFact]
    public async Task Each_mode_shows_only_what_it_has()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        await coordinator.GoAsync("/enter/convoy");
        var page = coordinator.Page;

        await Assertions.Expect(page.GetByLabel("Pallets dropped")).ToBeHiddenAsync();
        await page.GetByLabel("Airdrop").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Pallets dropped")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Trucks").First).ToBeHiddenAsync();
        await page.GetByLabel("Evacuation").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Of whom patients")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("People targeted").First).ToBeHiddenAsync();

        await Assertions.Expect(page.GetByLabel("By whom").First).ToBeHiddenAsync();
        await page.GetByLabel("Outcome of all stops").SelectOptionAsync("turned_back");
        await Assertions.Expect(page.GetByLabel("By whom").First).ToBeVisibleAsync();
    }
}
