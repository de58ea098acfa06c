using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>From the bell to an alert, which is snoozed: the bell counts one less, and one more when it is woken.</summary>
[Collection(OneSite.Name)]
public sealed class AlertJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_coordinator_snoozes_an_alert_without_script_and_wakes_it()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360, script: false);
        var page = coordinator.Page;
        await coordinator.GoAsync("");
        var bell = page.GetByRole(AriaRole.Link, new() { NameRegex = new System.Text.RegularExpressions.Regex("^\\d+ alerts$") });
        var before = int.Parse((await bell.InnerTextAsync()).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        await bell.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Alerts");

        await page.GetByRole(AriaRole.Link, new() { Name = "Snooze: Duma: Government of Syria has not answered" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("An answer is overdue");
        var day = page.GetByLabel("Comes back on");
        await day.FillAsync(await day.GetAttributeAsync("max") ?? "");
        await page.GetByLabel("Reason").FillAsync("Asked again by telephone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Snooze" }).ClickAsync();
        await Assertions.Expect(bell).ToHaveTextAsync($"{before - 1}");

        await page.GetByText("Snoozed (1)").ClickAsync();
        await Assertions.Expect(page.GetByText("Asked again by telephone")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Wake or change: Duma" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Wake now" }).ClickAsync();
        await Assertions.Expect(bell).ToHaveTextAsync($"{before}");
    }

    [BrowserFact]
    public async Task The_form_of_a_snooze_is_accessible_and_fits()
    {
        await using var manager = await site.EnterAsync("manager", width: 360);
        await manager.GoAsync("/alerts");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Snooze: Duma: Government of Syria has not answered" }).ClickAsync();
        await Assertions.Expect(manager.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("An answer is overdue");
        await EveryPageTests.AssertAccessibleAsync(manager.Page);
        Assert.Equal(0, await manager.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
