using Microsoft.Playwright;

namespace AccessTracker.EndToEnd;

/// <summary>What a page weighs on the line, as the browser counts it, from the build that is tested: nothing is published for this.</summary>
public sealed class PageWeightTests : IAsyncLifetime
{
    private const int Read = 60 * 1024;
    private const int Entered = 120 * 1024;
    private const int EnteredAgain = 15 * 1024;
    private const int Saved = 8 * 1024;

    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
        {
            // A process of its own has the compression and the caching of the program, whatever the tests' host does.
            _server = await ServerProcess.StartAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _browser!.DisposeAsync();
            _playwright!.Dispose();
            await _server.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task A_first_visit_is_light_and_a_second_asks_for_no_asset_again()
    {
        await using var context = await _browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_server!.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "manager" }).ClickAsync();
        await page.WaitForURLAsync($"{_server.Address}{Site.Operation}");

        foreach (var (path, limit) in new[]
        {
            ("", Read), ("/unreached", Read), ("/permits", Read), ("/trends", Read), ("/map", Read), ("/convoys", Read), ("/locations", Read),
                ("/reports/20", Read), ("/alerts", Read), ("/ceasefire", Read), ("/ceasefire/allegations", Read), ("/ceasefire/routes", Read),
            ("/enter/convoy", Entered), ("/enter/request", Entered),
        })
        {
            var (first, second) = (await VisitAsync(page, path, isFirst: true), await VisitAsync(page, path, isFirst: false));

            Assert.True(first.Sum(a => a.Bytes) is > 5_000 and var bytes && bytes <= limit, $"{path}: {Describe(first)}");

            // A map is drawn into its page, and no page may be kept.
            Assert.True(path == "/map" || second.Sum(a => a.Bytes) <= limit / 2, $"{path}, again: {Describe(second)}");
            var answer = Assert.Single(second, a => a.Bytes > 0 && !a.IsBehind);
            Assert.EndsWith(Site.Operation + path, answer.Url, StringComparison.Ordinal);
            Assert.DoesNotContain(first, a =>
                a.Url.Contains("MudBlazor", StringComparison.Ordinal) || a.Url.Contains("blazor.web", StringComparison.Ordinal));
        }
    }

    [BrowserFact]
    public async Task A_form_is_one_small_answer_and_saving_it_is_another()
    {
        await using var context = await _browser!.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_server!.Address}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "coordinator" }).ClickAsync();
        await page.WaitForURLAsync($"{_server.Address}{Site.Operation}");
        var first = await VisitAsync(page, "/enter/convoy", isFirst: true);
        Assert.True(first.Sum(a => a.Bytes) <= Entered, Describe(first));
        Assert.Single(first, a => a.Url.Contains("/entry", StringComparison.Ordinal));

        // What stands on the device is asked about, beside the page and after it.
        var again = await VisitAsync(page, "/enter/convoy", isFirst: false);
        Assert.True(again.Sum(a => a.Bytes) <= EnteredAgain, Describe(again));
        Assert.Single(again, a => a.Bytes > 0 && !a.IsBehind);
        await page.Locator("html[data-known]").WaitForAsync();

        foreach (var (place, i) in new[] { "MAD", "ZAB", "DUM" }.Select((p, i) => (p, i + 1)))
        {
            await page.Locator($"[name='stops.{i}.location']").FillAsync(place);
            await page.Locator($"[name='stops.{i}.people_reached']").FillAsync("900");
        }

        await page.Locator("[name=outcome]").SelectOptionAsync("delivered");
        await page.Locator(".entry-bar button.main").ClickAsync();
        await page.GetByText("Is this right?").WaitForAsync();
        var saving = await WatchAsync(page, async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Yes, save it" }).ClickAsync();
            await SavedForm.Link(page).WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        });
        Assert.EndsWith("/enter/convoy", Assert.Single(saving, a => a.Bytes > 0 && !a.IsBehind).Url, StringComparison.Ordinal);
        Assert.True(saving.Sum(a => a.Bytes) <= Saved, Describe(saving));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
    }

    private static string Describe(IEnumerable<Answer> answers) => string.Join(", ", answers.Select(a => $"{a.Url} {a.Bytes}"));

    private async Task<List<Answer>> VisitAsync(IPage page, string path, bool isFirst)
    {
        await page.GotoAsync("about:blank");
        return await WatchAsync(
            page, () => page.GotoAsync($"{_server!.Address}{Site.Operation}{path}", new() { WaitUntil = WaitUntilState.NetworkIdle }), isFirst);
    }

    private async Task<List<Answer>> WatchAsync(IPage page, Func<Task> act, bool isFirst = false)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        if (isFirst)
        {
            await session.SendAsync("Network.clearBrowserCache");
        }

        var urls = new Dictionary<string, string>();
        var answers = new List<Answer>();
        session.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            urls[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("request").GetProperty("url").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            var url = urls.GetValueOrDefault(e!.Value.GetProperty("requestId").GetString()!, "");
            if (url.StartsWith(_server!.Address, StringComparison.Ordinal))
            {
                answers.Add(new Answer(url, e.Value.GetProperty("encodedDataLength").GetDouble()));
            }
        };
        await act();
        await session.DetachAsync();
        return answers;
    }

    private sealed record Answer(string Url, double Bytes)
    {
        // What a form asks for beside its page: nothing of the page waits for it.
        public bool IsBehind => new[] { "/reference", "/drafts/key", "/session" }.Any(end => Url.EndsWith(end, StringComparison.Ordinal));
    }
}
