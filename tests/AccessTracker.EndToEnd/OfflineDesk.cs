using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>A telephone on which a coordinator enters records of the demonstration operation without a line.</summary>
internal sealed class OfflineDesk(string address, IPage page)
{
    public const string Pin = "three small words";

    public IPage Page { get; } = page;

    public ILocator Entries => Page.Locator("[data-entries] > li");

    public ILocator Line => Page.Locator("[data-line]");

    /// <summary>Signs in and turns it on.</summary>
    public static Task<OfflineDesk> TurnOnAsync(Site site) => TurnOnAsync(site, site.Address);

    /// <summary>The same at a program of another address, with the browser of the site.</summary>
    public static async Task<OfflineDesk> TurnOnAsync(Site site, string address) => await TurnOnAsync(await site.NewPageAsync(width: 360), address);

    /// <summary>The same in a page that nobody has signed in with.</summary>
    public static async Task<OfflineDesk> TurnOnAsync(IPage page, string address)
    {
        var desk = new OfflineDesk(address, page);
        desk.Answer();
        await desk.GoAsync("/sign-in");
        await desk.Page.Locator("form:has(input[value='coordinator']) button").ClickAsync();
        await desk.Page.WaitForURLAsync(
            url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { Timeout = 30_000, WaitUntil = WaitUntilState.Commit });
        await desk.TurnOnHereAsync();
        return desk;
    }

    /// <summary>The line becomes slow, and pages learn so from what each asks.</summary>
    public async Task BeginSlowLineAsync()
    {
        await (await SlowLine.OfAsync(Page)).BeginAsync();
        for (var i = 0; i < 2; i++)
        {
            await GoAsync("/account");
            await Assertions.Expect(Line).ToContainTextAsync("On line", new() { Timeout = 60_000 });
        }
    }

    /// <summary>Turns it on, from the account page.</summary>
    public async Task TurnOnHereAsync()
    {
        await Page.GotoAsync($"{address}/account");
        await Page.Locator("a[href*='/device?on=']").First.ClickAsync();
        await Page.Locator("[name=pin]").FillAsync(Pin);
        await Page.Locator("[name=again]").FillAsync(Pin);
        await Page.Locator("[data-set-up] button").ClickAsync();
        await Page.Locator("[data-forms] li").Nth(7).WaitForAsync(new() { Timeout = 30_000 });
    }

    /// <summary>Another tab of the same telephone, at a page of the program.</summary>
    public async Task<OfflineDesk> AnotherTabAsync(string path)
    {
        var other = new OfflineDesk(address, await Page.Context.NewPageAsync());
        other.Answer();
        await other.GoAsync(path);
        return other;
    }

    public Task GoAsync(string path) => Page.GotoAsync(address + path);

    /// <summary>Begins an entry from the page on the device.</summary>
    public async Task BeginAsync(string form)
    {
        await Page.Locator($"[data-form='{form}']").ClickAsync();
        await Page.Locator("form.entry").WaitForAsync();
    }

    public ILocator Field(string name) => Page.Locator($"form.entry [name='{name}']");

    public async Task SaveAsync()
    {
        await Page.Locator(".entry-bar button.main").ClickAsync();
        await Page.Locator("[data-entries]").WaitForAsync();
    }

    /// <summary>A request of one place, as short as one can be.</summary>
    public async Task EnterRequestAsync(string authority)
    {
        await BeginAsync("request");
        await Field("authority").FillAsync(authority);
        await Field("lines.1.location").FillAsync("MAD");
        await SaveAsync();
    }

    /// <summary>The entries whose name holds the text.</summary>
    public ILocator Entry(string name) => Entries.Filter(new() { Has = Page.Locator("[data-name]", new() { HasText = name }) });

    /// <summary>The entry of that name has the state.</summary>
    public Task ExpectAsync(string name, string state) =>
        Assertions.Expect(Entry(name).Locator(".chip")).ToHaveTextAsync(state, new() { Timeout = 30_000 });

    /// <summary>How many requests of an authority whose name begins so are saved.</summary>
    public async Task<IReadOnlyList<string>> SavedAsync(string beginning)
    {
        var page = await Page.Context.NewPageAsync();
        var found = new List<string>();
        await page.GotoAsync($"{address}{Site.Operation}/requests");
        for (;;)
        {
            var shown = string.Join('\n', await page.Locator("main tbody").AllInnerTextsAsync());
            found.AddRange(Regex.Matches(shown, Regex.Escape(beginning) + @" \d+").Select(m => m.Value));
            var next = page.Locator("a[rel=next]").First;
            if (await next.CountAsync() == 0)
            {
                break;
            }

            await next.ClickAsync();
        }

        await page.CloseAsync();
        return found;
    }

    /// <summary>All that the browser stores of the program, as text.</summary>
    public async Task<string> StoredAsync()
    {
        // A device that empties itself leaves its page at once, and what was asked of that page is lost with it.
        for (var tried = 0; ; tried++)
        {
            try
            {
                return await Page.EvaluateAsync<string>(ReadStored);
            }
            catch (PlaywrightException) when (tried < 5)
            {
                await Page.WaitForLoadStateAsync(LoadState.Load);
            }
        }
    }

    private const string ReadStored =
        """
        async () => {
          const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
          const done = request => new Promise(resolve => { request.onsuccess = () => resolve(request.result); });
          const text = value => JSON.stringify(value, (key, one) => one instanceof Uint8Array ? new TextDecoder().decode(one) : one);
          for (const { name } of await indexedDB.databases()) {
            const database = await done(indexedDB.open(name));
            for (const one of database.objectStoreNames) {
              const store = database.transaction(one).objectStore(one);
              found.push(one, text(await done(store.getAllKeys())), text(await done(store.getAll())));
            }
            database.close();
          }
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              found.push(request.url, await (await cache.match(request)).text());
            }
          }
          return found.join("\n");
        }
        """;

    // Whatever the program asks, it is meant.
    private void Answer() => Page.Dialog += (_, dialog) => dialog.AcceptAsync();
}
