using AccessTracker.Web.Components.Layout;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd.Languages;

/// <summary>Whoever has the browser translate pages goes on working on them.</summary>
[Collection(OneSite.Name)]
public sealed class TranslatedPageTests(Site site)
{
    // As Chrome's translator does: each text node, now and whenever one comes, is replaced by one in two elements; not where a page forbids it.
    private const string Translate = """
        () => {
          window.translated = 0;
          const translate = root => {
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walk.nextNode()) nodes.push(walk.currentNode);
            for (const node of nodes) {
              const element = node.parentElement;
              if (!element || !node.nodeValue.trim() || element.closest('script, style, textarea, font')) continue;
              if (element.closest('[translate]')?.getAttribute('translate') === 'no' || element.closest('.notranslate')) continue;
              const outer = document.createElement('font');
              outer.appendChild(document.createElement('font')).textContent = `«${node.nodeValue.trim()}»`;
              node.replaceWith(outer);
              window.translated++;
            }
          };
          translate(document.body);
          new MutationObserver(changes => changes.forEach(c => c.addedNodes.forEach(n => translate(n.nodeType === 3 ? n.parentNode ?? n : n))))
            .observe(document.body, { childList: true, subtree: true });
        }
        """;

    [BrowserFact]
    public async Task A_page_with_a_circuit_works_on_in_a_browser_that_translates()
    {
        // Whoever adds a page with a circuit sees here that the browser's translator leaves it alone.
        Assert.Equal(
            [
                typeof(Web.Boards.Live.LiveBoardPage).FullName!, typeof(Web.Boards.Live.MeetingPage).FullName!,
                typeof(Web.Desk.Jobs.JobsPage).FullName!,
            ],
            DeskRoot.Pages.Keys.Order(StringComparer.Ordinal));
        await using var manager = await site.EnterAsync("manager");
        var errors = Errors(manager.Page);
        await manager.GoAsync("/jobs");
        await manager.AliveAsync();
        await manager.Page.EvaluateAsync(Translate);
        Assert.Equal(0, await manager.Page.EvaluateAsync<int>("window.translated"));

        // Twice: what the first run wrote is replaced.
        for (var run = 0; run < 2; run++)
        {
            await manager.Page.Locator("main .actions button").ClickAsync();
            await manager.Page.Locator(".mud-dialog .mud-button-filled").ClickAsync();
            await Assertions.Expect(manager.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Done" }))
                .ToBeVisibleAsync(new() { Timeout = 30_000 });
        }

        await Assertions.Expect(manager.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        Assert.Empty(errors);
    }

    [BrowserFact]
    public async Task Lists_are_searched_and_sorted_on_in_a_browser_that_translates()
    {
        await using var reader = await site.EnterAsync();
        var errors = Errors(reader.Page);
        foreach (var list in new[] { "/convoys", "/requests", "/locations", "/unreached", "/ceasefire/allegations" })
        {
            await reader.GoAsync(list);
            await reader.Page.EvaluateAsync(Translate);
            Assert.NotEqual(0, await reader.Page.EvaluateAsync<int>("window.translated"));
            var search = reader.Page.Locator(".filters [name='q']");
            if (!await search.IsVisibleAsync())
            {
                await reader.Page.Locator("main details:has([name='q']) > summary").ClickAsync();
            }

            await search.FillAsync("Duma");
            await search.PressAsync("Enter");
            await reader.Page.WaitForURLAsync(url => url.Contains("q=Duma", StringComparison.Ordinal));
            await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }

        Assert.Empty(errors);
    }

    // The form that has most scripts: a picker of places, rows that are added and moved, days in words, a draft that keeps itself.
    [BrowserFact]
    public async Task A_form_is_filled_in_and_kept_in_a_browser_that_translates()
    {
        await using var coordinator = await site.EnterAsync("coordinator");
        var page = coordinator.Page;
        var errors = Errors(page);
        await coordinator.GoAsync("/enter/convoy");
        await page.EvaluateAsync(Translate);
        Assert.NotEqual(0, await page.EvaluateAsync<int>("window.translated"));

        await page.Locator("[name='departed_on']").FillAsync("15 June 2016");
        await page.Locator("[name='agencies']").FillAsync("UN; SARC");
        for (var row = 1; row <= 2; row++)
        {
            await page.Locator($"[name='stops.{row}.location']").PressSequentiallyAsync(row == 1 ? "mada" : "duma");
            await page.Locator("ul.places:not([hidden]) li").First.WaitForAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Locator("ul.places:not([hidden]) li[aria-selected=true]").WaitForAsync();
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(page.Locator("[name='stops.2.location']")).ToHaveValueAsync("Duma");
        await page.Locator("button[value='up:stops.2']").ClickAsync();
        await Assertions.Expect(page.Locator("[name$='.location']").First).ToHaveValueAsync("Duma");
        await Assertions.Expect(page.Locator("[data-state]")).Not.ToBeEmptyAsync();
        await page.Locator("button[value=discard]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(errors);
    }

    private static List<string> Errors(IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) => errors.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }
}
