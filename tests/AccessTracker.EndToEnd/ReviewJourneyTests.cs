using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A record is looked at by somebody besides its author: asked about, answered, checked, and told of by the report.</summary>
[Collection(OneSite.Name)]
public sealed class ReviewJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_manager_asks_about_a_convoy_a_coordinator_answers_on_a_phone_and_the_rest_is_checked_at_once()
    {
        await using var manager = await site.EnterAsync("manager", script: false);
        await SetAsync(manager, isOn: true);
        try
        {
            await manager.GoAsync("/record/convoy/D007");
            await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Go to its review" }).ClickAsync();
            await manager.Page.GetByLabel("Your question").FillAsync("Were there 41 trucks or 14?");
            await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Send the question" }).ClickAsync();
            await Assertions.Expect(manager.Page.GetByText("The question is on the record.")).ToBeVisibleAsync();

            await using var coordinator = await site.EnterAsync("coordinator", width: 360);
            await coordinator.GoAsync("/convoys/D007");
            await Assertions.Expect(coordinator.Page.Locator("main").GetByText("Questioned")).ToBeVisibleAsync();
            await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Go to its review" }).ClickAsync();
            await Assertions.Expect(coordinator.Page.GetByText("Were there 41 trucks or 14?")).ToBeVisibleAsync();
            await FitsAsync(coordinator.Page);
            await coordinator.Page.GetByLabel("Your answer").FillAsync("41, by the waybill.");
            await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
            await Assertions.Expect(coordinator.Page.GetByText("The answer is on the record, which is new again.")).ToBeVisibleAsync();

            await coordinator.GoAsync("/review");
            await FitsAsync(coordinator.Page);

            await manager.GoAsync("/reports/20");
            await Assertions.Expect(manager.Page.Locator("header.report-head"))
                .ToContainTextAsync("1 of the records that this report counts has not been checked.");
            await manager.GoAsync("/review");
            await Assertions.Expect(manager.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Convoy D007" })).ToBeVisibleAsync();
            await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Check the one record of this list" }).ClickAsync();
            await Assertions.Expect(manager.Page.GetByText("1 record was checked.")).ToBeVisibleAsync();
            await Assertions.Expect(manager.Page.GetByText("Nothing waits to be checked.")).ToBeVisibleAsync();
            await manager.GoAsync("/reports/20");
            await Assertions.Expect(manager.Page.Locator("section.counting"))
                .ToContainTextAsync("Every record that this report reads has been checked.");
        }
        finally
        {
            await SetAsync(manager, isOn: false);
        }
    }

    private static async Task SetAsync(Visitor manager, bool isOn)
    {
        await manager.GoAsync("/review/rules");
        await manager.Page.GetByLabel("Records are reviewed").SetCheckedAsync(isOn);
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(manager.Page.GetByText("Saved. It holds from now on.")).ToBeVisibleAsync();
    }

    private static async Task FitsAsync(IPage page)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await EveryPageTests.AssertAccessibleAsync(page);
    }
}
