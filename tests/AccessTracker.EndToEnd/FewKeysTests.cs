using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>How little it takes to enter a day's work (docs/entering.md, Keys and waits); a convoy by keyboard is in ConvoyJourneyTests.</summary>
[Collection(OneSite.Name)]
public sealed class FewKeysTests(Site site)
{
    private const int KeysOfARequest = 60;
    private const int KeysOfAnAnswer = 20;
    private const int KeysOfABulletin = 40;
    private const int TapsOfAConvoy = 25;

    [BrowserFact]
    public async Task A_request_of_six_places_its_answer_and_a_bulletin_take_few_keys()
    {
        await using var manager = await site.EnterAsync("manager");
        var page = manager.Page;
        await manager.GoAsync("/enter/request");
        await page.Locator("html[data-known]").WaitForAsync();

        // To the last authority, of today: the work begins with the first place.
        await Assertions.Expect(Field(page, "authority")).ToHaveValueAsync(new Regex(".+"));
        await Assertions.Expect(Field(page, "lines.1.location")).ToBeFocusedAsync();
        var keys = new Keys(page);
        foreach (var place in new[] { "ma", "du", "da", "za", "ar", "fo" })
        {
            await keys.TypeAsync(place, "Enter");
            await keys.TypeAsync("900", "Enter");
        }

        await SaveAsync(page, keys);
        Assert.InRange(keys.Count, 1, KeysOfARequest);
        await SavedForm.SeeAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex("^Request R-"));
        var request = page.Url;

        // One letter that grants all of it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Log an answer", Exact = true }).ClickAsync();
        await Assertions.Expect(Field(page, "decision")).ToBeFocusedAsync();
        keys = new Keys(page);
        await keys.PressAsync("G", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Space");
        await Assertions.Expect(page.Locator("[name^='lines.'][name$='.on']:checked")).ToHaveCountAsync(6);
        await SaveAsync(page, keys);
        Assert.InRange(keys.Count, 1, KeysOfAnAnswer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GotoAsync(request);
        await page.GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await page.GetByLabel("Reason").First.FillAsync("only tried out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();

        // A bulletin of a day: a count and Enter for each governorate.
        await manager.GoAsync("/enter/bulletin");
        await Assertions.Expect(Field(page, "counts.1.count")).ToBeFocusedAsync();
        keys = new Keys(page);
        var governorates = await page.Locator("[name^='counts.'][name$='.count']").CountAsync();
        for (var i = 0; i < governorates; i++)
        {
            await keys.TypeAsync("2", "Enter");
        }

        Assert.InRange(keys.Count, 1, KeysOfABulletin - 1);
        await page.Locator("button[value=discard]").ClickAsync();
    }

    [BrowserFact]
    public async Task A_convoy_of_three_stops_takes_few_taps_of_a_thumb()
    {
        await using var coordinator = await site.EnterAsync("coordinator", width: 360);
        var page = coordinator.Page;
        await coordinator.GoAsync("/enter/convoy");
        await page.Locator("html[data-known]").WaitForAsync();
        var taps = 0;
        foreach (var (place, i) in new[] { "ma", "za", "du" }.Select((p, i) => (p, i + 1)))
        {
            await TapAsync(Field(page, $"stops.{i}.location"));
            await page.Keyboard.TypeAsync(place);
            await TapAsync(page.Locator("ul.places:not([hidden]) li").First);
            await TapAsync(Field(page, $"stops.{i}.people_reached"));
            await page.Keyboard.TypeAsync("900");
        }

        await TapAsync(Field(page, "trucks"));
        await page.Keyboard.TypeAsync("20");
        await TapAsync(Field(page, "outcome"));
        await Field(page, "outcome").SelectOptionAsync("delivered");
        taps++;
        await TapAsync(page.Locator(".entry-bar button.main"));

        // Whether something is asked goes by what others have entered.
        var meant = page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" });
        await Assertions.Expect(meant.Or(SavedForm.Link(page)).First).ToBeVisibleAsync();
        if (await meant.IsVisibleAsync())
        {
            await TapAsync(meant);
        }

        await Assertions.Expect(SavedForm.Link(page)).ToBeVisibleAsync();
        Assert.InRange(taps, 1, TapsOfAConvoy);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/undo/|undone"));

        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }
    }

    // What is asked is meant.
    private static async Task SaveAsync(IPage page, Keys keys)
    {
        await keys.PressAsync("Control+Enter");
        var asked = page.GetByText("Is this right?");
        await Assertions.Expect(asked.Or(SavedForm.Link(page)).First).ToBeVisibleAsync();
        if (await asked.IsVisibleAsync())
        {
            await keys.PressAsync("Control+Enter");
        }

        await Assertions.Expect(SavedForm.Link(page)).ToBeVisibleAsync();
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"[name='{name}']");
}
