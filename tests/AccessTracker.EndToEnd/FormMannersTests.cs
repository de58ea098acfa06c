using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What keys, lists and buttons of a form do, and never do.</summary>
[Collection(OneSite.Name)]
public sealed class FormMannersTests(Site site)
{
    [BrowserTheory]
    [InlineData("/convoys?mode=road&q=Duma", "q", "Filters (2 set)")]
    [InlineData("/requests", "q", "Filters")]
    public async Task On_a_phone_the_filters_of_a_list_are_folded_and_say_how_many_are_set(string list, string field, string summary)
    {
        await using var phone = await site.EnterAsync("coordinator", width: 360);
        await phone.GoAsync(list);
        var (fold, input) = (phone.Page.Locator(".filter-fold > summary"), phone.Page.Locator($".filters [name='{field}']"));
        await Assertions.Expect(fold).ToHaveTextAsync(summary);
        await Assertions.Expect(input).ToBeHiddenAsync();
        await fold.ClickAsync();
        await Assertions.Expect(input).ToBeVisibleAsync();

        await using var desk = await site.EnterAsync("coordinator");
        await desk.GoAsync(list);
        await Assertions.Expect(desk.Page.Locator($".filters [name='{field}']")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".filter-fold > summary")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Enter_saves_nothing_and_Ctrl_Enter_saves_from_any_field()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await Assertions.Expect(page.Locator(".entry-bar")).ToContainTextAsync("Ctrl+Enter saves.");
        await Field(page, "authority").FillAsync("Government of Syria");
        await Field(page, "authority").PressAsync("Enter");
        await Assertions.Expect(Field(page, "submitted_on")).ToBeFocusedAsync();
        await Field(page, "lines.1.location").FillAsync("MAD");
        await Field(page, "lines.1.people").FillAsync("about 500");
        await Field(page, "lines.1.people").PressAsync("Enter");
        await Assertions.Expect(State(page)).ToContainTextAsync("Draft kept");
        Assert.Contains("/enter/request", page.Url, StringComparison.Ordinal);

        await Field(page, "lines.1.people").PressAsync("Control+Enter");
        await Assertions.Expect(SavedForm.Link(page)).ToHaveTextAsync(new Regex("^Request R-"));
        await UndoAsync(page);
    }

    [BrowserFact]
    public async Task Without_script_Enter_saves_nothing_either_and_stops_can_be_moved()
    {
        await using var coordinator = await site.EnterAsync("coordinator", script: false);
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/convoy");
        await Field(page, "stops.1.location").FillAsync("MAD");
        await Field(page, "outcome").SelectOptionAsync("delivered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a stop" }).ClickAsync();
        await Field(page, "stops.2.location").FillAsync("DUM");
        await Field(page, "stops.2.location").PressAsync("Enter");

        await Assertions.Expect(Title(page)).ToHaveTextAsync("Convoy, airdrop or evacuation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("[name$='.location']").First).ToHaveValueAsync("DUM");
        await Assertions.Expect(page.Locator("[name$='.location']").Nth(1)).ToHaveValueAsync("MAD");
    }

    [BrowserFact]
    public async Task Stops_stand_in_the_order_of_the_road_as_they_are_typed_and_moved()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/convoy");
        await Field(page, "departed_on").FillAsync("15 June 2016");
        await Field(page, "agencies").FillAsync("Order of the road");
        foreach (var (place, i) in new[] { "ZAB", "MAD", "DUM" }.Select((p, i) => (p, i + 1)))
        {
            await Field(page, $"stops.{i}.location").FillAsync(place);
        }

        await page.Locator(".entry-bar button.main").ClickAsync();

        // Nothing was said of how it ended: asked for once, where it is said for all.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Listitem))
            .ToHaveTextAsync(["Outcome of all stops: Say how it ended: here for all stops, or below for each of them."]);
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(Field(page, "outcome")).ToBeFocusedAsync();
        await Field(page, "outcome").SelectOptionAsync("planned");
        await Field(page, "stops.3.location").PressAsync("Alt+ArrowUp");
        await SaveMeantAsync(page);
        await Assertions.Expect(Stops(page)).ToContainTextAsync(["Zabadani", "Duma", "Madaya"]);

        await page.GetByRole(AriaRole.Link, new() { Name = "Change", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("[name$='.location']").First).ToHaveValueAsync("Zabadani");
        await Assertions.Expect(Field(page, "stops.1.day")).ToHaveValueAsync("15 Jun 2016");
        await page.Locator(".entry-row").Nth(2).GetByRole(AriaRole.Combobox, new() { Name = "Place" }).PressAsync("Alt+ArrowUp");
        await SaveMeantAsync(page);
        await Assertions.Expect(Stops(page)).ToContainTextAsync(["Zabadani", "Madaya", "Duma"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").First.FillAsync("only tried out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Withdrawn: it does not count")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Days_are_written_as_the_hint_says_and_the_due_day_follows()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/request");
        await Assertions.Expect(Field(page, "submitted_on")).ToHaveValueAsync(new Regex(@"^\d{1,2} [A-Z][a-z]{2} \d{4}$"));
        await page.Locator("[data-picks='f-submitted_on']").FillAsync("2016-03-18");
        await Assertions.Expect(Field(page, "submitted_on")).ToHaveValueAsync("18 Mar 2016");
        await Assertions.Expect(page.Locator("[id='f-due_on-hint']")).ToHaveTextAsync("If left empty: Monday 28 March 2016");
        await Field(page, "submitted_on").FillAsync("١/٦/٢٠١٦");
        await Assertions.Expect(page.Locator("[id='f-due_on-hint']")).ToHaveTextAsync("If left empty: Sunday 12 June 2016");
    }

    [BrowserFact]
    public async Task On_a_phone_no_field_that_has_the_focus_lies_under_the_bar()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360);
        var page = coordinator.Page;

        // As much as is left above the keys.
        await page.SetViewportSizeAsync(360, 380);
        await coordinator.GoAsync("/enter/convoy");
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("""
                () => {
                  const [field, bar] = [document.activeElement, document.querySelector(".entry-bar")];
                  return bar.contains(field) || !document.querySelector("form.entry").contains(field)
                    || field.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1;
                }
                """), $"after {i + 1} times Tab");
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal("numeric", await Field(page, "trucks").GetAttributeAsync("inputmode"));
        Assert.Equal("decimal", await Field(page, "tonnes").GetAttributeAsync("inputmode"));
    }

    private static async Task SaveMeantAsync(IPage page)
    {
        await page.Locator(".entry-bar button.main").ClickAsync();
        var meant = page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" });
        var title = Title(page).Filter(new() { HasTextRegex = new Regex("^Convoy C-") });
        await Assertions.Expect(meant.Or(SavedForm.Link(page)).Or(title)).ToBeVisibleAsync();
        if (await meant.IsVisibleAsync())
        {
            await meant.ClickAsync();
            await Assertions.Expect(SavedForm.Link(page).Or(title)).ToBeVisibleAsync();
        }

        // A new one is followed by the form of the next.
        if (await SavedForm.Link(page).IsVisibleAsync())
        {
            await SavedForm.SeeAsync(page);
        }

        await Assertions.Expect(Title(page)).ToHaveTextAsync(new Regex("^Convoy C-"));
    }

    // As it was for the other tests.
    private static async Task UndoAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/undo/|undone"));
    }

    private static ILocator Stops(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Deliveries" }).Locator("tbody tr");

    private static ILocator Title(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private static ILocator State(IPage page) => page.Locator("[data-state]");

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
