using AccessTracker.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>Two people at once: one at the live board or in a meeting, the other entering what has happened.</summary>
[Collection(OneSite.Name)]
public sealed class LiveJourneyTests(Site site)
{
    [BrowserFact]
    public async Task A_colleagues_entry_appears_on_the_board_and_in_the_meeting_by_itself()
    {
        await using var board = await site.EnterAsync("manager");
        await board.GoAsync("/unreached/live?only=all&group=governorate");
        await board.AliveAsync();
        await board.Page.GetByRole(AriaRole.Button, new() { Name = "Days waiting" }).PressAsync("Enter");
        await board.Page.WaitForURLAsync("**sort=waiting**");
        await board.Page.GetByRole(AriaRole.Button, new() { Name = "Details of Darayya" }).PressAsync("Enter");
        await Assertions.Expect(board.Page.Locator(".live-detail")).ToContainTextAsync("Last attempts: Darayya");
        await EveryPageTests.AssertAccessibleAsync(board.Page);

        await using var meeting = await site.EnterAsync("member", width: 1024);
        await meeting.GoAsync("/unreached/meeting?only=all&place=DAR");
        await meeting.AliveAsync();

        await using var colleague = await site.EnterAsync("manager");
        await EnterPopulationAsync(colleague, "2016-06-29", "8123");

        var row = board.Page.Locator("tr.changed");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("8,123");
        await Assertions.Expect(board.Page.Locator(".live-said [role=status]")).ToHaveTextAsync("Just changed: Darayya.");
        await Assertions.Expect(board.Page.Locator(".live-detail")).ToContainTextAsync("Last attempts: Darayya");
        await EveryPageTests.AssertAccessibleAsync(board.Page);
        await Assertions.Expect(meeting.Page.Locator(".meeting dl")).ToContainTextAsync("8,123");

        // Taken back, for the other tests; and seen.
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(board.Page.Locator("tr.changed")).Not.ToContainTextAsync("8,123");
        await Assertions.Expect(meeting.Page.Locator(".meeting dl")).Not.ToContainTextAsync("8,123");
    }

    [BrowserFact]
    public async Task A_board_that_loses_its_line_or_its_circuit_comes_back_with_its_marks_and_what_was_typed()
    {
        await using var board = await site.EnterAsync("manager");
        await board.GoAsync("/unreached/live?only=all");
        await board.AliveAsync();
        await using var colleague = await site.EnterAsync("manager");
        await EnterPopulationAsync(colleague, "2016-06-28", "8321");
        var row = board.Page.Locator("tr.changed");
        await Assertions.Expect(row).ToContainTextAsync("8,321");

        // The circuit is given up, and a colleague goes on meanwhile.
        await board.Page.EvaluateAsync("() => Blazor.pauseCircuit()");
        var notice = board.Page.Locator("#components-reconnect-modal");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await board.Page.EvaluateAsync("() => Blazor.resumeCircuit()");
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).Not.ToContainTextAsync("8,321");

        // The line is cut; what was typed when nobody heard it is heard afterwards.
        var search = board.Page.Locator("main input[name='q']");
        await search.EvaluateAsync("field => { field.value = 'Darayya'; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }");
        await site.Services.GetRequiredService<OpenConnections>().CloseAsync((_, _) => Task.FromResult(false), CancellationToken.None);
        await board.Page.WaitForURLAsync("**q=Darayya**");
        await Assertions.Expect(row).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_meeting_is_led_by_the_arrow_keys_and_each_place_has_its_address()
    {
        await using var chair = await site.EnterAsync("manager", width: 1024);
        var page = chair.Page;
        await chair.GoAsync("/unreached/meeting?governorate=Homs");
        await chair.AliveAsync();
        await EveryPageTests.AssertAccessibleAsync(page);
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        var first = await title.InnerTextAsync();

        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Place 2 of");
        var second = await title.InnerTextAsync();
        await page.WaitForURLAsync("**place=**");

        // The address alone leads there, also where there is no script; the links lead on.
        await using var reader = await site.EnterAsync("member", script: false);
        await reader.Page.GotoAsync(page.Url);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(second);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Previous place" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Leave the meeting" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("This page has no connection to the server")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("unreached/live\\?governorate=Homs$"));
    }

    private static async Task EnterPopulationAsync(Visitor colleague, string day, string people)
    {
        await colleague.GoAsync("/enter/record/population?location=DAR");
        await colleague.Page.Locator("[name='as_of']").FillAsync(day);
        await colleague.Page.Locator("[name='people']").FillAsync(people);
        await colleague.Page.Locator("[name='authority']").FillAsync("UN");
        await colleague.Page.Locator(".entry-bar button.main").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
    }
}
